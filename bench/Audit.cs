using TestKit;

namespace Native.Bench;

/// <summary>The audit of a library, compared with its link: the times of two tasks of one build.</summary>
internal static class Audit
{
    private const int Rounds = 5;

    public static void Run()
    {
        using (var small = Projects.Generated())
            Measure(small, "many");
        using (var large = Projects.Sodium())
            Measure(large, "sodium");
    }

    private static void Measure(TestFolder folder, string project)
    {
        folder.Dotnet(project, "build", "-c", "Release").Succeeds();
        List<double> audits = [], links = [];
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var file in Directory.GetFiles(folder[$"{project}/obj/native/Release/linux-x64"], "lib*.so*"))
                File.Delete(file);
            var log = folder.NativeBuild(project, "-p:Configuration=Release").Succeeds().Log;
            audits.Add(log.Seconds("AuditBinaries"));
            links.Add(log.Seconds("LinkBinary"));
        }

        Comparison.Print($"audit of {project}, compared with its link", Comparison.Median(audits), Comparison.Median(links), 0.10);
    }
}
