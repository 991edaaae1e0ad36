using System.IO.Compression;

namespace EndToEnd.Tests;

/// <summary>After an update and a downgrade of a tool, the same obj directory equals that of a clean build with that tool.</summary>
public sealed class UpdateTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library("""<ItemGroup><NativeBindings Include="native/lib_add.h" /></ItemGroup>""");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Of_zig()
    {
        var (before, after) = Compare(old => _test.Variables["ZIG"] = old ? Repository.OldZig : Repository.Zig);
        Assert.NotEqual(before, after);
    }

    // The link keeps its name and timestamp, as /usr/lib/libclang.so does when the system is upgraded.
    [Fact]
    public void Of_libclang()
    {
        _test.Variables["LIBCLANG_PATH"] = _test["libclang.so"];
        Compare(old =>
        {
            File.Delete(_test["libclang.so"]);
            File.CreateSymbolicLink(_test["libclang.so"], $"/usr/lib/llvm-{(old ? 14 : 19)}/lib/libclang-{(old ? 14 : 19)}.so.1");
        });
    }

    [Fact]
    public void Of_the_SDK()
    {
        Directory.CreateDirectory(_test["feed"]);
        Pack("0.1.0", ">0</NativeOptimization>");
        Pack("0.1.1", ">1</NativeOptimization>");
        _test.Variables["NUGET_PACKAGES"] = _test["nuget"];
        _test.Write("NuGet.config", """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        var (before, after) = Compare(old => _test.Write("global.json", $$"""{ "msbuild-sdks": { "Native.Sdk": "{{(old ? "0.1.0" : "0.1.1")}}" } }"""));
        Assert.NotEqual(before, after);
    }

    // The packed SDK with another version, and another default of an option.
    private void Pack(string version, string optimization)
    {
        var package = _test[$"feed/Native.Sdk.{version}.nupkg"];
        File.Copy(Path.Combine(Repository.Feed, "Native.Sdk.0.1.0.nupkg"), package);
        using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
        Replace("Native.Sdk.nuspec", "<version>0.1.0</version>", $"<version>{version}</version>");
        Replace("schema/Native.Properties.targets", ">0</NativeOptimization>", optimization);

        void Replace(string name, string found, string text)
        {
            var entry = archive.GetEntry(name)!;
            using var reader = new StreamReader(entry.Open());
            var content = reader.ReadToEnd();
            reader.Dispose();
            Assert.Contains(found, content);
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content.Replace(found, text, StringComparison.Ordinal));
        }
    }

    // Builds with the old, the new and again the old version in one obj directory, and clean builds with both.
    private (string Before, string After) Compare(Action<bool> use)
    {
        var before = Build(old: true);
        var after = Build(old: false);
        Assert.Equal(before, Build(old: true));
        foreach (var (old, expected) in new[] { (true, before), (false, after) })
        {
            Directory.Delete(_test["lib/obj"], recursive: true);
            Assert.Equal(expected, Build(old));
        }

        return (before, after);

        string Build(bool old)
        {
            use(old);
            Assert.True(_test.NativeBuild("lib").Succeeds().RanTasks);
            Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
            var built = Directory.GetFiles(_test["lib/obj/native/Debug"], "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".so" or ".cs" or ".txt" or ".h" or ".c");
            return string.Join('\n', built.Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {SourceArchive.Hash(File.ReadAllBytes(file))}"));
        }
    }
}
