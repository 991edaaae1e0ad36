using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Libraries that the system does not provide.</summary>
public sealed class DependencyTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [UnixTheory(Unix.Programs)]
    [InlineData("NSDK3001", """<NativeDependency Include="no-such-module" />""", "Searched: /")]
    [InlineData("NSDK3002", """<NativeDependency Include="zlib" Version="[99.0,)" />""", "apt install zlib1g-dev")]
    [InlineData("NSDK3006", """<NativeDependency Include="broken" />""", "neither 'name=value' nor 'Name: value'")]
    [InlineData("NSDK3007", """<NativeDependency Include="needy" />""", "'no-such-module'")]
    [InlineData("NSDK3008", """<NativeDependency Include="a" />""", "a → b → a")]
    [InlineData("NSDK3009", """<NativeDependency Include="hollow" />""", "libhollow.so or libhollow.a")]
    [InlineData("NSDK3010", """<NativeDependency Include="foreign" />""", "libforeign.so is Elf for arm64")]
    [InlineData("NSDK3011", """<NativeDependency Include="hollow" Link="Static" />""", "libhollow.a is not in ")]
    public void A_dependency_that_is_not_available_is_an_error(string code, string item, string expected)
    {
        _test.Write("pc/broken.pc", "Name: broken\nDescription broken\nVersion: 1\n");
        _test.Write("pc/needy.pc", Pc("needy", "1", "-lz", "no-such-module"));
        _test.Write("pc/a.pc", Pc("a", "1", "-lz", "b"));
        _test.Write("pc/b.pc", Pc("b", "1", "-lz", "a"));
        _test.Write("pc/hollow.pc", Pc("hollow", "1", "-lhollow"));
        _test.Write("pc/foreign.pc", Pc("foreign", "1", $"\"-L{_test["foreign"]}\" -lforeign"));
        _test.Write("foreign/libforeign.so", "");
        File.Copy("/usr/aarch64-linux-gnu/lib/libm.so.6", _test["foreign/libforeign.so"], overwrite: true);
        _test.Variables["PKG_CONFIG_PATH"] = _test["pc"];
        A_wrong_item_is_an_error(code, item, expected);
    }

    [Theory]
    [InlineData("NSDK3003", """<NativeDependency Include="zlib" Version="&gt;= 1" />""", "[1.0,2.0)")]
    [InlineData("NSDK3013", """<NativeSource Include="native/x.c" FallbackFor="zlip" /><NativeDependency Include="zlib" />""", "'zlip'")]
    [InlineData("NSDK3013", """<NativeDefine Include="X" FallbackFor="zlib" />""", "'zlib', which is not a NativeDependency of the project ()")]
    [InlineData("NSDK3015", """<NativeDependency Include="zlib" Mode="Source" />""", "FallbackFor=\"zlib\"")]
    [InlineData("NSDK9002", """<NativeDependency Include="zlib" Versoin="1" />""", "Expected: Version")]
    [InlineData("NSDK9003", """<NativeDependency Include="zlib" Link="Dynamic" />""", "Shared, Static")]
    public void A_wrong_item_is_an_error(string code, string item, string expected)
    {
        _test.AddLines($"<ItemGroup>{item}</ItemGroup>");
        var run = _test.RunNativeBuild("lib").Fails();
        Assert.Equal([code], run.Codes);
        Assert.Contains(expected, run.Output);
        Assert.False(File.Exists(_test[SmallProject.Built("dependencies.state", SmallProject.Rid)]));
    }

    [UnixFact(Unix.Programs)]
    public void A_pkg_config_that_is_missing_hangs_or_is_disabled_is_an_error()
    {
        _test.AddLines("""<ItemGroup><NativeDependency Include="zlib" /></ItemGroup>""");
        _test.Write("hangs", "#!/bin/sh\nsleep 60 & echo $! >> \"$0.children\"\nwait\n");
        File.SetUnixFileMode(_test["hangs"], (UnixFileMode)0b111_101_101);
        _test.Variables["PKG_CONFIG"] = _test["hangs"];
        _test.FailsWith("NSDK3005", "NativePkgConfigTimeout=0.5");
        // The operating system ends a process a moment after it is killed.
        Assert.All(File.ReadAllLines(_test["hangs.children"]), child =>
            Assert.True(SpinWait.SpinUntil(() => Tool.Run("cat", [$"/proc/{child}/cmdline"]).StandardOutput.Length == 0, TimeSpan.FromSeconds(5)), child));
        _test.Variables["PKG_CONFIG"] = "no-such-program";
        _test.FailsWith("NSDK3004");
        _test.Variables["PKG_CONFIG"] = null;
        _test.FailsWith("NSDK3016", "RuntimeIdentifier=linux-riscv64");
        _test.Variables["PKG_CONFIG_PATH_linux_riscv64"] = "/usr/lib/x86_64-linux-gnu/pkgconfig";
        _test.FailsWith("NSDK3010", "RuntimeIdentifier=linux-riscv64");
        _test.Variables["ZLIB_LIB_DIR"] = _test["lib"];
        _test.FailsWith("NSDK3014");
    }

    private static string Pc(string name, string version, string libs, string requires = "") =>
        $"Name: {name}\nDescription: for a test\nVersion: {version}\nRequires: {requires}\nLibs: {libs}\n";
}
