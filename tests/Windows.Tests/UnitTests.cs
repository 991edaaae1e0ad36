namespace Windows.Tests;

/// <summary>The tests that run in one process, run by .NET for Windows: a process per project, and a case per class.</summary>
[LongRunning]
public sealed class UnitTests
{
    private static readonly string[] s_projects =
    [
        "Native.Core.Tests", "Native.Execution.Tests", "Native.Tasks.Tests", "Native.UpToDate.Tests", "Native.Build.Tests",
        "Native.Sdk.Tests", "Native.Bindgen.Tests", "Native.Tool.Tests",
    ];

    // The other classes of Native.Bindgen.Tests need libclang, which no package source has for Windows.
    private static readonly string[] s_bindgen = ["CommandTests", "FileCommentsTests", "SelectionTests"];

    private static readonly Dictionary<string, Lazy<UnitTestRun>> s_runs =
        s_projects.ToDictionary(project => project, project => new Lazy<UnitTestRun>(() => UnitTestRun.Of(project, project == "Native.Bindgen.Tests" ? s_bindgen : [])));

    public static TheoryData<string> Projects => [.. s_projects];

    public static TheoryData<string, string> Classes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var project in s_projects)
            {
                foreach (var name in Names(project))
                    data.Add(project, name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void The_tests_of_a_class_pass_on_Windows(string project, string name)
    {
        var run = s_runs[project].Value;
        var tests = run.Tests.Where(test => test.ClassName == name).ToList();
        Assert.True(tests.Count > 0, $"None of its tests ran. {run.End}");
        Assert.True(tests.All(test => test.Outcome is "passed" or "skipped"),
            string.Join("\n\n", tests.Where(test => test.Outcome is not ("passed" or "skipped")).Select(test => $"{test.Name}\n{test.Text}")));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void All_of_a_project_runs_and_what_is_skipped_has_a_reason(string project)
    {
        var run = s_runs[project].Value;
        Assert.Equal("", run.End);
        Assert.Empty(run.Tests.Where(test => test.Outcome == "started" || (test.Outcome == "skipped" && test.Text.Length == 0)).Select(test => test.Name));
        // What belongs to no class, and classes in files of another name, which no case above has.
        Assert.Empty(run.Tests.Where(test => !Names(project).Contains(test.ClassName)).Select(test => $"{test.Class}: {test.Name} {test.Outcome} {test.Text}"));
    }

    private static IReadOnlyList<string> Names(string project) => project == "Native.Bindgen.Tests" ? s_bindgen
        : [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", project), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
}
