namespace Windows.Tests;

/// <summary>Directories in which Windows builds, and Windows programs that were built.</summary>
internal static class WindowsFolder
{
    /// <summary>Creates a directory with a library project <c>lib</c>.</summary>
    public static TestFolder Library(string lines = "", string name = "prøject ä") =>
        SmallProject.Library(lines, name: name, host: WineHost.Instance);

    /// <summary>Creates an empty directory.</summary>
    public static TestFolder Empty(string name = "prøject ä") => new(name, WineHost.Instance);

    /// <summary>The output of a Windows program, with the line ends of this machine.</summary>
    public static string Run(this TestFolder test, string program, params string[] arguments) =>
        Tool.Run(WineHost.Wine[0], [.. WineHost.Wine.Skip(1), test[program], .. arguments], test.Root, test.Variables).Succeeds()
            .Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The Windows path of a file in the directory.</summary>
    public static string Windows(this TestFolder test, string path) => WindowsPath.Of(test[path]);
}
