using TestKit;

namespace Native.Bench;

/// <summary>Measures an up-to-date build: a project with 300 C files compared with a project without any.</summary>
internal static class NothingToDo
{
    public static void Run()
    {
        using var folder = Projects.Generated();
        Measure(folder, "nothing to do, 300 files", 1.10);
        folder.Variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        folder.Variables["MSBUILDDISABLENODEREUSE"] = "0";
        Measure(folder, "nothing to do, 300 files, MSBuild server", 1.15);
        Tool.Run("dotnet", ["build-server", "shutdown"], folder.Root, folder.Variables);
    }

    private static void Measure(TestFolder folder, string name, double limit)
    {
        foreach (var project in new[] { "many", "none", "plain", "many", "none", "plain" })
            Build(folder, project, restore: true);
        Comparison.Run(name, 15, limit, () => Build(folder, "many"), () => Build(folder, "none"));
        Comparison.Run("  compared with a project without the SDK", 15, double.NaN, () => Build(folder, "many"), () => Build(folder, "plain"));
    }

    private static void Build(TestFolder folder, string project, bool restore = false) =>
        Tool.Run("dotnet", restore ? ["build"] : ["build", "--no-restore"], folder[project], folder.Variables).Succeeds();
}
