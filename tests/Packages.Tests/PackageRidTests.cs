using System.Text.Json.Nodes;

namespace Packages.Tests;

/// <summary>Tests a framework-dependent app without a RID that references a package, on every machine.</summary>
public sealed class PackageRidTests : IDisposable
{
    private static readonly string[] s_rids =
    [
        "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64",
    ];

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_app_without_a_RID_has_the_libraries_of_all_RIDs_and_runs_on_each_machine()
    {
        _test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds();
        SmallProject.AddApp(_test, "lib", """<PackageReference Include="lib" Version="1.0.0" />""");
        // The package of an earlier run must not be used, and the hosts of other RIDs do not have to be downloaded again.
        _test.Write("app/NuGet.config", $"""
            <configuration>
              <packageSources><add key="made" value="{_test["feed"]}" /></packageSources>
              <fallbackPackageFolders><add key="kept" value="{_test.Variables["NUGET_PACKAGES"]}" /></fallbackPackageFolders>
            </configuration>
            """);
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
        _test.Dotnet("app", "publish", "-o", _test["out"]).Succeeds();

        var named = Named();
        Assert.Equal(s_rids, named.Select(file => file.Rid).Order(StringComparer.Ordinal));
        Assert.All(named, file => Assert.Equal(Machine(file.Rid), Symbols.Machine(_test[$"out/{file.Path}"])));
        foreach (var rid in new[] { "linux-x64", "linux-arm64", "win-x64" })
            Assert.Equal("5", Run(rid));
        // .NET for musl needs a libstdc++ for musl, which neither Debian nor a package feed has. Therefore, a C program loads the library that deps.json names.
        Assert.Equal("5\n", Foreign.CallAdd(_test, "linux-musl-x64", _test[$"out/{named.Single(file => file.Rid == "linux-musl-x64").Path}"], "lib_add").StandardOutput);
    }

    // Runs the app with the host of a RID, next to the assembly that all RIDs share.
    private string Run(string rid)
    {
        var name = rid.StartsWith("win-", StringComparison.Ordinal) ? "app.exe" : "app";
        _test.Dotnet("app", "publish", "-r", rid, "--no-self-contained", "-o", _test[$"host-{rid}"]).Succeeds();
        File.Copy(_test[$"host-{rid}/{name}"], _test[$"out/{name}"], overwrite: true);
        return ForeignRuntime.Run(rid, _test[$"out/{name}"]).Succeeds().Trim();
    }

    // Returns the library for each RID from deps.json.
    private List<(string Path, string Rid)> Named() =>
    [
        .. JsonNode.Parse(_test.Read("out/app.deps.json"))!["targets"]!.AsObject()
            .SelectMany(target => target.Value!["lib/1.0.0"]!["runtimeTargets"]!.AsObject())
            .Select(file => (file.Key, (string)file.Value!["rid"]!)),
    ];

    private static string Machine(string rid) => rid switch
    {
        "linux-x64" or "linux-musl-x64" => "elf64-x86-64 x86_64",
        "linux-arm64" or "linux-musl-arm64" => "elf64-littleaarch64 aarch64",
        "win-x64" => "COFF-x86-64 x86_64",
        "win-arm64" => "COFF-ARM64 aarch64",
        "osx-x64" => "Mach-O x86_64",
        "osx-arm64" => "Mach-O aarch64",
        _ => throw new ArgumentOutOfRangeException(nameof(rid)),
    };
}
