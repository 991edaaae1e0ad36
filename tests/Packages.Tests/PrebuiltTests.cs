namespace Packages.Tests;

/// <summary>Tests packages with libraries that several machines built.</summary>
public sealed class PrebuiltTests : IDisposable
{
    private static readonly string[] s_rids =
    [
        "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64",
    ];

    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_merge_of_single_RIDs_equals_the_package_of_one_machine()
    {
        AddClones("machine", "other/clone", "merge");
        foreach (var rid in s_rids)
            Assert.Empty(Prebuild("machine", rid).Succeeds().Codes);
        Assert.False(Prebuild("machine", "linux-x64").Succeeds().Ran("WritePrebuilt"));
        Assert.DoesNotContain(_test.Root, _test.Read("prebuilt/linux-x64/prebuilt.json"));
        Assert.Equal(["include/foo.h", "native/libfoo.Native.so", "prebuilt.json", "static/libfoo.Native.a"], Files("prebuilt/linux-x64"));
        Assert.Equal(["include/foo.h", "lib/foo.Native.lib", "native/foo.Native.dll", "prebuilt.json"], Files("prebuilt/win-x64"));

        Assert.Empty(_test.Dotnet("other/clone", "pack", "-o", _test["one"]).Succeeds().Codes);
        _test.Dotnet("merge", "restore").Succeeds();
        Assert.Empty(Merge().Succeeds().Codes);
        var package = Content("one");
        Assert.Equal(package, Content("merged"));
        Assert.Contains(package, entry => entry.StartsWith("native/include/foo.h ", StringComparison.Ordinal));
        Assert.Contains(package, entry => entry.StartsWith("native/osx-x64/static/libfoo.Native.a ", StringComparison.Ordinal));
        var again = Merge().Succeeds();
        Assert.All(new[] { "ReadPrebuilt", "AuditBinaries", "CheckImports" }, task => Assert.False(again.Ran(task)));

        // Directories of machines, as a CI system downloads them, and RIDs that this machine builds.
        foreach (var rid in s_rids)
            Move($"prebuilt/{rid}", rid.StartsWith("linux", StringComparison.Ordinal) ? $"unused/{rid}" : $"prebuilt/{rid}/{rid}");
        Directory.Delete(_test["one"], recursive: true);
        Assert.Empty(_test.Dotnet("other/clone", "pack", "-o", _test["one"], $"-p:NativePrebuiltDirectory={_test["prebuilt"]}").Succeeds().Codes);
        Assert.Equal(package, Content("one"));
    }

    [Fact]
    public void Only_the_files_that_a_machine_wrote_for_this_project_are_packed()
    {
        AddClones("machine", "merge");
        string[] rids = ["-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64"];
        _test.Dotnet("machine", ["msbuild", "-t:NativePrebuild", "-p:Configuration=Release", $"-p:NativePrebuiltDirectory={_test["prebuilt"]}", .. rids]).Succeeds();
        _test.Dotnet("merge", "restore").Succeeds();

        // A changed file with the same size and time.
        var library = _test["prebuilt/linux-x64/native/libfoo.Native.so"];
        var (bytes, time) = (File.ReadAllBytes(library), File.GetLastWriteTimeUtc(library));
        File.WriteAllBytes(library, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Assert.Equal(["NSDK6046"], Merge(rids).Fails().Codes);
        File.WriteAllBytes(library, bytes);
        File.SetLastWriteTimeUtc(library, time);
        Assert.Empty(Merge(rids).Succeeds().Codes);

        Assert.Equal(["NSDK6003"], Merge("-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64%3Bwin-x64").Fails().Codes);

        // The audit reads the files themselves, and the C# is compared with their exports.
        Replace(library, File.ReadAllBytes(_test["prebuilt/linux-musl-x64/native/libfoo.Native.so"]));
        Assert.Equal(["NSDK6031"], Merge(rids).Fails().Codes);
        Assert.Empty(Prebuild("machine", "linux-x64", "-p:NativeGlibcVersion=2.34").Succeeds().Codes);
        Assert.Equal(["NSDK6032"], Merge(rids).Fails().Codes);
        _test.Write("merge/Foo.cs", _test.Read("merge/Foo.cs").Replace("foo_add", "foo_sub", StringComparison.Ordinal));
        Assert.Equal(["NSDK2021"], Merge([.. rids, "-p:NativeGlibcVersion=2.34"]).Fails().Codes);
        _test.Dotnet("merge", "clean", "-c", "Release").Succeeds();
        Assert.False(Directory.Exists(_test["merge/obj/native/Release"]));

        _test.Write("other/linux-x64/mine.txt", "");
        Assert.Equal(["NSDK6049"], Prebuild("machine", "linux-x64", $"-p:NativePrebuiltDirectory={_test["other"]}").Fails().Codes);
        Assert.Equal(["mine.txt"], Files("other/linux-x64"));
    }

    private BuildResult Prebuild(string folder, string rid, params string[] arguments) => _test.Dotnet(folder,
        ["msbuild", "-t:NativePrebuild", "-p:Configuration=Release", $"-p:RuntimeIdentifier={rid}", $"-p:NativePrebuiltDirectory={_test["prebuilt"]}", .. arguments]);

    // The machine that packs has no compiler.
    private BuildResult Merge(params string[] arguments) => _test.Dotnet("merge",
        ["pack", "--no-restore", "-o", _test["merged"], $"-p:NativePrebuiltDirectory={_test["prebuilt"]}", "-p:NativeSkipBuild=true", $"-p:ZigPath={_test["gone"]}", .. arguments]);

    // Replaces a library and its hash in the manifest.
    private void Replace(string library, byte[] content)
    {
        var manifest = "prebuilt/linux-x64/prebuilt.json";
        var (before, size) = (SourceArchive.Hash(File.ReadAllBytes(library)), new FileInfo(library).Length);
        File.WriteAllBytes(library, content);
        _test.Write(manifest, _test.Read(manifest).Replace(before, SourceArchive.Hash(content), StringComparison.Ordinal)
            .Replace($"\"size\": {size}", $"\"size\": {content.Length}", StringComparison.Ordinal));
    }

    // Git provides the same paths in the assembly of every clone.
    private void AddClones(string first, params string[] others)
    {
        _test.Write($"{first}/foo.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
                <NativePackHeaders>true</NativePackHeaders>
                <NativePackStatic>true</NativePackStatic>
              </PropertyGroup>
              <ItemGroup><NativeMetadata Include="ANSWER" Value="42" /></ItemGroup>
            </Project>
            """);
        _test.Write($"{first}/native/foo.h", "int foo_add(int a, int b);\n");
        _test.Write($"{first}/native/foo.c", "#include <sys/stat.h>\n#include \"foo.h\"\nint foo_add(int a, int b) { struct stat s; return stat(\"/none\", &s) == 0 ? -1 : a + b; }\n");
        _test.Write($"{first}/Foo.cs", """
            using System.Runtime.InteropServices;
            public static class Foo { [DllImport("foo.Native", EntryPoint = "foo_add")] public static extern int Add(int a, int b); }
            """);
        _test.Write($"{first}/.gitignore", "bin/\nobj/\n");
        _test.Commit(first);
        foreach (var other in others)
            _test.Clone(first, other);
    }

    private void Move(string from, string to)
    {
        Directory.Move(_test[from], _test["moved"]);
        Directory.CreateDirectory(Path.GetDirectoryName(_test[to])!);
        Directory.Move(_test["moved"], _test[to]);
    }

    private List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(_test[folder], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_test[folder], path)).Order(StringComparer.Ordinal)];

    // The name and hash of each entry, in the order of the package.
    private List<string> Content(string folder) =>
        [.. PackageFile.Entries(_test[$"{folder}/foo.1.0.0.nupkg"]).Select(entry => $"{entry.Name} {entry.Hash}")];
}
