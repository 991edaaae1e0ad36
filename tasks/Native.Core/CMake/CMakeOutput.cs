using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.CMake;

/// <summary>Reads what CMake says when it configures, and which objects a build tool reports.</summary>
public static partial class CMakeOutput
{
    /// <summary>
    /// <c>CMake Error at CMakeLists.txt:3 (project):</c> and the indented lines behind it. NSDK1006 where there is no
    /// compiler, NSDK3025 where there is no such generator, else <paramref name="code"/>.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Parse(string output, string directory, string code = "NSDK1007")
    {
        var diagnostics = new List<Diagnostic>();
        foreach (Match match in Error().Matches(output.Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            if (match.Value.Contains("not set, after EnableLanguage", StringComparison.Ordinal) && diagnostics.Count > 0)
                continue;
            var text = string.Join(' ', match.Groups["text"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
            var file = match.Groups["file"] is { Success: true } group ? Path.GetFullPath(group.Value, directory) : null;
            _ = int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line);
            diagnostics.Add(Diagnose(text, code, file, line));
        }

        return diagnostics;
    }

    private static Diagnostic Diagnose(string text, string code, string? file, int line)
    {
        if (NoCompiler().IsMatch(text))
            return Diagnostic.Error("NSDK1006",
                $"CMake finds no C compiler on this machine: {text} Install one (apt install gcc g++, dnf install gcc gcc-c++, "
                + "apk add build-base, xcode-select --install), or install zig.");
        if (NoGenerator().IsMatch(text))
            return Diagnostic.Error("NSDK3025",
                $"CMake says: {text.TrimEnd('.')}. Expected a generator that is installed here, as 'cmake --help' lists them; mend the metadata "
                + "Generator of the NativeCMakeProject item, or the environment variable CMAKE_GENERATOR.");
        return new(Severity.Error, code, $"CMake says: {text}", file, line);
    }

    /// <summary>The sources that a build by Ninja or Make compiled, in order: <c>Building C object …/a.c.o</c>.</summary>
    public static IReadOnlyList<string> Compiled(string output) =>
        [.. Building().Matches(output).Select(match => match.Groups[1].Value)];

    /// <summary>Whether a build linked.</summary>
    public static bool Linked(string output) => Linking().IsMatch(output);

    /// <summary>The headers in the answer of <c>ninja -t deps</c>.</summary>
    public static IReadOnlyList<string> NinjaDependencies(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];

    /// <summary>The value that a CMake file sets a variable to, or empty: <c>set(CMAKE_C_COMPILER "/usr/bin/cc")</c>.</summary>
    public static string Value(string file, string name) =>
        Regex.Match(file, $@"set\({Regex.Escape(name)} ""(.*?)""\)").Groups[1].Value;

    [GeneratedRegex(@"^CMake Error(?: at (?<file>.+?):(?<line>\d+)(?: \(.*?\))?)?:[ \t]*(?<text>.*(?:\n(?:[ \t]+.*|(?=\n[ \t])))*)", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"Could not find compiler|No CMAKE_\w+_COMPILER could be found|CMAKE_\w+_COMPILER(?:-NOTFOUND| not set)|is not a full path and was not found in the PATH|is not able to compile")]
    private static partial Regex NoCompiler();

    [GeneratedRegex(@"Could not create named generator|unable to find a build program corresponding to")]
    private static partial Regex NoGenerator();

    [GeneratedRegex("""Building \w+ object (?:.*/)?([^/\r\n]+)\.(?:o|obj)["']?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Building();

    [GeneratedRegex(@"Linking \w+ (?:shared|static|executable)")]
    private static partial Regex Linking();
}
