using Native.Core.Platform;

namespace Native.Core.Toolchain;

/// <summary>
/// What <c>zig cc</c> must be told so that clang optimizes as it was asked to. zig knows three levels and turns all others
/// into one of them without a message; it also keeps frame pointers that clang itself would not keep.
/// </summary>
public static class ZigOptimization
{
    // By what follows -O. -Xclang goes to the compiler behind the driver, where the last level counts.
    private static readonly (string Levels, string Words)[] s_levels =
    [
        ("1", "-Xclang -O1 -fno-vectorize -fno-slp-vectorize"),
        ("2", ""),
        ("3-9", "-Xclang -O3"),
        ("fast", "-Xclang -Ofast -ffast-math"),
        ("g", "-Xclang -O1"),
        ("z", "-Xclang -Oz -fno-vectorize"),
    ];

    /// <summary>The words for a command line with <paramref name="arguments"/>, to stand before them, so that they win.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<string> arguments, NativeTarget target)
    {
        // What is behind -Xclang reaches the compiler as it is.
        var (before, option) = ("", "");
        foreach (var argument in arguments)
            (option, before) = (before != "-Xclang" && IsLevel(argument) ? argument : option, argument);
        if (option.Length <= 2)
            return [];
        var level = option[2] is >= '3' and <= '9' ? "3-9" : option[2..];
        return s_levels.FirstOrDefault(entry => entry.Levels == level) is { Words: { } words }
            ? All(words, target).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>The same as lines of a shell script, which sets <c>$optimization</c> for its arguments.</summary>
    public static string Script(NativeTarget target) =>
        "optimization= before=\nfor argument; do\n    case $before$argument in\n"
        + string.Concat(s_levels.Select(entry => $"        -O{(entry.Levels.Contains('-') ? $"[{entry.Levels}]" : entry.Levels)}) optimization='{All(entry.Words, target)}' ;;\n"))
        + "        -O | -O0 | -Os) optimization= ;;\n    esac\n    case $argument in -Xclang) before=$argument ;; *) before= ;; esac\ndone\n";

    private static bool IsLevel(string argument) =>
        argument is "-O" or "-Ofast" || (argument.Length == 3 && argument.StartsWith("-O", StringComparison.Ordinal) && "0123456789sgz".Contains(argument[2]));

    // macOS, and Linux on arm64, have frame pointers by convention.
    private static string All(string words, NativeTarget target)
    {
        var keeps = target.IsMacOS || (target.IsElf && target.Architecture == TargetArchitecture.Arm64) || words.Contains("-Oz", StringComparison.Ordinal);
        return keeps ? words : $"{words} -fomit-frame-pointer".TrimStart();
    }
}
