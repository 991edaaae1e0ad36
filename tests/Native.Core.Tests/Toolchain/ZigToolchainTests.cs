using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Core.Tests.Toolchain;

public sealed class ZigToolchainTests
{
    // The output of zig 0.14.0-dev.2456, with other paths.
    [Fact]
    public void The_JSON_of_zig_0_14_is_read() =>
        Assert.Equal(new ZigToolchain("/bin/zig", "0.14.0-dev.2456+a68119f8f", "/zig/lib", "/home/me/.cache/zig"), ZigToolchain.Parse("/bin/zig", """
            {
             "zig_exe": "/zig/zig",
             "lib_dir": "/zig/lib",
             "std_dir": "/zig/lib/std",
             "global_cache_dir": "/home/me/.cache/zig",
             "version": "0.14.0-dev.2456+a68119f8f",
             "target": "x86_64-linux.6.18.44...6.18.44-gnu.2.36",
             "env": {
              "ZIG_GLOBAL_CACHE_DIR": null,
              "ZIG_LOCAL_CACHE_DIR": "/tmp/cache",
              "HOME": "/home/me"
             }
            }
            """));

    // The format of zig 0.15 and 0.16, from their sources. The programs were not available for a test.
    [Theory]
    [InlineData("0.15.1", "/home/me/.cache/zig", "/home/me/.cache/zig")]
    [InlineData("0.15.2", @"/home/m\xc3\xa4r/.cache/zig", "/home/mär/.cache/zig")]
    [InlineData("0.16.0", @"C:\\Users\\m\u{e4}r\\x41\\zig", @"C:\Users\mär\x41\zig")]
    [InlineData("0.16.0-dev.2565+684032671", @"/a \'quoted\' \""path\""/\xe2\x82\xac", "/a 'quoted' \"path\"/€")]
    public void The_ZON_of_later_versions_is_read(string version, string written, string cache) =>
        Assert.Equal(new ZigToolchain("/bin/zig", version, "/zig/lib", cache), ZigToolchain.Parse("/bin/zig", $$"""
            .{
                .zig_exe = "/zig/zig",
                .lib_dir = "/zig/lib",
                .std_dir = "/zig/lib/std",
                .global_cache_dir = "{{written}}",
                .version = "{{version}}",
                .target = "x86_64-linux.6.18...6.18-gnu.2.36",
                .env = .{
                    .ZIG_GLOBAL_CACHE_DIR = "/elsewhere",
                    .ZIG_LOCAL_CACHE_DIR = null,
                    .version = "not this one",
                },
            }
            """));

    [Fact]
    public void Escapes_and_line_ends_of_Windows_are_read() =>
        Assert.Equal(new ZigToolchain("zig", "0.14.0", "C:\\new zig\\lib", "C:\\\"c"), ZigToolchain.Parse("zig",
            "{\r\n \"lib_dir\": \"C:\\\\new zig\\\\lib\",\r\n \"global_cache_dir\": \"C:\\\\\\\"c\",\r\n \"version\": \"0.14.0\"\r\n}\r\n"));

    [Fact]
    public void The_identity_contains_the_version_and_the_path() =>
        Assert.Equal("zig 0.14.0 (/bin/zig)", new ZigToolchain("/bin/zig", "0.14.0", "", "").Identity);

    [Theory]
    [InlineData("")]
    [InlineData("gcc: error: no input files")]
    [InlineData("{ \"version\": \"0.14.0\" }")]
    public void The_output_of_another_program_is_quoted(string answer) =>
        Assert.Equal(
            Diagnostic.Error("NSDK1002",
                "'/bin/cc env' did not print the expected output. Expected version, lib_dir and global_cache_dir, found: "
                + $"'{answer}'. Set ZigPath to the zig executable, or to the directory that contains it."),
            Assert.Throws<NativeException>(() => ZigToolchain.Parse("/bin/cc", answer + "\n")).Diagnostic);
}
