namespace Windows.Tests;

/// <summary>What Windows calls files of this machine.</summary>
internal static class WindowsPath
{
    /// <summary><c>/a/b</c> as <c>Z:\a\b</c>.</summary>
    public static string Of(string path) => $"Z:{path.Replace('/', '\\')}";
}
