using Native.Core.Platform;

namespace Native.Tasks.Tests;

public sealed class ResolveToolchainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tasks-ä ").FullName;
    private readonly FakeBuildEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_zig_and_CMake_the_error_says_how_to_get_one() => Fails("", "NSDK1001", "NativeZigVersion");

    [Theory]
    [InlineData("auto", "CMake is not on PATH")]
    [InlineData("zig", "ZigPath")]
    [InlineData("cmake", "cmake.org")]
    public void The_error_names_the_toolchain_that_the_project_selects(string toolchain, string text)
    {
        Assert.False(new ResolveToolchain { BuildEngine = _engine, NativeToolchain = toolchain }.Execute());
        Assert.Contains(text, _engine.Errors.Single().Message);
        Assert.Equal(toolchain != "zig", _engine.Errors.Single().Message!.Contains("CMake", StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_without_zig_is_an_error_that_names_it() => Fails(Path.Combine(_folder, "zig"), "NSDK1002", _folder);

    [Fact]
    public void A_cache_that_cannot_be_written_is_an_error_that_names_it()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        Fails(Zig("file/cache"), "NSDK1011", "file/cache");
    }

    [Fact]
    public void The_output_of_zig_becomes_an_item()
    {
        var task = new ResolveToolchain { BuildEngine = _engine, ZigPath = Zig("cache") };
        Assert.True(task.Execute());
        var folder = HostSystem.This.Slashes(_folder);
        Assert.Equal(("0.14.0", $"{folder}/lib", $"{folder}/cache"),
            (task.Toolchain!.GetMetadata("Version"), task.Toolchain.GetMetadata("LibDirectory"), task.Toolchain.GetMetadata("GlobalCache")));
    }

    // The output of zig env.
    private string Zig(string cache)
    {
        var path = Path.Combine(_folder, HostSystem.This.IsWindows ? "zig.cmd" : "zig");
        var folder = HostSystem.This.Slashes(_folder);
        File.WriteAllText(path + ".json", $$"""
            {
             "zig_exe": "{{HostSystem.This.Slashes(path)}}",
             "lib_dir": "{{folder}}/lib",
             "global_cache_dir": "{{folder}}/{{cache}}",
             "version": "0.14.0"
            }
            """);
        File.WriteAllText(path, HostSystem.This.IsWindows ? "@type \"%~f0.json\"" : "#!/bin/sh\ncat \"$0.json\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private void Fails(string zig, string code, string text)
    {
        Assert.False(new ResolveToolchain { BuildEngine = _engine, ZigPath = zig }.Execute());
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message);
    }
}
