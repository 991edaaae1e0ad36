namespace EndToEnd.Tests;

/// <summary>Libraries whose sources are in an archive: from a file, from a server, patched, packed, cleaned.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Folder = "lib/obj/native/archives";
    private readonly byte[] _archive = SourceArchive.TarGz(SourceArchive.Foo);
    private readonly LoopbackServer _server = new();
    private readonly TestFolder _test;

    public ArchiveTests()
    {
        _test = SourceArchive.Project(_server.Serve("/libfoo-1.2.tar.gz", _archive), SourceArchive.Hash(_archive).ToUpperInvariant());
    }

    public void Dispose()
    {
        _server.Dispose();
        _test.Dispose();
    }

    [Fact]
    public void A_second_build_does_nothing_and_another_project_or_a_clean_one_downloads_nothing()
    {
        Assert.Equal("add.c", Build().CompiledNames);
        Assert.True(File.GetUnixFileMode(_test[Folder + "/libfoo/configure"]).HasFlag(UnixFileMode.UserExecute));
        Assert.False(File.GetUnixFileMode(_test[Folder + "/libfoo/src/add.c"]).HasFlag(UnixFileMode.UserExecute));
        ExpectNothing();
        Assert.DoesNotContain(Build("-p:Configuration=Release").Log.Messages, line => line.Contains("Unpacking", StringComparison.Ordinal));
        Assert.Single(_server.Requests);

        _test.Dotnet("lib", "clean").Succeeds();
        _test.Dotnet("lib", "clean", "-c", "Release").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
        Assert.False(Ran(_test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds()));
        Assert.Contains("(not unpacked yet)", _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output);
        _server.Dispose();
        Assert.Equal("add.c", Build().CompiledNames);
        var info = _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output;
        Assert.Contains($"libfoo-1.2.tar.gz, sha256 {SourceArchive.Hash(_archive).ToUpperInvariant()[..12]}…, in {_test[Folder]}/libfoo/ (unpacked)", info);
    }

    [Fact]
    public void A_file_that_appears_in_the_folder_is_compiled_until_it_disappears_and_nothing_is_unpacked_again()
    {
        Build();
        _test.Write(Folder + "/libfoo/src/deep/more.c", "int more;\n");
        _test.Write(Folder + "/libfoo/src/test/more_test.c", "#error never compiled\n");
        var build = Build();
        Assert.Equal("more.c", build.CompiledNames);
        Assert.DoesNotContain(build.Log.Messages, line => line.Contains("Unpacking", StringComparison.Ordinal));
        Assert.Contains("sources      2", _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output);
        ExpectNothing();
        Directory.Delete(_test[Folder + "/libfoo/src/deep"], recursive: true);
        Assert.Contains("sources      1", _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output);
        Assert.Equal("", Build().CompiledNames);
        ExpectNothing();
    }

    [Fact]
    public void A_build_after_a_rebuild_does_nothing()
    {
        Build();
        Assert.Equal("add.c", _test.Dotnet("lib", "build", "-t:Rebuild").Succeeds().CompiledNames);
        // Clean also removes the stamp of the project check, which is not a step.
        var again = Build();
        Assert.False(again.Ran("CompileSources") || Ran(again), again.Output);
    }

    [Fact]
    public void An_app_uses_the_library_and_a_pack_unpacks_the_archive_once()
    {
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        _test.Dotnet("app", "publish", "-o", _test["out"]).Succeeds();
        Assert.True(File.Exists(_test["out/liblib.so"]));
        var pack = _test.Dotnet("lib", "pack", "-o", _test["feed"], "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64%3Bwin-x64").Succeeds();
        Assert.Empty(pack.Codes);
        using var package = System.IO.Compression.ZipFile.OpenRead(_test["feed/lib.1.0.0.nupkg"]);
        Assert.Equal(3, package.Entries.Count(entry => entry.FullName.StartsWith("runtimes/", StringComparison.Ordinal)));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Builds_at_the_same_time_unpack_once()
    {
        var builds = await Task.WhenAll(new[] { "linux-x64", "linux-arm64", "linux-musl-x64" }.Select(rid =>
            Task.Run(() => _test.NativeBuild("lib", $"-p:RuntimeIdentifier={rid}"))));
        Assert.All(builds, build => Assert.Equal("add.c", build.Succeeds().CompiledNames));
        Assert.Single(builds, build => build.Output.Contains("  Unpacking ", StringComparison.Ordinal));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void A_multi_targeted_project_with_C_sharp_uses_an_archive_and_other_items_name_its_files()
    {
        _test.Write("lib/lib.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><NativeLibraryName>lib</NativeLibraryName></PropertyGroup>
              <ItemGroup>
                <NativeSourceArchive Include="{_server.Address}/libfoo-1.2.tar.gz" Sha256="{SourceArchive.Hash(_archive)}" />
                <NativeSource Include="$(NativeArchiveFolder)libfoo-1.2/libfoo-1.2/src/add.c" IncludePaths="$(NativeArchiveFolder)libfoo-1.2/libfoo-1.2/include" />
              </ItemGroup>
            </Project>
            """);
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Fact]
    public void Patches_are_applied_and_a_change_of_one_unpacks_and_compiles_again()
    {
        _test.Write("lib/fix.patch", Patch("return a + b;", "return a + b + EXTRA;"));
        _test.Write("lib/more.patch", "--- /dev/null\n+++ b/include/extra.h\n@@ -0,0 +1 @@\n+#define EXTRA 10\n"
            + "--- a/include/lib_add.h\n+++ b/include/lib_add.h\n@@ -1 +1,2 @@\n+#include \"extra.h\"\n int lib_add(int a, int b);\n");
        Write("Patches=\"fix.patch;more.patch\"");
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");
        Assert.Equal("15\n", _test.Dotnet("app", "run").Succeeds().Output);

        // A new checkout has other timestamps and the same content: nothing is unpacked or compiled.
        File.SetLastWriteTimeUtc(_test["lib/fix.patch"], DateTime.UtcNow.AddDays(-1));
        Assert.Equal("", Build().CompiledNames);
        ExpectNothing();
        _test.Write("lib/more.patch", _test.Read("lib/more.patch").Replace("10", "20", StringComparison.Ordinal));
        Assert.Equal("25\n", _test.Dotnet("app", "run").Succeeds().Output);

        _test.Write("lib/fix.patch", Patch("return a - b;", "return 0;"));
        var build = FailsWith("NSDK3046");
        Assert.Contains($"{_test["lib/fix.patch"]}(3): error NSDK3046: The patch fix.patch does not apply: hunk 1 of 1 of src/add.c", build.Output);
        Assert.Contains("expects '    return a - b;' at line 5, but found '    return a + b;'", build.Output);
        Assert.Contains("return a + b + EXTRA;", _test.Read(Folder + "/libfoo/src/add.c"));
        _test.Write("lib/fix.patch", "not a patch");
        FailsWith("NSDK3047");
        Write("Patches=\"none.patch\"");
        FailsWith("NSDK3047");
        Write();
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Fact]
    public void Another_archive_with_the_same_size_and_timestamps_compiles_again()
    {
        Build();
        var next = SourceArchive.TarGz([.. SourceArchive.Foo.Select(file => (file.Name, file.Text.Replace("a + b", "a - b", StringComparison.Ordinal)))]);
        SourceArchive.Write(_test, _server.Serve("/libfoo-1.3.tar.gz", next), SourceArchive.Hash(next));
        Assert.Equal("add.c", Build().CompiledNames);
        ExpectNothing();
        Write("Defines=\"X=1;Y\" Options=\"-DZ='a b'\" WarningLevel=\"1\"");
        Assert.Contains(Build().Log.Messages, line => line.Contains(" -DX=1 -DY ", StringComparison.Ordinal) && line.Contains("'-DZ=a b'", StringComparison.Ordinal));
    }

    [Fact]
    public void Temporary_errors_are_retried_redirects_are_followed_and_a_damaged_cache_is_replaced()
    {
        _server.Serve("/libfoo-1.2.tar.gz", new Answer(302, []) { Location = "/moved" });
        _server.Serve("/moved", new Answer(503, []), new Answer(200, _archive) { CutAfter = 50 }, new Answer(200, _archive));
        Assert.Equal("add.c", Build().CompiledNames);
        Assert.Equal(6, _server.Requests.Count);
        Assert.Equal([SourceArchive.Hash(_archive), SourceArchive.Hash(_archive) + ".lock"], Cached());
        File.WriteAllText(_test["cache/" + SourceArchive.Hash(_archive)], "damaged");
        Directory.Delete(_test["lib/obj"], recursive: true);
        Build();
        Assert.Equal(8, _server.Requests.Count);
    }

    [Fact]
    public void A_proxy_of_the_environment_is_used_unless_no_proxy_excludes_the_host()
    {
        SourceArchive.Write(_test, "http://nowhere.invalid/libfoo-1.2.tar.gz", SourceArchive.Hash(_archive));
        _test.Variables["http_proxy"] = _server.Address;
        Assert.Equal("add.c", Build().CompiledNames);
        Assert.Equal(["GET http://nowhere.invalid/libfoo-1.2.tar.gz HTTP/1.1"], _server.Requests);

        Directory.Delete(_test["cache"], recursive: true);
        Directory.Delete(_test["lib/obj"], recursive: true);
        Write();
        _test.Variables["no_proxy"] = "localhost,127.0.0.1";
        Build();
        Assert.Equal("GET /libfoo-1.2.tar.gz HTTP/1.1", _server.Requests[1]);
    }

    [Fact]
    public void A_design_time_build_downloads_nothing()
    {
        _test.Dotnet("lib", "restore").Succeeds();
        _test.Dotnet("lib", "msbuild", "-t:Compile;GetCopyToOutputDirectoryItems", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true").Succeeds();
        Assert.Empty(_server.Requests);
        Assert.False(Directory.Exists(_test[Folder]));
    }

    private void Write(string metadata = "") =>
        SourceArchive.Write(_test, _server.Address + "/libfoo-1.2.tar.gz", SourceArchive.Hash(_archive), metadata);

    private static string Patch(string old, string @new) =>
        $"--- libfoo-1.2.orig/src/add.c\n+++ libfoo-1.2/src/add.c\n@@ -3,4 +3,4 @@\n int lib_add(int a, int b)\n {{\n-    {old}\n+    {@new}\n }}\n";

    private IEnumerable<string> Cached() => Directory.GetFiles(_test["cache"]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private static bool Ran(BuildResult build) => build.Ran("UnpackArchives");

    private void ExpectNothing()
    {
        var build = Build();
        Assert.False(build.RanTasks, build.Output);
    }

    private BuildResult FailsWith(string code, params string[] arguments)
    {
        var build = _test.NativeBuild("lib", arguments).Fails();
        Assert.Equal([code], build.Codes);
        return build;
    }
}
