using System.Text;

namespace Native.Core.Compile;

/// <summary>The files of one compilation.</summary>
/// <param name="Source">Full path of what is compiled.</param>
/// <param name="Object">Full path of the object.</param>
/// <param name="Depfile">Full path of the list of headers.</param>
public sealed record CompileFiles(string Source, string Object, string Depfile)
{
    /// <summary>What names them to the driver.</summary>
    public IReadOnlyList<string> Arguments => ["-MD", "-MF", Depfile, "-c", Source, "-o", Object];
}

/// <summary>
/// The command that clang's driver would run for a source. <c>zig cc</c> works out the options of clang's driver and becomes
/// it; that works out the options of the compiler (<c>-cc1</c>), which only then runs. Where many files share their options,
/// the driver is asked once with <c>-###</c> (https://clang.llvm.org/docs/FAQ.html#driver) and the compiler is started for
/// each: a fifth of the time of a small file.
/// </summary>
public sealed class ClangFrontend
{
    // Longer lines need a response file, which zig and clang read by different rules.
    private const int LongestLine = 20_000;

    private readonly CompileFiles _sample;
    private readonly IReadOnlyList<string> _arguments;

    private ClangFrontend(CompileFiles sample, IReadOnlyList<string> arguments) => (_sample, _arguments) = (sample, arguments);

    /// <summary>
    /// Reads what <c>-###</c> printed for <paramref name="sample"/>, whose file names occur in nothing else. Null
    /// where the driver would run several programs (assembly), or would make more files than these.
    /// </summary>
    public static ClangFrontend? Read(string output, CompileFiles sample)
    {
        var jobs = output.Split('\n').Where(line => line.StartsWith(" \"", StringComparison.Ordinal)).ToList();
        if (jobs.Count != 1 || jobs[0].Length > LongestLine || Words(jobs[0]) is not [_, "-cc1", ..] words)
            return null;
        // The name of the depfile's rule, escaped for make; nobody reads it.
        var frontend = new ClangFrontend(sample, [.. words.Skip(1).Select((word, i) => words[i] == "-MT" ? "object" : word)]);
        string[] names = [Path.GetFileNameWithoutExtension(sample.Source), Path.GetFileNameWithoutExtension(sample.Object)];
        return frontend.Arguments(new("source", "object", "depfile")).Any(argument => names.Any(argument.Contains)) ? null : frontend;
    }

    /// <summary>The arguments of the compiler for <paramref name="files"/>; the first is <c>-cc1</c>.</summary>
    public IReadOnlyList<string> Arguments(CompileFiles files)
    {
        // Behind -main-file-name, alone.
        var name = Path.GetFileName(_sample.Source);
        return
        [
            .. _arguments.Select(argument => argument == name ? Path.GetFileName(files.Source) : argument
                .Replace(_sample.Source, files.Source, StringComparison.Ordinal)
                .Replace(_sample.Object, files.Object, StringComparison.Ordinal)
                .Replace(_sample.Depfile, files.Depfile, StringComparison.Ordinal)),
        ];
    }

    // Every word in quotes, with a backslash before quotes, backslashes and dollars. Null where the line ends early,
    // as it does when an argument has a line break.
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
