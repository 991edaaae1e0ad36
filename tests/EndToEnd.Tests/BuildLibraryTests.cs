namespace EndToEnd.Tests;

/// <summary>Native.Build, the library of build scripts, from its package.</summary>
public sealed class BuildLibraryTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void C_that_a_script_compiles_is_in_the_library_and_as_incremental_as_the_project_s_own()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", "<ItemGroup><NativeSource Remove=\"native/**\" /></ItemGroup></Project>", StringComparison.Ordinal));
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a + b; }\n");
        _test.Write("lib/vendor/fast.c", "#include \"fast.h\"\nint fast(void) { int unused; return FAST + ADDED; }\n");
        _test.Write("lib/vendor/slow.c", "int slow(void) { return 2; }\n");
        _test.Write("lib/vendor/fast.h", "#define FAST 1\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            var built = new CBuild().Files("native/lib_add.c", "vendor/fast.c", "vendor/slow.c").Include("vendor").Define("ADDED", "5").Warnings(2)
                .FlagIfSupported("-funroll-loops").FlagIfSupported("-fno-such-flag").Compile("vendored");
            File.AppendAllText("../runs.txt", $"{NativeTarget.Current} {built.Compiled}\n");
            """);
        var build = _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["-Wunused-variable"], build.Codes);
        Assert.Contains($"{_test["lib/vendor/fast.c"]}(2,22): warning -Wunused-variable", build.Output);
        Assert.Equal(["fast", "lib_add", "slow"], Symbols.Exported(_test[SmallProject.Built("liblib.so")]));
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);

        _test.Write("lib/vendor/fast.h", "#define FAST 3\n");
        _test.NativeBuild("lib").Succeeds();
        _test.Variables["CFLAGS"] = "-DADDED_BY_HAND";
        _test.NativeBuild("lib").Succeeds();
        _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64").Succeeds();
        Assert.Contains("COFF-x86-64", Symbols.Machine(_test[SmallProject.Built("lib.dll", "win-x64")]));
        Assert.Equal("linux-x64 3\nlinux-x64 1\nlinux-x64 3\nwin-x64 3\n", _test.Read("runs.txt"));

        _test.Write("lib/vendor/slow.c", "int slow(void) { return 2 }\n");
        build = _test.NativeBuild("lib").Fails();
        Assert.Contains($"{_test["lib/vendor/slow.c"]}(1,26): error NSDK2001: expected ';'", build.Output);
        Assert.DoesNotContain("NSDK5003", build.Codes);
    }

    [Fact]
    public void Features_are_those_of_the_target()
    {
        _test.Write("lib/own/own.h", "typedef struct { long a; char b; } own;\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            var c = new CBuild().Include("own");
            Emit.Warning(string.Join(' ', c.HasHeader("windows.h"), c.HasHeader("own.h"), c.HasHeader("none.h"), c.HasFunction("getauxval", "sys/auxv.h"),
                c.HasFunction("cbrt", "math.h", "m"), c.HasFunction("none", "math.h"), c.HasType("size_t", "stddef.h"), c.HasType("none", "stddef.h"),
                c.SizeOf("long"), c.SizeOf("own", "own.h"), c.SizeOf("none") is null));
            Rerun.IfChanged("own");
            """);
        Assert.Contains("NSDK5008: False True False True True False True False 8 16 True", _test.NativeBuild("lib").Succeeds().Output);
        Assert.Contains("NSDK5008: True True False False True False True False 4 8 True", _test.NativeBuild("lib", "-p:RuntimeIdentifier=win-x64").Succeeds().Output);
        // A header of the project's own that changed is asked about again.
        _test.Write("lib/own/own.h", "typedef struct { long a; char b[9]; } own;\n");
        Assert.Contains("NSDK5008: False True False True True False True False 8 24 True", _test.NativeBuild("lib").Succeeds().Output);
    }

    [Fact]
    public void A_library_of_the_system_that_is_missing_is_the_error_of_the_item()
    {
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            if (PkgConfig.TryProbe("native-sdk-none") is null && PkgConfig.TryProbe("zlib", "[900,)") is null)
                Emit.Warning($"zlib {PkgConfig.Probe("zlib", "[1.2,2)").Version[0]}");
            PkgConfig.Probe("native-sdk-none", "[1.0,2)");
            """);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK3001", "NSDK5008"], build.Codes.Order(StringComparer.Ordinal));
        Assert.Contains("zlib 1", build.Output);
        Assert.Contains("native-sdk-none", build.Output);
    }
}
