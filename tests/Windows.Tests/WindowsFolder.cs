namespace Windows.Tests;

/// <summary>Folders in which Windows builds, and programs of Windows that were built.</summary>
internal static class WindowsFolder
{
    /// <summary>A folder with a library project <c>lib</c>.</summary>
    public static TestFolder Library(string lines = "", string name = "prøject ä") =>
        SmallProject.Library(lines, name: name, host: WineHost.Instance);

    /// <summary>An empty folder.</summary>
    public static TestFolder Empty(string name = "prøject ä") => new(name, WineHost.Instance);

    /// <summary>What a program of Windows prints, whose lines end as those of this machine.</summary>
    public static string Run(this TestFolder test, string program, params string[] arguments) =>
        Tool.Run(WineHost.Wine[0], [.. WineHost.Wine.Skip(1), test[program], .. arguments], test.Root, test.Variables).Succeeds()
            .Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The path of something in the folder, as Windows has it.</summary>
    public static string Windows(this TestFolder test, string path) => WindowsPath.Of(test[path]);
}
