namespace Packages.Tests;

/// <summary>Tests the audit of libraries when they are linked, and of all files in a package.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_build_that_fails_its_audit_fails_again_until_it_is_right()
    {
        SmallProject.AddLibrary(_test, "lib", "<PropertyGroup><NativeExports>native/exports.txt</NativeExports></PropertyGroup>");
        Assert.Equal(["NSDK6042"], _test.Dotnet("lib", "build").Fails().Codes);
        var table = _test.Dotnet("lib", "build", "-t:NativeAudit").Fails();
        Assert.Equal(["NSDK6042"], table.Codes);
        Assert.Contains("exports      1: lib_add", table.Output);
        _test.Write("lib/native/exports.txt", "lib_add\n");
        Assert.Empty(_test.Dotnet("lib", "build").Succeeds().Codes);
        Assert.False(_test.Dotnet("lib", "build").Succeeds().RanTasks);

        _test.Write("lib/native/exports.txt", "lib_add\nlib_sub\n");
        var changed = _test.Dotnet("lib", "build").Succeeds();
        Assert.Equal(["NSDK6041"], changed.Codes);
        Assert.Empty(changed.Compiled);
        Assert.Contains("lists: -lib_sub.", changed.Output);
        Assert.False(_test.Dotnet("lib", "build").Succeeds().RanTasks);
        Assert.Contains("finding      warning NSDK6041: ", _test.Dotnet("lib", "build", "-t:NativeAudit").Succeeds().Output);
        _test.Write("lib/native/exports.txt", "lib_add\nlib_mul\n");
        Assert.Equal(["NSDK6041"], _test.Dotnet("lib", "build", "-p:WarningsAsErrors=NSDK6041").Fails().Codes);
        Assert.Equal(["NSDK6041"], _test.Dotnet("lib", "build", "-p:WarningsAsErrors=NSDK6041").Fails().Codes);
        Assert.Equal(["NSDK6041"], _test.Dotnet("lib", "pack", "-r", "linux-x64", "-o", _test["feed"]).Fails().Codes);
        Assert.False(Directory.Exists(_test["feed"]));
        _test.Dotnet("lib", "pack", "-r", "linux-x64", "-o", _test["feed"], "-p:NoWarn=NSDK6041").Succeeds();
        _test.Dotnet("lib", "clean", "-c", "Release").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native/Release"]));
    }

    [Fact]
    public void Everything_for_a_RID_is_audited_before_the_package_is_written()
    {
        _test.Write("both/both.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;win-x64</NativeRuntimeIdentifiers>
              </PropertyGroup>
              <ItemGroup>
                <None Include="prebuilt/$(Prebuilt)/*" Pack="true" PackagePath="runtimes/linux-musl-x64/native/" />
              </ItemGroup>
            </Project>
            """);
        _test.Write("both/native/both.c", "#include <stdlib.h>\nint both_add(int a, int b) { return a + b + (getenv(\"NONE\") != 0); }\n");
        _test.Write("both/P.cs", """
            using System.Runtime.InteropServices;
            public static class Both { [DllImport("both.Native", EntryPoint = "both_add")] public static extern int Add(int a, int b); }
            """);
        Prebuilt("wrong", "aarch64-linux-musl", "libarm64.so");
        Prebuilt("wrong", "x86_64-linux-gnu.2.23", "libglibc.so");
        Prebuilt("right", "x86_64-linux-musl", "libx.so");
        Assert.Equal(["NSDK6030", "NSDK6031"], Pack("wrong").Fails().Codes.Order());
        Assert.False(Directory.Exists(_test["feed"]));
        var pack = Pack("right").Succeeds();
        Assert.Empty(pack.Codes);
        Assert.Equal(1, pack.Log.Tasks.Count(task => task == "AuditBinaries"));
        Assert.False(Pack("right").Succeeds().RanTasks);
        var table = _test.Dotnet("both", "build", "-t:NativeAudit", "-c", "Release", "-r", "win-x64").Succeeds();
        Assert.Contains("is           PE x64, for win-x64", table.Output);
        Assert.Contains("requires     Windows 6.0", table.Output);

        // The audit also checks libraries from another machine, without the record of their link.
        var musl = "both/obj/native/Release/linux-musl-x64";
        File.Copy(_test["both/obj/native/Release/linux-x64/libboth.Native.so"], _test[$"{musl}/libboth.Native.so"], overwrite: true);
        Assert.Equal(["NSDK6031"], Pack("right", "--no-build").Fails().Codes);
        Prebuilt("other", "x86_64-linux-musl", "libboth.Native.so");
        File.Copy(_test["both/prebuilt/other/libboth.Native.so"], _test[$"{musl}/libboth.Native.so"], overwrite: true);
        File.Delete(_test[$"{musl}/exports.txt"]);
        var misspelt = Pack("right", "--no-build").Fails();
        Assert.Equal(["NSDK2021"], misspelt.Codes);
        Assert.Contains("libboth.Native.so for linux-musl-x64 does not export 'both_add'", misspelt.Output);
    }

    private BuildResult Pack(string prebuilt, params string[] arguments) => _test.Dotnet("both", ["pack", $"-p:Prebuilt={prebuilt}", "-o", _test["feed"], .. arguments]);

    private void Prebuilt(string folder, string triple, string name)
    {
        _test.Write("x.c", "#include <stdlib.h>\nint x(void) { return getenv(\"NONE\") != 0; }\n");
        Directory.CreateDirectory(_test[$"both/prebuilt/{folder}"]);
        Tool.Run(Repository.Zig, ["cc", "-target", triple, "-shared", $"-Wl,-soname,{name}", _test["x.c"], "-o", _test[$"both/prebuilt/{folder}/{name}"]], _test.Root, _test.Variables).Succeeds();
    }
}
