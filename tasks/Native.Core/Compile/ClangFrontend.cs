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

    private readonly IReadOnlyList<string> _arguments;

    private ClangFrontend(IReadOnlyList<string> arguments) => _arguments = arguments;

    /// <summary>
    /// Reads what <c>-###</c> printed for <paramref name="sample"/>, whose file names occur in nothing else. Null
    /// where the driver would run several programs (assembly), or would make more files than these.
    /// </summary>
    public static ClangFrontend? Read(string output, CompileFiles sample)
    {
        var jobs = output.Split('\n').Where(line => line.StartsWith(" \"", StringComparison.Ordinal)).ToList();
        if (jobs.Count != 1 || jobs[0].Length > LongestLine || Words(jobs[0]) is not [_, "-cc1", ..] words)
            return null;
        var arguments = new List<string>();
        foreach (var word in words.Skip(1))
        {
            arguments.Add(arguments switch
            {
                [.., "-main-file-name"] => word.Replace(Path.GetFileName(sample.Source), Mark.Name, StringComparison.Ordinal),
                // The name of the depfile's rule, escaped for make; nobody reads it.
                [.., "-MT"] => "object",
                _ => word.Replace(sample.Source, Mark.Source, StringComparison.Ordinal)
                    .Replace(sample.Object, Mark.Object, StringComparison.Ordinal)
                    .Replace(sample.Depfile, Mark.Depfile, StringComparison.Ordinal),
            });
        }

        string[] names = [Path.GetFileNameWithoutExtension(sample.Source), Path.GetFileNameWithoutExtension(sample.Object)];
        return arguments.Any(argument => names.Any(argument.Contains)) ? null : new(arguments);
    }

    /// <summary>The arguments of the compiler for <paramref name="files"/>; the first is <c>-cc1</c>.</summary>
    public IReadOnlyList<string> Arguments(CompileFiles files) =>
    [
        .. _arguments.Select(argument => !argument.Contains('\0') ? argument : argument
            .Replace(Mark.Name, Path.GetFileName(files.Source), StringComparison.Ordinal)
            .Replace(Mark.Source, files.Source, StringComparison.Ordinal)
            .Replace(Mark.Object, files.Object, StringComparison.Ordinal)
            .Replace(Mark.Depfile, files.Depfile, StringComparison.Ordinal)),
    ];

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

    // No argument of a process can have a NUL.
    private static class Mark
    {
        public const string Name = "\0name";
        public const string Source = "\0source";
        public const string Object = "\0object";
        public const string Depfile = "\0depfile";
    }
}
