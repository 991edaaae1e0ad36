using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;

namespace Native.Sdk.Tests.Kit;

/// <summary>Evaluates projects in a directory and runs their targets in this process. Properties have the form <c>Name=Value</c>, as after <c>-p:</c>.</summary>
internal static class InProcess
{
    /// <summary>Evaluates the properties and items of <c>folder/folder.csproj</c>.</summary>
    public static ProjectInstance Evaluate(this TestFolder test, string folder, params string[] properties)
    {
        using var variables = new ProcessVariables(test.Variables);
        using var projects = NewCollection();
        return ProjectInstance.FromFile(ProjectFile(test, folder), new ProjectOptions { GlobalProperties = Values(properties), ProjectCollection = projects });
    }

    /// <summary>Returns the identities of the items of one type, with slashes.</summary>
    public static IReadOnlyList<string> Identities(this ProjectInstance project, string itemType) =>
        [.. project.GetItems(itemType).Select(item => Paths.Plain(item.EvaluatedInclude))];

    /// <summary>Runs targets of <c>folder/folder.csproj</c>, joined with <c>;</c>.</summary>
    public static TargetRun Run(this TestFolder test, string folder, string targets, params string[] properties)
    {
        using var variables = new ProcessVariables(test.Variables);
        using var projects = NewCollection();
        using var manager = new BuildManager("Native.Sdk.Tests");
        var events = new BuildEvents();
        var result = manager.Build(
            new BuildParameters(projects) { Loggers = [events], MaxNodeCount = 1, EnableNodeReuse = false },
            new BuildRequestData(ProjectFile(test, folder), Values(properties)!, null, targets.Split(';'), null, BuildRequestDataFlags.ProvideProjectStateAfterBuild));
        return new(result, events);
    }

    /// <summary>Runs the target NativeBuild.</summary>
    public static TargetRun RunNativeBuild(this TestFolder test, string folder, params string[] properties) => test.Run(folder, "NativeBuild", properties);

    /// <summary>Runs the target NativeBuild of the project <c>lib</c>, which must fail with this code and no other.</summary>
    public static TargetRun FailsWith(this TestFolder test, string code, params string[] properties)
    {
        var run = test.RunNativeBuild("lib", properties).Fails();
        Assert.Equal([code], run.Codes);
        return run;
    }

    /// <summary>Adds lines to the end of the project <c>lib</c>.</summary>
    public static void AddLines(this TestFolder test, string lines) =>
        test.Write("lib/lib.csproj", test.Read("lib/lib.csproj").Replace("</Project>", lines + "</Project>", StringComparison.Ordinal));

    // A collection reads the environment once. The parsed SDK files are kept for the next collection.
    private static ProjectCollection NewCollection() => new(null, null, null, ToolsetDefinitionLocations.Default, maxNodeCount: 1,
        onlyLogCriticalEvents: false, loadProjectsReadOnly: true, useAsynchronousLogging: false, reuseProjectRootElementCache: true);

    private static string ProjectFile(TestFolder test, string folder) => test[$"{folder}/{folder}.csproj"];

    private static Dictionary<string, string> Values(string[] properties) =>
        properties.Select(property => property.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
