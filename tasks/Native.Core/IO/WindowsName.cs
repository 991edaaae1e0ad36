namespace Native.Core.IO;

/// <summary>
/// Checks file names for Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. Without an error, Windows opens a device for <c>aux.c</c>, a stream of
/// <c>a</c> for <c>a:b</c>, and <c>a</c> for <c>a.</c>.
/// </summary>
public static class WindowsName
{
    private static readonly HashSet<string> s_devices = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns why a name is invalid on Windows, as the end of a sentence, or null if it is valid.</summary>
    public static string? Fault(string name) =>
        s_devices.Contains(name.Split('.')[0].TrimEnd(' ')) ? "is a reserved device name"
        : name.AsSpan().IndexOfAny("<>:\"|?*") is >= 0 and var at ? $"contains the character {name[at]}"
        : name.Any(char.IsControl) ? "contains a control character"
        : name.EndsWith('.') ? "ends with a dot"
        : name.EndsWith(' ') ? "ends with a space"
        : null;
}
