using System.Text.RegularExpressions;

namespace Native.Sdk.Tests;

/// <summary>The system of the machine that builds is asked for in one place of the C#, and in one of the targets: what decides by it can be tried with another answer.</summary>
public sealed partial class HostSystemTests
{
    [Theory]
    [InlineData("tasks", "*.cs", "tasks/Native.Core/Platform/HostSystem.cs")]
    [InlineData("sdk", "*.*", "sdk/build/Native.Defaults.targets")]
    public void Nothing_else_asks_for_the_system(string folder, string pattern, string expected)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), Path: file))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal) && !file.Name.Contains("/bin/", StringComparison.Ordinal));
        Assert.Equal([expected], files.Where(file => File.ReadLines(file.Path).Any(line => Question().IsMatch(line))).Select(file => file.Name));
    }

    // Not in comments, nor in the C# that bindings have.
    [GeneratedRegex(@"^(?!\s*//)(?:(?!global::).)*(?:OperatingSystem\.Is|IsOSPlatform|Environment\.OSVersion|\$\(OS\))")]
    private static partial Regex Question();
}
