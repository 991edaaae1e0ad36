using System.IO.Compression;
using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures up-to-date builds: projects with 0, 300 and 3,000 C files compared with a project of an SDK from a package that only imports the .NET
/// SDK, a solution of 20 native projects compared with one of 20 plain projects, evaluation alone, and builds with the MSBuild server.
/// </summary>
internal static class NothingToDo
{
    private const int Rounds = 11;

    public static void Run()
    {
        using var folder = Projects.Generated();
        AddEmptySdk(folder);
        Projects.AddGenerated(folder, "thousands", 3000);
        AddSolution(folder, "natives", "<Project Sdk=\"Native.Sdk\">", native: true);
        AddSolution(folder, "plains", "<Project Sdk=\"Microsoft.NET.Sdk\">", native: false);
        foreach (var project in new[] { "empty", "none", "many", "thousands", "natives", "plains" })
        {
            Build(folder, project, restore: true);
            Build(folder, project);
        }

        Measure(folder, "nothing to do, no C files", 1.02, "none", "empty");
        Measure(folder, "nothing to do, 300 C files", 1.04, "many", "empty");
        Measure(folder, "nothing to do, 3,000 C files", 1.08, "thousands", "empty");
        Measure(folder, "nothing to do, a solution of 20 projects", 1.08, "natives", "plains");
        Comparison.Run("evaluation only", 2 * Rounds, double.NaN, () => Evaluate(folder, "none"), () => Evaluate(folder, "empty"));
        MeasureServer(folder);
    }

    private static void MeasureServer(TestFolder folder)
    {
        folder.Variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        folder.Variables["MSBUILDDISABLENODEREUSE"] = "0";
        foreach (var project in new[] { "many", "plain", "many", "plain" })
            Build(folder, project, restore: true);
        Measure(folder, "nothing to do, 300 C files, MSBuild server", 1.05, "many", "plain");
        Tool.Run("dotnet", ["build-server", "shutdown"], folder.Root, folder.Variables);
    }

    private static void Measure(TestFolder folder, string name, double goal, string project, string peer) =>
        Comparison.Run(name, Rounds, goal, () => Build(folder, project), () => Build(folder, peer));

    private static void Build(TestFolder folder, string project, bool restore = false) =>
        Tool.Run("dotnet", restore ? ["build"] : ["build", "--no-restore"], folder[project], folder.Variables).Succeeds();

    private static void Evaluate(TestFolder folder, string project) =>
        Tool.Run("dotnet", ["msbuild", "-getProperty:TargetFramework"], folder[project], folder.Variables).Succeeds();

    // An SDK that only imports the .NET SDK: the cost of any SDK that comes from a package.
    private static void AddEmptySdk(TestFolder folder)
    {
        folder.Write("source/Empty.Sdk.nuspec", """
            <package><metadata><id>Empty.Sdk</id><version>1.0.0</version><authors>bench</authors><description>Imports the .NET SDK.</description>
            <packageTypes><packageType name="MSBuildSdk" /></packageTypes></metadata></package>
            """);
        folder.Write("source/Sdk/Sdk.props", """<Project><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" /></Project>""");
        folder.Write("source/Sdk/Sdk.targets", """<Project><Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" /></Project>""");
        Directory.CreateDirectory(folder["feed"]);
        ZipFile.CreateFromDirectory(folder["source"], folder["feed/Empty.Sdk.1.0.0.nupkg"]);
        folder.Write("NuGet.config", folder.Read("NuGet.config").Replace("</packageSources>", $"""<add key="bench" value="{folder["feed"]}" /></packageSources>""", StringComparison.Ordinal));
        // The version is where that of Native.Sdk is, because reading global.json takes time.
        folder.Write("global.json", folder.Read("global.json").Replace("\"msbuild-sdks\": {", "\"msbuild-sdks\": { \"Empty.Sdk\": \"1.0.0\",", StringComparison.Ordinal));
        folder.Write("empty/empty.csproj", """<Project Sdk="Empty.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.Write("empty/P.cs", "public class P { }\n");
    }

    private static void AddSolution(TestFolder folder, string name, string head, bool native)
    {
        var projects = Enumerable.Range(0, 20).Select(i => $"p{i}").ToList();
        foreach (var project in projects)
        {
            folder.Write($"{name}/{project}/{project}.csproj", $"{head}<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            folder.Write($"{name}/{project}/P.cs", "public class P { }\n");
            if (native)
                folder.Write($"{name}/{project}/native/{project}.c", $"int {project}_value(void) {{ return 1; }}\n");
        }

        folder.Write($"{name}/{name}.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project}/{project}.csproj" />"""))}</Solution>");
    }
}
