namespace Native.Tool;

/// <summary>Selects values for the options of a CMake project, so that it builds a static library and nothing else.</summary>
internal static class CMakeOptions
{
    // The SDK sets these itself.
    private static readonly string[] s_set = ["BUILD_SHARED_LIBS", "BUILD_TESTING"];

    // Words of options that only add programs, tests and documents.
    private static readonly HashSet<string> s_extras = new(StringComparer.Ordinal)
    {
        "TEST", "TESTS", "TESTING", "UNITTESTS", "EXAMPLE", "EXAMPLES", "SAMPLE", "SAMPLES", "DEMO", "DEMOS", "BENCH", "BENCHMARK", "BENCHMARKS", "FUZZ", "FUZZER", "FUZZERS",
        "FUZZING", "DOC", "DOCS", "DOCUMENTATION", "DOXYGEN", "MANPAGES", "MAN", "TOOL", "TOOLS", "PROGRAM", "PROGRAMS", "UTIL", "UTILS", "APP", "APPS", "CLI", "GZIP", "XXHSUM",
        "REGRESS",
    };

    private static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "BUILD", "ENABLE", "WITH", "INSTALL", "USE", "GENERATE", "ENABLED", "AND", "ON" };

    /// <summary>Returns <c>-DNAME=OFF</c> and <c>-DNAME=ON</c> for the options that the scripts declare and that are not yet so by default.</summary>
    public static IReadOnlyList<string> For(IEnumerable<CMakeCommand> commands)
    {
        var options = commands.Where(command => command.Name is "option" or "cmake_dependent_option" && command.Arguments.Count > 0)
            .Select(command => (Name: command.Arguments[0], Value: command.Arguments.Count > 2 ? command.Arguments[2] : "OFF"))
            .Where(option => option.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')).DistinctBy(option => option.Name).ToList();
        var chosen = options.Where(option => !s_set.Contains(option.Name) && !IsOff(option.Value) && (IsExtra(option.Name) || IsWarningAsError(option.Name))).Select(option => $"-D{option.Name}=OFF").ToList();
        foreach (var (name, value) in options.Where(option => IsStatic(option.Name) || option.Name.EndsWith("DISABLE_WERROR", StringComparison.Ordinal)))
        {
            if (IsOff(value))
                chosen.Add($"-D{name}=ON");
        }

        // A project that always builds both would link the static library, so only a project that must choose needs a value.
        if (options.Exists(option => IsStatic(option.Name)))
            chosen.AddRange(options.Where(option => IsShared(option.Name) && !IsOff(option.Value)).Select(option => $"-D{option.Name}=OFF"));
        return chosen;
    }

    // ENABLE_CJSON_TEST and ZSTD_BUILD_PROGRAMS, but not PNG_FIXED_POINT or ENABLE_TEST_HOOKS_API.
    private static bool IsExtra(string name)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return s_extras.Contains(words[^1]) || (words.Length > 1 && words.Any(s_verbs.Contains) && words.Any(word => s_extras.Contains(word) && word is not ("MAN" or "APP" or "GZIP")));
    }

    // A newer compiler has more warnings.
    private static bool IsWarningAsError(string name) => name.EndsWith("WARNINGS_AS_ERRORS", StringComparison.Ordinal) || name.EndsWith("FATAL_WARNINGS", StringComparison.Ordinal)
        || name.EndsWith("CUSTOM_COMPILER_FLAGS", StringComparison.Ordinal) || (name.EndsWith("WERROR", StringComparison.Ordinal) && !name.Contains("DISABLE", StringComparison.Ordinal));

    private static bool IsStatic(string name) => name.EndsWith("BUILD_STATIC", StringComparison.Ordinal) || name.EndsWith("STATIC_LIB", StringComparison.Ordinal)
        || name.EndsWith("STATIC_LIBS", StringComparison.Ordinal) || name is "ENABLE_STATIC" || name.EndsWith("_STATIC", StringComparison.Ordinal) && !name.Contains("RUNTIME", StringComparison.Ordinal)
        && !name.Contains("CRT", StringComparison.Ordinal) && !name.Contains("LINK", StringComparison.Ordinal) && !name.Contains("USE", StringComparison.Ordinal);

    private static bool IsShared(string name) => name.EndsWith("BUILD_SHARED", StringComparison.Ordinal) || name.EndsWith("SHARED_LIB", StringComparison.Ordinal)
        || name.EndsWith("SHARED_LIBS", StringComparison.Ordinal) && name != "BUILD_SHARED_LIBS" || name is "ENABLE_SHARED" || name.EndsWith("_SHARED", StringComparison.Ordinal);

    private static bool IsOff(string value) => value.ToUpperInvariant() is "OFF" or "NO" or "FALSE" or "0" or "N" or "";
}
