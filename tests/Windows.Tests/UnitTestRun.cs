using System.Text.Json;

namespace Windows.Tests;

/// <summary>The results of the tests of one project, which <c>tests/Program.cs</c> ran on Windows.</summary>
/// <param name="Tests">The last known state of each test.</param>
/// <param name="End">Empty if the process ended as expected, otherwise a description of how it ended.</param>
internal sealed record UnitTestRun(IReadOnlyList<UnitTestRun.Test> Tests, string End)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs those of the classes, or all if there are none.</summary>
    public static UnitTestRun Of(string project, IEnumerable<string> classes)
    {
        var host = WineHost.Instance;
        // The tests find the packed SDK installed.
        WindowsFolder.Empty().Dispose();
        var report = Path.Combine(WinePrefix.Folder, $"{project}.json");
        var assembly = Path.Combine(AppContext.BaseDirectory.Replace("Windows.Tests", project, StringComparison.Ordinal), $"{project}.dll");
        var variables = new Dictionary<string, string?>(host.Variables)
        {
            ["NATIVE_SDK_TOOLS"] = WindowsPath.Of(Path.GetDirectoryName(Repository.Windows)!),
            ["NATIVE_SDK_SOURCES"] = WindowsPath.Of(Repository.Sources),
        };
        using var process = Tool.Start(host.Dotnet[0], [.. host.Dotnet.Skip(1), WindowsPath.Of(assembly), WindowsPath.Of(report), .. classes], WinePrefix.Folder, variables);
        var end = !process.WaitForExit(s_limit) ? $"The process still ran after {s_limit}."
            : process.ExitCode != 0 ? $"The process ended with exit code {process.ExitCode}:\n{process.Output}" : "";
        return new(File.Exists(report) ? Read(report) : [], end);
    }

    // A test that stopped the process has started and not ended.
    private static List<Test> Read(string report)
    {
        using var reader = new StreamReader(new FileStream(report, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var events = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.TrimEnd().EndsWith('}')).Select(line => JsonSerializer.Deserialize<Test>(line)!).ToList();
        return [.. events.Where((test, index) => test.Outcome != "started" || index == events.Count - 1)];
    }

    /// <summary>The state of one test.</summary>
    /// <param name="Outcome"><c>started</c>, <c>passed</c>, <c>skipped</c> or <c>failed</c>.</param>
    /// <param name="Class">The full name of its class.</param>
    /// <param name="Name">Its name, with its arguments.</param>
    /// <param name="Text">Why it failed or was skipped.</param>
    public sealed record Test(string Outcome, string? Class, string? Name, string Text)
    {
        /// <summary>The name of the class alone.</summary>
        public string ClassName => Class?[(Class.LastIndexOf('.') + 1)..] ?? "";
    }
}
