using TestKit;

namespace Native.Bench;

/// <summary>Measures the extra time of a build with a stale script, compared with running the script manually plus 0.1 s.</summary>
internal static class StaleScript
{
    private const int Rounds = 9;
    private const double Allowed = 0.1;

    public static void Run()
    {
        using var folder = new TestFolder("bench");
        folder.Write("app/app.csproj", """<Project Sdk="Native.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.Write("app/native/a.c", "int a(void) { return ANSWER; }\n");
        folder.Write("app/build.cs", "Console.WriteLine(\"native::define=ANSWER=42\");\nConsole.WriteLine(\"native::rerun-if-changed=data.txt\");\n");
        folder.Write("app/data.txt", "0");
        void Build() => Tool.Run("dotnet", ["msbuild", "-t:NativeBuild"], folder["app"], folder.Variables).Succeeds();
        void Script() => Tool.Run("dotnet", ["run", "-c", "Debug", "-p:RuntimeIdentifier=", "-p:PublishAot=false", "--no-launch-profile", "--file", "build.cs"], folder["app"], folder.Variables).Succeeds();
        Build();
        Script();
        // Runs alternate, so that a change in machine load affects all three.
        List<double> fresh = [], stale = [], manual = [];
        for (var i = 0; i < Rounds; i++)
        {
            fresh.Add(Comparison.Seconds(Build));
            stale.Add(Comparison.Seconds(Build, prepare: () => folder.Write("app/data.txt", $"{Guid.NewGuid()}")));
            manual.Add(Comparison.Seconds(Script));
        }

        Comparison.Print("a stale script, compared with dotnet run + 0.1 s", Comparison.Median(stale) - Comparison.Median(fresh), Comparison.Median(manual) + Allowed, 1);
    }
}
