using Native.Core.Platform;

namespace Native.Core.Toolchain;

/// <summary>
/// Creates the arguments that make <c>zig cc</c> pass optimization levels to clang. zig supports three levels and silently maps all others
/// to one of them; it also keeps frame pointers that clang omits by default.
/// </summary>
public static class ZigOptimization
{
    // Keyed by the value of -O. -Xclang passes options to the compiler, in which the last level takes precedence.
    private static readonly (string Levels, string Words)[] s_levels =
    [
        ("1", "-Xclang -O1 -fno-vectorize -fno-slp-vectorize"),
        ("2", ""),
        ("3-9", "-Xclang -O3"),
        ("fast", "-Xclang -Ofast -ffast-math"),
        ("g", "-Xclang -O1"),
        ("z", "-Xclang -Oz -fno-vectorize"),
    ];

    /// <summary>Returns the arguments to insert before <paramref name="arguments"/>, which take precedence.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<string> arguments, NativeTarget target)
    {
        // Arguments after -Xclang are passed to the compiler unchanged.
        var (before, option) = ("", "");
        foreach (var argument in arguments)
            (option, before) = (before != "-Xclang" && IsLevel(argument) ? argument : option, argument);
        if (option.Length <= 2)
            return [];
        var level = option[2] is >= '3' and <= '9' ? "3-9" : option[2..];
        return s_levels.FirstOrDefault(entry => entry.Levels == level) is { Words: { } words }
            ? All(words, target).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>Returns the lines of a shell script that set <c>$optimization</c> for its arguments.</summary>
    public static string Script(NativeTarget target) =>
        "optimization= before=\nfor argument; do\n    case $before$argument in\n"
        + string.Concat(s_levels.Select(entry => $"        -O{(entry.Levels.Contains('-') ? $"[{entry.Levels}]" : entry.Levels)}) optimization='{All(entry.Words, target)}' ;;\n"))
        + "        -O | -O0 | -Os) optimization= ;;\n    esac\n    case $argument in -Xclang) before=$argument ;; *) before= ;; esac\ndone\n";

    private static bool IsLevel(string argument) =>
        argument is "-O" or "-Ofast" || (argument.Length == 3 && argument.StartsWith("-O", StringComparison.Ordinal) && "0123456789sgz".Contains(argument[2]));

    // By convention, macOS and Linux on arm64 use frame pointers.
    private static string All(string words, NativeTarget target)
    {
        var keeps = target.IsMacOS || (target.IsElf && target.Architecture == TargetArchitecture.Arm64) || words.Contains("-Oz", StringComparison.Ordinal);
        return keeps ? words : $"{words} -fomit-frame-pointer".TrimStart();
    }
}
