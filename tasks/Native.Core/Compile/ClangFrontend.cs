using System.Text;

namespace Native.Core.Compile;

/// <summary>Represents the files of one compilation.</summary>
/// <param name="Source">Full path of the source.</param>
/// <param name="Object">Full path of the object.</param>
/// <param name="Depfile">Full path of the depfile.</param>
public sealed record CompileFiles(string Source, string Object, string Depfile)
{
    /// <summary>The driver arguments for these files.</summary>
    public IReadOnlyList<string> Arguments => ["-MD", "-MF", Depfile, "-c", Source, "-o", Object];
}

/// <summary>
/// Represents the command that clang's driver runs for a source. <c>zig cc</c> computes the options of clang's driver and becomes
/// that driver, which computes the options of the compiler (<c>-cc1</c>) and runs it. For many files with the same options,
/// the SDK runs the driver once with <c>-###</c> (https://clang.llvm.org/docs/FAQ.html#driver) and starts the compiler for
/// each file, which takes a fifth of the time for small files.
/// </summary>
public sealed class ClangFrontend
{
    // Longer command lines require a response file, which zig and clang parse differently.
    private const int LongestLine = 20_000;

    private readonly CompileFiles _sample;
    private readonly IReadOnlyList<string> _arguments;

    private ClangFrontend(CompileFiles sample, IReadOnlyList<string> arguments) => (_sample, _arguments) = (sample, arguments);

    /// <summary>
    /// Reads the output of <c>-###</c> for <paramref name="sample"/>, whose file names must be unique in it. Returns null
    /// if the driver would run several programs (assembly) or write other files.
    /// </summary>
    public static ClangFrontend? Read(string output, CompileFiles sample)
    {
        var jobs = output.Split('\n').Where(line => line.StartsWith(" \"", StringComparison.Ordinal)).ToList();
        if (jobs.Count != 1 || jobs[0].Length > LongestLine || Words(jobs[0]) is not [_, "-cc1", ..] words)
            return null;
        // The target of the rule in the depfile, escaped for make. It is not used.
        var frontend = new ClangFrontend(sample, [.. words.Skip(1).Select((word, i) => words[i] == "-MT" ? "object" : word)]);
        string[] names = [Path.GetFileNameWithoutExtension(sample.Source), Path.GetFileNameWithoutExtension(sample.Object)];
        return frontend.Arguments(new("source", "object", "depfile")).Any(argument => names.Any(argument.Contains)) ? null : frontend;
    }

    /// <summary>The arguments of the compiler for <paramref name="files"/>; the first is <c>-cc1</c>.</summary>
    public IReadOnlyList<string> Arguments(CompileFiles files)
    {
        // The argument after -main-file-name.
        var name = Path.GetFileName(_sample.Source);
        return
        [
            .. _arguments.Select(argument => argument == name ? Path.GetFileName(files.Source) : argument
                .Replace(_sample.Source, files.Source, StringComparison.Ordinal)
                .Replace(_sample.Object, files.Object, StringComparison.Ordinal)
                .Replace(_sample.Depfile, files.Depfile, StringComparison.Ordinal)),
        ];
    }

    // Each word is quoted, with a backslash before quotation marks, backslashes and dollar signs. Null for an incomplete line,
    // which occurs if an argument contains a line break.
    private static List<string>? Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted)
                    words.Add(word.ToString());
                word.Clear();
                quoted = !quoted;
            }
            else if (quoted)
            {
                i += line[i] == '\\' ? 1 : 0;
                if (i == line.Length)
                    return null;
                word.Append(line[i]);
            }
        }

        return quoted ? null : words;
    }
}
