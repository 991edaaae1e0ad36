namespace Windows.Tests;

/// <summary>Windows paths of files on this machine.</summary>
internal static class WindowsPath
{
    /// <summary><c>/a/b</c> as <c>Z:\a\b</c>.</summary>
    public static string Of(string path) => $"Z:{path.Replace('/', '\\')}";
}
