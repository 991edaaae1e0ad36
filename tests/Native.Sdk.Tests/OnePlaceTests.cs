using System.Text.RegularExpressions;

namespace Native.Sdk.Tests;

/// <summary>Functions that the sources may call in only one place, so that a test can replace them.</summary>
public sealed partial class OnePlaceTests
{
    [Fact]
    public void Only_HostSystem_reads_the_system_of_this_machine()
    {
        Assert.Equal(["tasks/Native.Core/Platform/HostSystem.cs"], Files("tasks", "*.cs", System()));
        Assert.Empty(Files("sdk", "*.*", System()));
    }

    // Ahead-of-time compilation would evaluate it at compile time; see HostSystem.
    [Fact]
    public void No_task_contains_the_system_of_the_machine_that_packs() => Assert.Empty(Files("tasks", "*.cs", Constant()));

    [Fact]
    public void Only_FileChanges_moves_and_removes_files() => Assert.Equal(["tasks/Native.Execution/IO/FileChanges.cs"], Files("tasks", "*.cs", Change()));

    private static IEnumerable<string> Files(string folder, string pattern, Regex what) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), Path: file))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal) && !file.Name.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file.Path).Any(line => what.IsMatch(line))).Select(file => file.Name);

    // Comments and the C# of generated bindings do not count.
    [GeneratedRegex(@"^(?!\s*//)(?:(?!global::).)*(?:OperatingSystem\.Is|IsOSPlatform|Environment\.OSVersion|\$\(OS\))")]
    private static partial Regex System();

    [GeneratedRegex(@"^(?!\s*//)(?:(?!global::).)*OperatingSystem\.Is")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<![\w.])(?:File|Directory)\.(?:Move|Delete|Replace)\b")]
    private static partial Regex Change();
}
