namespace Corpora.Tests.Rids;

/// <summary>Files with the debug information of shared libraries that CMake links.</summary>
public sealed class CMakeSymbolTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library("""
        <PropertyGroup><NativeSymbols>Separate</NativeSymbols><NativeRuntimeIdentifiers>linux-x64;win-x64</NativeRuntimeIdentifiers><NoWarn>NSDK6001</NoWarn></PropertyGroup>
        <ItemGroup><NativeCMakeProject Include="plug" Targets="plug" /></ItemGroup>
        """);

    public CMakeSymbolTests()
    {
        _test.Write("lib/plug/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.16)
            project(plug LANGUAGES C)
            add_library(plug SHARED plug.c)
            set_target_properties(plug PROPERTIES SOVERSION 1)
            """);
        _test.Write("lib/plug/plug.c", "#ifdef _WIN32\n__declspec(dllexport)\n#endif\nint plug_add(int a, int b)\n{\n    return a + b;\n}\n");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void They_are_next_to_the_libraries_and_in_the_package_with_symbols()
    {
        Assert.Empty(_test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds().Codes);
        Assert.Equal(
            [
                "linux-x64/native/liblib.so.dbg", "linux-x64/native/libplug.so.1.dbg", "win-x64/native/lib.pdb", "win-x64/native/libplug.pdb",
            ],
            PackageFile.Names(_test["feed/lib.symbols.1.0.0.nupkg"]).Where(name => name.StartsWith("runtimes/", StringComparison.Ordinal)).Select(name => name["runtimes/".Length..])
                .Order(StringComparer.Ordinal));
        var (library, symbols) = (Built("libplug.so.1"), Built("libplug.so.1.dbg"));
        Assert.True(HasLines(library));
        Assert.Equal(["plug_add"], Symbols.Exported(library));

        Assert.False(_test.Dotnet("lib", "build", "-c", "Release").Succeeds().RanTasks);
        Assert.True(File.Exists(_test["lib/bin/Release/net10.0/libplug.so.1.dbg"]));
        File.Delete(symbols);
        Assert.False(HasLines(library));
        _test.Dotnet("lib", "build", "-c", "Release").Succeeds();
        Assert.True(HasLines(library));

        _test.Dotnet("lib", "build", "-c", "Release", "-p:NativeSymbols=Embedded").Succeeds();
        Assert.False(File.Exists(symbols));
        Assert.True(HasLines(library));
        _test.Dotnet("lib", "build", "-c", "Release").Succeeds();
        Assert.True(File.Exists(symbols));
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("<NativeCMakeProject Include=\"plug\" Targets=\"plug\" />", "", StringComparison.Ordinal));
        _test.Dotnet("lib", "build", "-c", "Release").Succeeds();
        Assert.Equal((false, false), (File.Exists(library), File.Exists(symbols)));
        Assert.False(File.Exists(_test["lib/bin/Release/net10.0/libplug.so.1.dbg"]));
    }

    [Fact]
    public void A_toolchain_file_for_another_compiler_gives_the_same_files()
    {
        _test.HideZig();
        _test.Write("lib/arm64.cmake", "set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_SYSTEM_PROCESSOR aarch64)\nset(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)\n");
        Assert.Empty(_test.NativeBuild("lib", "-p:RuntimeIdentifier=linux-arm64", "-p:NativeCMakeToolchainFile=arm64.cmake", "-p:Configuration=Release").Succeeds().Codes);
        foreach (var name in new[] { "liblib.so", "libplug.so.1" })
        {
            Assert.DoesNotContain(".debug_info", Sections(Built(name, "linux-arm64")));
            Assert.Contains(".gnu_debuglink", Sections(Built(name, "linux-arm64")));
            Assert.Contains(".debug_info", Sections(Built($"{name}.dbg", "linux-arm64")));
        }
    }

    private string Built(string file, string rid = "linux-x64") => _test[SmallProject.Built(file, rid, "Release")];

    private static string Sections(string file) => Tool.Run("llvm-readobj", ["--sections", file]).Succeeds();

    private bool HasLines(string library) =>
        Tool.Run("gdb", ["-batch", "-nx", "-ex", "info line plug_add", library], _test.Root).Output.Contains("plug.c\"", StringComparison.Ordinal);
}
