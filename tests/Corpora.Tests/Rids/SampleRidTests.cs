using Native.Core.Platform;

namespace Corpora.Tests.Rids;

/// <summary>Samples, built for other RIDs from the packed SDK, and called on the RIDs that this machine can run.</summary>
[LongRunning]
public sealed class SampleRidTests : IDisposable
{
    private const string AllRids = "linux-arm64 linux-musl-x64 win-x64 osx-arm64";

    private static readonly Dictionary<string, string> s_machines = new()
    {
        ["linux-arm64"] = "elf64-littleaarch64 aarch64",
        ["linux-musl-x64"] = "elf64-x86-64 x86_64",
        ["win-x64"] = "COFF-x86-64 x86_64",
        ["osx-arm64"] = "aarch64",
    };

    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    // The result of a function for 2 and 3, in a C program for that RID. macOS is not available. The C++ sample is built for fewer RIDs, because zig compiles
    // the C++ library for each of them, which takes longer than all other samples.
    [Theory]
    [InlineData("hello", ".", "hello.Native", "add", "5", AllRids)]
    [InlineData("two-libraries", "Shapes", "shapes", "shapes_diagonal", "3", AllRids)]
    [InlineData("cpp", ".", "cpp.Native", "calculator_new", @"-?\d+", "linux-arm64 osx-arm64")]
    [InlineData("zlib", ".", "z-sample", "zlibCompileFlags", @"\d+", AllRids)]
    [InlineData("zlib-cmake", ".", "z-cmake", "zlibCompileFlags", @"\d+", AllRids)]
    [InlineData("libsodium", "Sodium.Sys", "Sodium.Sys.Native", "sodium_library_version_major", "10", AllRids)]
    [InlineData("sqlite", ".", "sqlite.Native", "sqlite3_libversion_number", @"3\d{6}", AllRids)]
    public void Is_built_for_other_RIDs_and_runs_on_them(string sample, string project, string library, string function, string expected, string rids)
    {
        _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);
        var folder = Path.Combine(sample, project);
        foreach (var rid in rids.Split(' '))
        {
            var file = NativeTarget.Parse(rid).FileName(library, NativeOutputType.SharedLibrary);
            var build = _test.NativeBuild(folder, $"-p:RuntimeIdentifier={rid}").Succeeds();
            Assert.Empty(build.Codes);
            var path = Path.GetFullPath(_test[Path.Combine(folder, "obj/native/Debug", rid, file)]);
            Assert.Contains(s_machines[rid], Symbols.Machine(path));
            if (rid == "osx-arm64")
                continue;
            // The libraries of the referenced projects are next to it, as they are next to an app.
            foreach (var other in Directory.GetFiles(_test[sample], file.Replace(library, "*", StringComparison.Ordinal), SearchOption.AllDirectories)
                .Where(other => other.Contains($"/obj/native/Debug/{rid}/", StringComparison.Ordinal) && Path.GetDirectoryName(other) != Path.GetDirectoryName(path)))
                File.Copy(other, Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(other)), overwrite: true);
            Assert.Matches($"^{expected}\n$", Foreign.CallAdd(_test, rid, path, function).StandardOutput);
        }
    }
}
