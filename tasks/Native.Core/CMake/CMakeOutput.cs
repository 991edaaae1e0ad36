using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.CMake;

/// <summary>Reads the messages of CMake, and the objects that a build tool reports.</summary>
public static partial class CMakeOutput
{
    /// <summary>
    /// Reads <c>CMake Error at CMakeLists.txt:3 (project):</c> and the indented lines after it. Reports NSDK1006 for a missing
    /// compiler, NSDK3030 for a broken one, NSDK3025 for an unknown generator, otherwise <paramref name="code"/>.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Parse(string output, string directory, string code = "NSDK1007")
    {
        var diagnostics = new List<Diagnostic>();
        foreach (Match match in Error().Matches(output.Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            if (match.Value.Contains("not set, after EnableLanguage", StringComparison.Ordinal) && diagnostics.Count > 0)
                continue;
            if (match.Groups["unset"].Captures is { Count: > 0 } variables)
            {
                diagnostics.AddRange(variables.Select(variable => Unset(variable.Value, code)));
                continue;
            }

            var lines = match.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var file = match.Groups["file"] is { Success: true } group ? Path.GetFullPath(group.Value, directory) : null;
            _ = int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line);
            diagnostics.Add(Diagnose(lines, code, file, line));
        }

        return diagnostics;
    }

    private static Diagnostic Diagnose(string[] lines, string code, string? file, int line)
    {
        var text = string.Join(' ', lines);
        if (Broken().Match(string.Join('\n', lines)) is { Success: true } broken)
            return Diagnostic.Error("NSDK3030",
                $"The compiler {broken.Groups["compiler"].Value} cannot build CMake's test program: {Reason(broken.Groups["output"].Value)} Expected a "
                + "working compiler and linker. Check the flags in CFLAGS, CXXFLAGS, CPPFLAGS and LDFLAGS (and their RID-specific forms), and in Options; "
                + "if zig cannot read a file of its own cache, delete the directory that 'zig env' shows as global_cache_dir.");
        if (NoCompiler().IsMatch(text))
            return Diagnostic.Error("NSDK1006",
                $"CMake did not find a C compiler on this machine: {text} Install one (apt install gcc g++, dnf install gcc gcc-c++, "
                + "apk add build-base, xcode-select --install), or install zig.");
        if (NoGenerator().IsMatch(text))
            return Diagnostic.Error("NSDK3025",
                $"CMake reported: {text.TrimEnd('.')}. Expected a generator that 'cmake --help' lists and that is installed; correct the metadata "
                + "Generator of the NativeCMakeProject item, or the environment variable CMAKE_GENERATOR.");
        return new(Severity.Error, code, $"CMake reported: {text}{(TryRun().Match(text) is { Success: true } run ? Answer(run) : "")}", file, line);
    }

    // The lines of the compiler and the linker in the output of a build.
    private static string Reason(string output)
    {
        var complaints = Complaint().Matches(output).Select(match => match.Value).Distinct().ToList();
        return complaints.Count > 0 ? string.Join(' ', complaints) : output.ReplaceLineEndings(" ");
    }

    // RUN_IT (advanced) RUN_IT__TRYRUN_OUTPUT (advanced)
    private static string Answer(Match run)
    {
        var options = run.Groups["name"].Captures.Select(name => $"-D{name.Value}={(name.Value.EndsWith("OUTPUT", StringComparison.Ordinal) ? "" : "0")}");
        return $" The project runs a program that it built for the target, which this machine cannot run. Expected the exit code (and the output) of the program on the "
            + $"target; set them in the metadata Options, such as Options=\"{string.Join(';', options)}\".";
    }

    // MATH, with lines such as: linked by target "wave" in directory /p/cm. An include folder has its own directory as a prefix.
    private static Diagnostic Unset(string text, string code)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var uses = lines.Skip(1).Where(line => !line.Contains(CMakeConsumerWriter.Target, StringComparison.Ordinal)).ToList();
        var name = lines[0][(lines[0].LastIndexOf('/') + 1)..];
        var folder = uses.Select(use => Use().Match(use).Groups["folder"].Value).FirstOrDefault(folder => folder.Length > 0);
        return new(Severity.Error, code,
            $"CMake reported: the variable {name} is used but was not found ({string.Join("; ", uses)}). Expected a library, a directory or a file that the project "
            + $"searches for: set it in the metadata Options, such as Options=\"-D{name}=…\" (for a library of the target system, its name without lib), add the "
            + "CMake project that builds it to the metadata Needs, or turn off the feature that needs it.",
            folder is null ? null : Path.Combine(folder, "CMakeLists.txt"));
    }

    /// <summary>Returns the sources that Ninja or Make compiled, in order: <c>Building C object …/a.c.o</c>.</summary>
    public static IReadOnlyList<string> Compiled(string output, HostSystem host) =>
        [.. Building().Matches(host.Slashes(output)).Select(match => match.Groups["source"].Value)];

    /// <summary>
    /// Returns the objects of languages with headers, relative to the build tree, in order. Separators are slashes, because Ninja on Windows
    /// uses both separators for the same object.
    /// </summary>
    public static IReadOnlyList<string> Objects(string output, HostSystem host) =>
        [.. Building().Matches(host.Slashes(output)).Where(match => match.Groups["language"].Value is "C" or "CXX" or "OBJC" or "OBJCXX").Select(match => match.Groups["object"].Value)];

    /// <summary>Returns true if a build linked.</summary>
    public static bool Linked(string output) => Linking().IsMatch(output);

    /// <summary>Returns the headers in the output of <c>ninja -t deps</c>.</summary>
    public static IReadOnlyList<string> NinjaDependencies(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];

    /// <summary>Returns the objects with recorded dependencies in the output of <c>ninja -t deps</c>: <c>a.c.o: #deps 2, deps mtime 5 (VALID)</c>.</summary>
    public static IReadOnlySet<string> NinjaKnown(string output, HostSystem host) =>
        NinjaObject().Matches(host.Slashes(output)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the value of a variable in a CMake file, or empty: <c>set(CMAKE_C_COMPILER "/usr/bin/cc")</c>.</summary>
    public static string Value(string file, string name) =>
        Regex.Match(file, $@"set\({Regex.Escape(name)} ""(.*?)""\)").Groups[1].Value;

    [GeneratedRegex("""
        ^CMake\ Error(?:\ at\ (?<file>.+?):(?<line>\d+)(?:\ \(.*?\))?)?:[ \t]*
        (?: The\ following\ variables\ are\ used.*NOTFOUND\.\n Please\ set.*\n (?<unset>\S.*\n(?:[ \t]+.*\n)+)+
          | (?<text>.*(?:\n(?:[ \t]+.*|(?=\n[ \t])))*))
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Error();

    [GeneratedRegex(@"Could not find compiler|No CMAKE_\w+_COMPILER could be found|CMAKE_\w+_COMPILER(?:-NOTFOUND| not set)|is not a full path and was not found in the PATH")]
    private static partial Regex NoCompiler();

    [GeneratedRegex("""compiler\n"(?<compiler>[^"]+)"\nis not able to compile.*?(?:following output:\n(?<output>.*?))?(?:\nCMake will not be able.*)?$""", RegexOptions.Singleline)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^(?!collect2:|ninja:|FAILED:)(?:.*[^\w\n])?(?:error|note|unrecognized|undefined|unknown|cannot|not found|No such file)[^\w\n].*$", RegexOptions.Multiline)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"try_run\(\) invoked in cross-compiling mode.*appropriately:(?: (?<name>\w+) \(advanced\))+")]
    private static partial Regex TryRun();

    [GeneratedRegex(@"in directory (?<folder>.+)$")]
    private static partial Regex Use();

    [GeneratedRegex(@"Could not create named generator|unable to find a build program corresponding to")]
    private static partial Regex NoGenerator();

    [GeneratedRegex("""Building (?<language>\w+) object (?<quote>["']?)(?<object>(?:.*/)?(?<source>[^/\r\n]+)\.(?:o|obj))["']?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Building();

    [GeneratedRegex(@"^(\S.*): #deps [1-9]\d*, ", RegexOptions.Multiline)]
    private static partial Regex NinjaObject();

    [GeneratedRegex(@"Linking \w+ (?:shared|static|executable)")]
    private static partial Regex Linking();
}
