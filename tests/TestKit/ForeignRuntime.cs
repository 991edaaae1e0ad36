namespace TestKit;

/// <summary>.NET for other machines: the runtimes of NuGet packages, in folders as an installation has them. Apps that are framework-dependent run on them.</summary>
public static class ForeignRuntime
{
    private static readonly Lock s_lock = new();

    /// <summary>Runs a framework-dependent app, which was built for <paramref name="rid"/>.</summary>
    public static ToolResult Run(string rid, string program)
    {
        var folder = Folder(rid);
        return Foreign.Run(rid, program, new Dictionary<string, string?>
        {
            ["DOTNET_ROOT"] = rid.StartsWith("win-", StringComparison.Ordinal) ? $"Z:{folder.Replace('/', '\\')}" : folder,
            // A test runs with that of this machine, which goes before the other.
            ["DOTNET_ROOT_X64"] = null,
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        });
    }

    // Made once: it is a copy of a package, which the name of the folder names.
    private static string Folder(string rid)
    {
        lock (s_lock)
        {
            var folder = Path.Combine(Repository.Cache, "runtimes", $"{rid}-{Environment.Version}");
            if (!Directory.Exists(folder))
                Make(rid, folder);
            return folder;
        }
    }

    private static void Make(string rid, string folder)
    {
        using var test = new TestFolder();
        test.Write("runtime/runtime.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="Microsoft.NETCore.App.Runtime.{rid}" Version="[{Environment.Version}]" /></ItemGroup>
            </Project>
            """);
        test.Dotnet("runtime", "restore").Succeeds();
        var package = Path.Combine(test.Variables["NUGET_PACKAGES"]!, $"microsoft.netcore.app.runtime.{rid}", $"{Environment.Version}", "runtimes", rid);
        var made = $"{folder}.{Environment.ProcessId}";
        var framework = Directory.CreateDirectory(Path.Combine(made, "shared", "Microsoft.NETCore.App", $"{Environment.Version}")).FullName;
        var resolver = Directory.CreateDirectory(Path.Combine(made, "host", "fxr", $"{Environment.Version}")).FullName;
        foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(Path.GetFileNameWithoutExtension(file).EndsWith("hostfxr", StringComparison.Ordinal) ? resolver : framework, Path.GetFileName(file)), overwrite: true);
        Directory.Move(made, folder);
    }
}
