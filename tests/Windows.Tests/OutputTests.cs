using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Windows.Tests;

/// <summary>Programs, static libraries, published apps, and packages for every RID.</summary>
[LongRunning]
public sealed class OutputTests : IDisposable
{
    private static readonly string[] s_rids =
    [
        "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64",
    ];

    private readonly TestFolder _test = WindowsFolder.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_package_has_eight_RIDs_and_works_on_Windows_and_on_Linux()
    {
        var pack = _test.Dotnet("lib", "pack", "-o", _test.Windows("feed")).Succeeds();
        Assert.Empty(pack.Codes);
        using (var package = ZipFile.OpenRead(_test["feed/lib.1.0.0.nupkg"]))
        {
            Assert.Equal(s_rids.Select(rid => $"runtimes/{rid}/native/{Name(rid)}"),
                package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("runtimes/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            package.GetEntry("runtimes/linux-x64/native/liblib.so")!.ExtractToFile(_test["liblib.so"]);
        }

        var library = NativeLibrary.Load(_test["liblib.so"]);
        Assert.Equal(5, Marshal.GetDelegateForFunctionPointer<Add>(NativeLibrary.GetExport(library, "lib_add"))(2, 3));
        NativeLibrary.Free(library);
        Assert.False(_test.Dotnet("lib", "pack", "-o", _test.Windows("feed")).Succeeds().RanTasks);

        File.Delete(_test["NuGet.config"]);
        _test.Write("NuGet.config", $"""
            <configuration><packageSources><add key="feed" value="{_test.Windows("feed")}" /></packageSources></configuration>
            """);
        _test.Variables["NUGET_PACKAGES"] = _test.Windows("packages");
        SmallProject.AddApp(_test, "lib", """<PackageReference Include="lib" Version="1.0.0" />""");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("5\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
    }

    [Theory]
    [MemberData(nameof(Rids))]
    public void A_published_app_has_the_library_for_its_RID(string rid)
    {
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        _test.Dotnet("app", "publish", "-r", rid, "--no-self-contained", "-p:UseAppHost=false", "-o", _test.Windows("out")).Succeeds();
        Assert.True(File.Exists(_test[$"out/{Name(rid)}"]));
        Assert.Equal(Machine(rid), Symbols.Machine(_test[$"out/{Name(rid)}"]));
    }

    [Fact]
    public void A_static_library_is_linked_into_a_program_that_runs()
    {
        Write("lib", "<NativeOutputType>StaticLibrary</NativeOutputType>", "");
        Write("tool", "<NativeOutputType>Executable</NativeOutputType>", """<ItemGroup><ProjectReference Include="..\lib\lib.csproj" /></ItemGroup>""");
        _test.Write("tool/native/main.c", """
            #include <stdio.h>
            #include "lib_add.h"
            int main(int count, char **words) { printf("%d %s\n", lib_add(count, 40), words[1]); return 0; }
            """);
        var build = _test.NativeBuild("tool").Succeeds();
        Assert.Equal("lib_add.c main.c", build.CompiledNames);
        Assert.True(File.Exists(_test[SmallProject.Built("lib.lib", "win-x64")]));
        Assert.Equal("42 one two\n", _test.Run("tool/obj/native/Debug/win-x64/tool.exe", "one two"));
        Assert.False(_test.NativeBuild("tool").Succeeds().RanTasks);
    }

    public static TheoryData<string> Rids => [.. s_rids.Where(rid => rid is "linux-arm64" or "osx-arm64" or "win-arm64" or "win-x64")];

    private void Write(string name, string properties, string items) => _test.Write($"{name}/{name}.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NativeLibraryName>{name}</NativeLibraryName>
            <IncludeBuildOutput>false</IncludeBuildOutput>
            {properties}
          </PropertyGroup>
          {items}
        </Project>
        """);

    private static string Name(string rid) => rid[..3] switch { "win" => "lib.dll", "osx" => "liblib.dylib", _ => "liblib.so" };

    private static string Machine(string rid) => rid switch
    {
        "linux-arm64" => "elf64-littleaarch64 aarch64",
        "osx-arm64" => "Mach-O aarch64",
        "win-arm64" => "COFF-ARM64 aarch64",
        _ => "COFF-x86-64 x86_64",
    };

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Add(int a, int b);
}
