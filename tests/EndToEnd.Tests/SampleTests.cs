namespace EndToEnd.Tests;

/// <summary>Every sample, from the packed SDK in a clean folder: run here, built for four other RIDs and looked at there.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TestFolder _test = new();

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Runs_and_prints_what_its_folder_says(string sample)
    {
        Copy(sample);
        Assert.Equal(_test.Read($"{sample}/expected.txt"), _test.Dotnet(App(sample), "run").Succeeds().Output);
        var again = _test.Dotnet(App(sample), "build", "--no-restore").Succeeds();
        Assert.Empty(again.Codes);
        Assert.False(again.RanTasks, again.Output);
    }

    [Theory]
    [InlineData("hello", ".", "add", "hello.Native")]
    [InlineData("two-libraries", "Shapes", null, "shapes")]
    [InlineData("cpp", ".", null, "cpp.Native")]
    [InlineData("zlib", ".", null, "z-sample")]
    [InlineData("zlib-cmake", ".", null, "z-cmake")]
    public void Is_built_for_the_other_RIDs(string sample, string project, string? add, string library)
    {
        Copy(sample);
        var folder = Path.Combine(sample, project);
        foreach (var (rid, file, machine) in new[]
        {
            ("linux-arm64", $"lib{library}.so", "elf64-littleaarch64 aarch64"),
            ("linux-musl-x64", $"lib{library}.so", "elf64-x86-64 x86_64"),
            ("win-x64", $"{library}.dll", "COFF-x86-64 x86_64"),
            ("osx-arm64", $"lib{library}.dylib", "aarch64"),
        })
        {
            var build = _test.NativeBuild(folder, $"-p:RuntimeIdentifier={rid}").Succeeds();
            Assert.Empty(build.Codes);
            var path = _test[Path.Combine(folder, "obj/native/Debug", rid, file)];
            Assert.Contains(machine, Symbols.Machine(path));
            if (rid != "osx-arm64" && add is not null)
                Assert.Equal("5\n", Foreign.CallAdd(_test, rid, path, add).StandardOutput);
        }
    }

    private void Copy(string sample) => _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);

    private string App(string sample) => Directory.Exists(_test[$"{sample}/App"]) ? $"{sample}/App" : sample;
}
