namespace Corpora.Tests.Rids;

/// <summary>Samples, built for four other RIDs from the packed SDK, and called on the RIDs that this machine can run.</summary>
public sealed class SampleRidTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    // The result of a function for 2 and 3, in a C program for that RID. wine 8 does not load DLLs that contain C++, and macOS is not available.
    [Theory]
    [InlineData("hello", ".", "hello.Native", "add", "5", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("two-libraries", "Shapes", "shapes", "shapes_diagonal", "3", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("cpp", ".", "cpp.Native", "calculator_new", @"-?\d+", "linux-arm64 linux-musl-x64")]
    [InlineData("zlib", ".", "z-sample", "zlibCompileFlags", @"\d+", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("zlib-cmake", ".", "z-cmake", "zlibCompileFlags", @"\d+", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("libsodium", "Sodium.Sys", "Sodium.Sys.Native", "sodium_library_version_major", "10", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("sqlite", ".", "sqlite.Native", "sqlite3_libversion_number", @"3\d{6}", "linux-arm64 linux-musl-x64 win-x64")]
    public void Is_built_for_other_RIDs_and_runs_on_them(string sample, string project, string library, string function, string expected, string runs)
    {
        _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);
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
            var path = Path.GetFullPath(_test[Path.Combine(folder, "obj/native/Debug", rid, file)]);
            Assert.Contains(machine, Symbols.Machine(path));
            if (!runs.Split(' ').Contains(rid))
                continue;
            // The libraries of the referenced projects are next to it, as they are next to an app.
            foreach (var other in Directory.GetFiles(_test[sample], file.Replace(library, "*", StringComparison.Ordinal), SearchOption.AllDirectories)
                .Where(other => other.Contains($"/obj/native/Debug/{rid}/", StringComparison.Ordinal) && Path.GetDirectoryName(other) != Path.GetDirectoryName(path)))
                File.Copy(other, Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(other)), overwrite: true);
            Assert.Matches($"^{expected}\n$", Foreign.CallAdd(_test, rid, path, function).StandardOutput);
        }
    }
}
