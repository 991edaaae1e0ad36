using Native.Core.Info;

namespace Native.Core.Tests.Info;

public sealed class BuildDescriptionTests
{
    private static readonly BuildDescription s_empty = new() { Project = "/p/lib.csproj", BuiltFor = "linux-x64, Debug, -O0" };

    [Fact]
    public void Without_native_items_the_description_is_short() => Assert.Equal(
        [
            "project      /p/lib.csproj",
            "built for    linux-x64, Debug, -O0",
            "toolchain    none: install zig or CMake, or set NativeZigVersion",
            "sources      0",
        ],
        s_empty.Lines());

    [Fact]
    public void Everything_has_its_line() => Assert.Equal(
        [
            "project      /p/lib.csproj",
            "built for    linux-x64, Debug, -O0",
            "toolchain    zig 0.14.0 at /z/zig",
            "scripts      build.cs (lib/build.cs: allowed, not confined, not run yet)",
            "scripts      ../a/build.cs (a/build.cs: not allowed, confined, last run 2026-11-24 10:00:00)",
            "archive      zlib.tar.gz, sha256 0123, in obj/zlib/ (unpacked)",
            "sources      2",
            "defines      A=1 B",
            "includes     native other",
            "links        z m",
            "CMake        /p/shapes: shapes;plugin",
            "bindings     native/lib.h, with [DllImport(\"lib\")]",
            "output       /o/liblib.so (not built yet)",
            "P/Invoke     [DllImport(\"lib\")]",
            "packs        linux-x64 win-x64",
        ],
        (s_empty with
        {
            ToolchainKind = "zig",
            ToolchainVersion = "0.14.0",
            ToolchainPath = "/z/zig",
            Scripts = [new("build.cs", "lib/build.cs", true, false, ""), new("../a/build.cs", "a/build.cs", false, true, "2026-11-24 10:00:00")],
            Archives = [("zlib.tar.gz", "0123", "obj/zlib", "unpacked")],
            Sources = 2,
            Defines = ["A=1", "B"],
            IncludePaths = ["native", "other", "native"],
            Libraries = ["z", "m"],
            CMakeProjects = [("/p/shapes", "shapes;plugin")],
            Bindings = [("native/lib.h", "lib")],
            Output = "/o/liblib.so",
            ImportName = "lib",
            PackedRids = ["linux-x64", "win-x64"],
        }).Lines());

    [Theory]
    [InlineData("System", "the system's 1.3, from /usr/lib/zlib.pc")]
    [InlineData("Source", "built from source, because it is not there")]
    [InlineData("Absent", "not used, because it is not there")]
    public void A_dependency_has_a_reason(string state, string text) => Assert.Contains(
        $"dependency   zlib [1.2,): {text}",
        (s_empty with { Dependencies = [new("zlib", "[1.2,)", state, "1.3", "/usr/lib/zlib.pc", "it is not there")] }).Lines());

    [Fact]
    public void A_program_is_not_imported_and_has_a_time() => Assert.Equal(
        ["output       /o/lib (built today)", "packs        "],
        (s_empty with { ToolchainKind = "cmake", ToolchainPath = "/c/cmake", Output = "/o/lib", BuiltAt = "today" }).Lines().Skip(4));

    [Fact]
    public void The_version_of_CMake_is_not_queried() =>
        Assert.Contains("toolchain    CMake at /c/cmake", (s_empty with { ToolchainKind = "cmake", ToolchainPath = "/c/cmake" }).Lines());
}
