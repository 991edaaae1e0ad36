namespace EndToEnd.Tests;

/// <summary>Libraries from the system and from source, with the real pkg-config.</summary>
public sealed class DependencyTests : IDisposable
{
    private const string Library = "lib/obj/native/Debug/linux-x64/liblib.so";
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_system_s_library_is_linked_C_finds_its_headers_and_a_second_build_starts_no_process()
    {
        Depend("""<NativeDependency Include="zlib" Version="[1.2,2.0)" Libraries="z" /><NativeDependency Include="libsodium" />""");
        _test.Write("lib/native/use.c", "#include <zlib.h>\n#include <sodium.h>\nconst char *lib_version(void) { return zlibVersion(); }\nint lib_init(void) { return sodium_init(); }\n");
        Assert.Empty(Build().Codes);
        Assert.Contains("libz.so.1", Symbols.Dynamic(_test[Library]));
        var again = Build();
        Assert.False(again.RanTasks, again.Output);

        // A change of an input of the decision runs the step again, and no other change does.
        _test.Write("pc/zlib.pc", Pc("zlib", "1.9", "-lz"));
        _test.Variables["PKG_CONFIG_PATH"] = _test["pc"];
        Assert.True(Asked(Build()));
        Assert.False(Asked(Build()));
        _test.Write("pc/zlib.pc", Pc("zlib", "2.0", "-lz"));
        Assert.Equal(["NSDK3002"], _test.NativeBuild("lib").Fails().Codes);
        Assert.Equal(["NSDK3002"], _test.NativeBuild("lib").Fails().Codes);
        File.Delete(_test["pc/zlib.pc"]);
        Assert.True(Asked(Build()));
        Assert.False(Asked(Build()));
        _test.Variables["ZLIB_LIB_DIR"] = "/usr/lib/x86_64-linux-gnu";
        Assert.True(Asked(Build()));
    }

    [Fact]
    public void Debian_s_library_for_another_machine_is_found_linked_and_called()
    {
        Depend("""<NativeDependency Include="zlib" />""");
        _test.Write("lib/native/use.c", "#include <zlib.h>\nint lib_use(int a, int b) { return (int)crc32(0, (const Bytef *)\"add\", 3) == (int)0xfd1a73e7 ? a + b : 0; }\n");
        Assert.Empty(Build("-p:RuntimeIdentifier=linux-arm64").Codes);
        var library = _test[SmallProject.Built("liblib.so", "linux-arm64")];
        Assert.Contains("libz.so.1", Symbols.Dynamic(library));
        Assert.Equal("5\n", Foreign.CallAdd(_test, "linux-arm64", library, "lib_use").StandardOutput);
    }

    [Fact]
    public void A_fallback_is_built_if_the_system_lacks_the_library_and_for_another_machine()
    {
        Depend("""
            <NativeDependency Include="zlib" Version="[1.2,2)" />
            <NativeSource Include="vendor/inflate.c" FallbackFor="zlib" />
            <NativeIncludePath Include="vendor" FallbackFor="zlib" />
            <NativeDefine Include="VENDORED" FallbackFor="zlib" />
            """);
        _test.Write("lib/vendor/inflate.c", "const char *zlibVersion(void) { return \"vendored\"; }\n");
        _test.Write("lib/native/use.c", "#ifdef VENDORED\n#include <vendored.h>\n#else\n#include <zlib.h>\n#endif\nconst char *lib_version(void) { return zlibVersion(); }\n");
        _test.Write("lib/vendor/vendored.h", "const char *zlibVersion(void);\n");
        Assert.Equal("lib_add.c use.c", Build().CompiledNames);
        Assert.Equal("inflate.c lib_add.c use.c", Build("-p:RuntimeIdentifier=linux-riscv64").CompiledNames);
        Assert.DoesNotContain("libz.so", Symbols.Dynamic(_test[SmallProject.Built("liblib.so", "linux-riscv64")]));
        Assert.Equal("inflate.c lib_add.c use.c", Build("-p:NativeDependencyMode=Source").CompiledNames);
        _test.Variables["ZLIB_NO_PKG_CONFIG"] = "1";
        Assert.Equal("", Build("-p:NativeDependencyMode=Auto").CompiledNames);
        _test.Variables["ZLIB_NO_PKG_CONFIG"] = null;
        Assert.Equal("lib_add.c use.c", Build().CompiledNames);
        Assert.DoesNotContain("inflate", string.Join(' ', Directory.GetFiles(_test["lib/obj/native/Debug/linux-x64"], "*.o", SearchOption.AllDirectories)));
        var info = _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output;
        Assert.Matches(@"dependency +zlib \[1\.2,2\): the system's 1\.[\d.]+, from /usr/\S+/zlib\.pc", info);
        info = _test.Dotnet("lib", "msbuild", "-t:NativeInfo", "-p:RuntimeIdentifier=linux-riscv64").Succeeds().Output;
        Assert.Contains("built from source, because this machine is linux-x64, and no variable or property locates libraries for linux-riscv64", info);
    }

    [Fact]
    public void An_archive_that_cannot_be_linked_into_a_shared_library_is_an_error_and_never_replaced_by_the_shared_library()
    {
        _test.Write("pic.c", "int foo_table[3]; int foo_get(int i) { return foo_table[i]; }\n");
        Tool.Run("gcc", ["-c", "-fno-pic", "-mcmodel=small", _test["pic.c"], "-o", _test["foo.o"]]).Succeeds();
        Directory.CreateDirectory(_test["foo"]);
        Tool.Run("ar", ["rcs", _test["foo/libfoo.a"], _test["foo.o"]]).Succeeds();
        _test.Write("pc/foo.pc", Pc("foo", "1", $"\"-L{_test["foo"]}\" -lfoo"));
        _test.Variables["PKG_CONFIG_PATH"] = _test["pc"];
        Depend("""<NativeDependency Include="foo" Link="Static" />""");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK3012"], build.Codes);
        Assert.Contains("Mode=\"Source\"", build.Output);

        Tool.Run("gcc", ["-c", "-fPIC", _test["pic.c"], "-o", _test["foo.o"]]).Succeeds();
        Tool.Run("ar", ["rcs", _test["foo/libfoo.a"], _test["foo.o"]]).Succeeds();
        Build();
        Assert.Contains("foo_get", Symbols.Exported(_test[Library]));
        Assert.DoesNotContain("foo", Symbols.Dynamic(_test[Library]).Replace("liblib.so", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_library_outside_system_directories_is_copied_next_to_the_app_under_its_runtime_name()
    {
        _test.Write("foo.c", "int foo_answer(void) { return 42; }\n");
        Directory.CreateDirectory(_test["opt/lib"]);
        Tool.Run("gcc", ["-shared", "-fPIC", "-Wl,-soname,libfoo.so.3", _test["foo.c"], "-o", _test["opt/lib/libfoo.so.3.1"]]).Succeeds();
        File.CreateSymbolicLink(_test["opt/lib/libfoo.so.3"], "libfoo.so.3.1");
        File.CreateSymbolicLink(_test["opt/lib/libfoo.so"], "libfoo.so.3");
        _test.Write("opt/lib/pkgconfig/foo.pc", Pc("foo", "3.1", "-L${pcfiledir}/.. -lfoo"));
        _test.Write("lib/lib.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net9.0</TargetFrameworks>
                <NativePkgConfigPath>{_test["opt/lib/pkgconfig"]}</NativePkgConfigPath>
                <NativeLibraryName>lib</NativeLibraryName>
                <AssemblyName>Lib.Managed</AssemblyName>
              </PropertyGroup>
              <ItemGroup><NativeDependency Include="foo" Optional="true" /><NativeDependency Include="no-such-module" Optional="true" /></ItemGroup>
            </Project>
            """);
        _test.Write("lib/Foo.cs", """
            #if HAVE_NO_SUCH_MODULE || !HAVE_FOO
            #error
            #endif
            using System.Runtime.InteropServices;
            public static class Foo { [DllImport("lib")] public static extern int foo_answer(); }
            """);
        _test.Write("lib/native/use.c", "#if !HAVE_FOO || defined(HAVE_NO_SUCH_MODULE)\n#error\n#endif\n");
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="../lib/lib.csproj" />""");
        _test.Write("app/Program.cs", "System.Console.WriteLine(Foo.foo_answer());\n");
        Assert.Equal("42\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.True(File.Exists(_test["app/bin/Debug/net10.0/libfoo.so.3"]));
        Assert.False(File.Exists(_test["app/bin/Debug/net10.0/libfoo.so"]));
        var again = _test.Dotnet("app", "build").Succeeds();
        Assert.False(again.RanTasks, again.Output);
    }

    [Fact]
    public void A_sysroot_provides_the_libraries_of_another_machine()
    {
        _test.Write("foo.c", "int foo_answer(void) { return 42; }\n");
        _test.Write("root/usr/include/foo/foo.h", "int foo_answer(void);\n");
        _test.Write("root/usr/lib/aarch64-linux-gnu/pkgconfig/foo.pc",
            "prefix=/usr\nName: foo\nDescription: d\nVersion: 1\nLibs: -L${prefix}/lib/aarch64-linux-gnu -lfoo\nCflags: -I${prefix}/include/foo\n");
        Tool.Run("aarch64-linux-gnu-gcc", ["-shared", "-fPIC", "-Wl,-soname,libfoo.so.1", _test["foo.c"], "-o", _test["root/usr/lib/aarch64-linux-gnu/libfoo.so"]]).Succeeds();
        Depend("""<NativeDependency Include="foo" Mode="System" />""");
        _test.Write("lib/native/use.c", "#include <foo.h>\nint lib_use(int a, int b) { return foo_answer(); }\n");
        Build("-p:RuntimeIdentifier=linux-arm64", "-p:NativeSysroot=../root");
        var library = _test[SmallProject.Built("liblib.so", "linux-arm64")];
        Assert.Contains("libfoo.so.1", Symbols.Dynamic(library));
        Assert.False(File.Exists(_test[SmallProject.Built("libfoo.so.1", "linux-arm64")]));
        File.Copy(_test["root/usr/lib/aarch64-linux-gnu/libfoo.so"], _test[SmallProject.Built("libfoo.so.1", "linux-arm64")]);
        Assert.Equal("42\n", Foreign.CallAdd(_test, "linux-arm64", library, "lib_use").StandardOutput);
        _test.Variables["PKG_CONFIG_SYSROOT_DIR_linux_arm64"] = _test["root"];
        Assert.Equal("", Build("-p:RuntimeIdentifier=linux-arm64").CompiledNames);
        Assert.Equal(["NSDK3001"], _test.NativeBuild("lib").Fails().Codes);
    }

    [Fact]
    public void Resolved_dependencies_reach_the_native_project_that_references_the_project()
    {
        Depend("""<NativeDependency Include="zlib" /><NativeMetadata Include="DEP_LIB_FLAVOUR" Value="plain; simple" />""");
        SmallProject.AddLibrary(_test, "top", """
            <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            <Target Name="Show" DependsOnTargets="NativeBuild"><Message Importance="high" Text="seen: %(NativeMetadata.Identity)=%(NativeMetadata.Value)" /></Target>
            """);
        _test.Write("top/native/use.c", "#include <zlib.h>\n#include \"lib_add.h\"\nint top_use(void) { return zlibVersion()[0] + lib_add(1, 2); }\n");
        _test.Dotnet("top", "restore").Succeeds();
        var show = _test.Dotnet("top", "msbuild", "-t:Show").Succeeds().Output;
        Assert.Contains("seen: DEP_ZLIB_ORIGIN=system", show);
        Assert.Contains("seen: DEP_LIB_FLAVOUR=plain; simple", show);
        var dynamic = Symbols.Dynamic(_test[SmallProject.Built("libtop.so", folder: "top")]);
        Assert.Contains("libz.so.1", dynamic);
        Assert.Contains("liblib.so", dynamic);
    }

    [Fact]
    public void A_package_passes_dependencies_to_native_projects_and_warns_about_required_system_libraries()
    {
        Depend("""
            <NativeDependency Include="zlib" />
            <NativeSource Include="vendor/*.c" FallbackFor="zlib" />
            <NativeIncludePath Include="vendor" FallbackFor="zlib" />
            <NativeMetadata Include="DEP_LIB_FLAVOUR" Value="plain" />
            """);
        _test.Write("lib/vendor/zlib.c", "const char *zlibVersion(void) { return \"vendored\"; }\n");
        _test.Write("lib/vendor/zlib.h", "const char *zlibVersion(void);\n");
        string[] arguments = ["-o", _test["feed"], "-p:NativePackHeaders=true", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64%3Bwin-x64"];
        Assert.Equal(["NSDK3017"], _test.Dotnet("lib", ["pack", .. arguments]).Succeeds().Codes);
        Assert.Empty(_test.Dotnet("lib", ["pack", "-p:NativeDependencyMode=Source", .. arguments]).Succeeds().Codes);
        using (var package = System.IO.Compression.ZipFile.OpenRead(_test["feed/lib.1.0.0.nupkg"]))
        {
            Assert.Equal(
                ["buildTransitive/lib.targets", "native/include/lib_add.h", "native/include/zlib.h", "native/win-x64/lib.lib",
                    "runtimes/linux-musl-x64/native/liblib.so", "runtimes/linux-x64/native/liblib.so", "runtimes/win-x64/native/lib.dll"],
                package.Entries.Select(entry => entry.FullName).Where(name => name.Split('/')[0] is "buildTransitive" or "native" or "runtimes").Order(StringComparer.Ordinal));
        }

        _test.Write("NuGet.config", _test.Read("NuGet.config").Replace("</packageSources>", $"<add key=\"feed\" value=\"{_test["feed"]}\" /></packageSources>", StringComparison.Ordinal));
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
        SmallProject.AddLibrary(_test, "top", """
            <ItemGroup><PackageReference Include="lib" Version="1.0.0" /></ItemGroup>
            <Target Name="Show" DependsOnTargets="NativeBuild"><Message Importance="high" Text="seen: %(NativeMetadata.Identity)=%(NativeMetadata.Value)" /></Target>
            """);
        _test.Write("top/native/use.c", "#include <zlib.h>\n#include <lib_add.h>\nint top_use(void) { return zlibVersion()[0] + lib_add(1, 2); }\n");
        _test.Dotnet("top", "restore").Succeeds();
        var show = _test.Dotnet("top", "msbuild", "-t:Show").Succeeds().Output;
        Assert.Contains("seen: DEP_LIB_FLAVOUR=plain", show);
        Assert.Contains("seen: DEP_ZLIB_ORIGIN=source", show);
        Assert.Contains("liblib.so", Symbols.Dynamic(_test[SmallProject.Built("libtop.so", folder: "top")]));
        _test.Dotnet("top", "restore", "-p:RuntimeIdentifier=win-x64").Succeeds();
        _test.NativeBuild("top", "-p:RuntimeIdentifier=win-x64").Succeeds();
    }

    // The layout of vcpkg: lib contains the import library or the archive, bin the DLL, and the .pc file has CRLF line ends.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_library_of_vcpkg_is_linked_for_Windows_and_its_DLL_is_copied(bool isShared)
    {
        _test.Write("vcpkg/z.c", $"{(isShared ? "__declspec(dllexport) " : "")}int z_add(int a, int b) {{ return a + b; }}\n");
        foreach (var folder in new[] { "bin", "lib" })
            Directory.CreateDirectory(_test[$"vcpkg/{folder}"]);
        if (isShared)
        {
            Zig("cc", "-target", "x86_64-windows-gnu", "-shared", "-o", "bin/z1.dll", "-Wl,--out-implib,lib/z.lib", "z.c");
        }
        else
        {
            Zig("cc", "-target", "x86_64-windows-gnu", "-c", "-o", "z.obj", "z.c");
            Zig("ar", "rcs", "lib/z.lib", "z.obj");
        }

        _test.Write("vcpkg/lib/pkgconfig/z.pc", "prefix=${pcfiledir}/../..\r\nName: z\r\nDescription: d\r\nVersion: 1.3\r\nLibs: \"-L${prefix}/lib\" -lz -lws2_32\r\n");
        Depend("""<NativeDependency Include="z" />""");
        _test.Write("lib/native/use.c", "int z_add(int a, int b);\nint lib_use(int a, int b) { return z_add(a, b); }\n");
        _test.Variables["PKG_CONFIG_PATH_win_x64"] = _test["vcpkg/lib/pkgconfig"];
        _test.Dotnet("lib", "build", "-r", "win-x64").Succeeds();
        var output = _test["lib/bin/Debug/net10.0/win-x64"];
        Assert.Equal(isShared, File.Exists(Path.Combine(output, "z1.dll")));
        Assert.False(File.Exists(Path.Combine(output, "z.lib")));
        Assert.Equal("5\n", Foreign.CallAdd(_test, "win-x64", Path.Combine(output, "lib.dll"), "lib_use").StandardOutput);
        Assert.Equal(!isShared, Symbols.Exported(Path.Combine(output, "lib.dll")).Contains("z_add"));
    }

    private void Zig(params string[] arguments) => Tool.Run(Repository.Zig, arguments, _test["vcpkg"],
        new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") }).Succeeds();

    private static string Pc(string name, string version, string libs, string requires = "") =>
        $"Name: {name}\nDescription: for a test\nVersion: {version}\nRequires: {requires}\nLibs: {libs}\n";

    private static bool Asked(BuildResult build) => build.Ran("ResolveDependencies");

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private void Depend(string items) => _test.Write("lib/lib.csproj",
        _test.Read("lib/lib.csproj").Replace("</Project>", $"<ItemGroup>{items}</ItemGroup></Project>", StringComparison.Ordinal));
}
