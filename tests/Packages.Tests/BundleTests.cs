using System.Runtime.InteropServices;
using Native.Core.Bundle;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Packages.Tests;

/// <summary>Tests packages that contain the third-party libraries that they need.</summary>
public sealed class BundleTests : IDisposable
{
    private const string Libraries = "/usr/lib/x86_64-linux-gnu";

    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_loader_and_LLVM_accept_an_edited_ELF_library()
    {
        File.WriteAllBytes(_test["libz-12345678.so.1"], ElfEditor.Edit(File.ReadAllBytes($"{Libraries}/libz.so.1"), "libz-12345678.so.1", new Dictionary<string, string>(), "$ORIGIN"));
        var png = ElfEditor.Edit(File.ReadAllBytes($"{Libraries}/libpng16.so.16"), "libpng-longer-name.so.16", new Dictionary<string, string> { ["libz.so.1"] = "libz-12345678.so.1" }, "$ORIGIN");
        File.WriteAllBytes(_test["libpng-longer-name.so.16"], png);
        var read = BinaryImage.Read(new MemoryStream(png), TargetArchitecture.X64)!;
        Assert.Equal(("libpng-longer-name.so.16", "$ORIGIN"), (read.Name, Assert.Single(read.RunPaths)));
        Assert.Contains(read.Needed, library => library.Name == "libz-12345678.so.1" && library.Versions.Count > 0);
        Assert.DoesNotContain("readelf: ", Tool.Run("llvm-readelf", ["--all", _test["libpng-longer-name.so.16"]]).Output, StringComparison.Ordinal);
        var handle = NativeLibrary.Load(_test["libpng-longer-name.so.16"]);
        Assert.NotEqual(0, NativeLibrary.GetExport(handle, "png_access_version_number"));
        Assert.Contains("libz-12345678.so.1", File.ReadAllText("/proc/self/maps"), StringComparison.Ordinal);
    }

    // wine loads the library.
    [Fact]
    public void An_edited_DLL_loads_the_DLL_with_the_new_name()
    {
        _test.Write("z.c", "__declspec(dllexport) int z(void) { return 7; }\n");
        _test.Write("y.c", "int z(void);\n__declspec(dllexport) int y(void) { return z() + 1; }\n");
        _test.Write("app.c", "#include <stdio.h>\nint y(void);\nint main(void) { printf(\"%d\", y()); return 0; }\n");
        Zig("x86_64-windows-gnu", "-shared", "-o", "z.dll", "z.c", "-Wl,--out-implib,z.lib");
        Zig("x86_64-windows-gnu", "-shared", "-o", "y.dll", "y.c", "z.lib", "-Wl,--out-implib,y.lib");
        Zig("x86_64-windows-gnu", "-o", "app.exe", "app.c", "y.lib");
        File.WriteAllBytes(_test["y.dll"], PortableExecutableEditor.Edit(File.ReadAllBytes(_test["y.dll"]), new Dictionary<string, string> { ["Z.DLL"] = "z-with-a-longer-name.dll" }));
        File.Move(_test["z.dll"], _test["z-with-a-longer-name.dll"]);
        Assert.Equal("8", Foreign.Run("win-x64", _test["app.exe"]).Output.Trim());
    }

    // zig signed the library, so that an edit with the same names must result in the same signature.
    [Fact]
    public void An_edited_library_for_macOS_has_a_valid_signature_and_the_new_names()
    {
        _test.Write("z.c", "int z(void) { return 7; }\n");
        _test.Write("y.c", "int z(void);\nint y(void) { return z() + 1; }\n");
        Zig("aarch64-macos", "-shared", "-o", "libz.dylib", "z.c", "-install_name", "/opt/lib/libz.dylib");
        Zig("aarch64-macos", "-shared", "-o", "liby.dylib", "y.c", "libz.dylib", "-install_name", "@loader_path/liby.dylib", "-headerpad_max_install_names");
        var library = File.ReadAllBytes(_test["liby.dylib"]);
        Assert.Equal(library, MachOEditor.Edit(library, "liby.dylib", new Dictionary<string, string>(), TargetArchitecture.Arm64));
        var edited = MachOEditor.Edit(library, null, new Dictionary<string, string> { ["/opt/lib/libz.dylib"] = "libz-12345678.dylib" }, TargetArchitecture.Arm64);
        Assert.Contains(BinaryImage.Read(new MemoryStream(edited), TargetArchitecture.Arm64)!.Needed, needed => needed.Name == "@loader_path/libz-12345678.dylib");
        Assert.NotEqual(library, edited);
        Assert.Equal(edited, MachOEditor.Edit(edited, null, new Dictionary<string, string>(), TargetArchitecture.Arm64));
        File.WriteAllBytes(_test["edited.dylib"], edited);
        Assert.Contains("@loader_path/libz-12345678.dylib", Tool.Run("llvm-objdump", ["--macho", "--dylibs-used", _test["edited.dylib"]]).Succeeds(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MachOEditor.Edit(library, new string('x', 5000), new Dictionary<string, string>(), TargetArchitecture.Arm64));
    }

    // png needs z. The names of the loaded files show that neither is the system's library.
    [Fact]
    public void A_package_with_a_chain_of_Debian_libraries_does_not_use_those_of_the_system()
    {
        Library("png", "<NativeDependency Include=\"libpng\" />", "#include <png.h>\nint png_number(void) { return (int)png_access_version_number(); }\n", "png_number");
        var pack = _test.Dotnet("png", "pack", "-o", _test["feed"]).Succeeds();
        Assert.DoesNotContain(pack.Codes, code => code.StartsWith("NSDK60", StringComparison.Ordinal));
        var content = Content("png.1.0.0.nupkg");
        Assert.Equal(3, content.Count);
        Assert.Matches("^libpng16-[0-9a-f]{8}.so.16$", content[1]);
        Assert.Matches("^libz-[0-9a-f]{8}.so.1$", content[2]);
        Assert.Equal("", string.Join(" ", new[] { "BundleLibraries", "AuditBinaries", "CompileSources", "LinkBinary" }.Where(_test.Dotnet("png", "pack", "-o", _test["feed"]).Succeeds().Ran)));
        App("app", "png");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Matches("^1[0-9]{4}\n.*libpng16-[0-9a-f]{8}.so.16.*libz-[0-9a-f]{8}.so.1", string.Join(' ', _test.Dotnet("app", "run", "--no-build").Succeeds().Output.Split(' ')));
    }

    [Fact]
    public void Two_packages_with_different_zlibs_run_in_one_process()
    {
        foreach (var (name, version) in new[] { ("one", "1.1"), ("two", "2.2") })
        {
            _test.Write($"{name}/z.c", $"const char *zlibVersion(void) {{ return \"{version}\"; }}\n");
            Tool.Run("gcc", ["-shared", "-fPIC", "-o", _test[$"{name}/libz.so.1"], "-Wl,-soname,libz.so.1", _test[$"{name}/z.c"]]).Succeeds();
            File.CreateSymbolicLink(_test[$"{name}/libz.so"], "libz.so.1");
            Library(name, "<NativeLinkSearchPath Include=\".\" /><NativeLinkLibrary Include=\"z\" />",
                $"const char *zlibVersion(void);\nint {name}_number(void) {{ return zlibVersion()[0]; }}\n", $"{name}_number");
            _test.Dotnet(name, "pack", "-o", _test["feed"]).Succeeds();
        }

        App("app", "one", "two");
        Assert.StartsWith("49\n50\n", _test.Dotnet("app", "run").Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Libraries_that_need_each_other_get_each_others_new_names()
    {
        _test.Write("ring/a.c", "int b(int n); int a(int n) { return n > 0 ? b(n - 1) : 41; }\n");
        _test.Write("ring/b.c", "int a(int n); int b(int n) { return a(n) + 1; }\n");
        Shared("a");
        Shared("b", "liba.so.1");
        Shared("a", "libb.so.1");
        File.CreateSymbolicLink(_test["ring/liba.so"], "liba.so.1");
        Library("ring", "<NativeLinkSearchPath Include=\".\" /><NativeLinkLibrary Include=\"a\" />", "int a(int n);\nint ring_number(void) { return a(1); }\n", "ring_number");
        _test.Dotnet("ring", "pack", "-o", _test["feed"]).Succeeds();
        Assert.Equal(3, Content("ring.1.0.0.nupkg").Count);
        App("app", "ring");
        Assert.Matches("^42\n.*liba-[0-9a-f]{8}.so.1 libb-[0-9a-f]{8}.so.1", _test.Dotnet("app", "run").Succeeds().Output);

        void Shared(string name, params string[] libraries) => Tool.Run("gcc",
            ["-shared", "-fPIC", "-o", _test[$"ring/lib{name}.so.1"], $"-Wl,-soname,lib{name}.so.1", _test[$"ring/{name}.c"], .. libraries.Select(library => _test[$"ring/{library}"])]).Succeeds();
    }

    [Fact]
    public void A_library_that_is_not_found_is_an_error_that_lists_where_it_was_searched()
    {
        _test.Write("one/z.c", "int z(void) { return 1; }\n");
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _test["one/libgone.so"], "-Wl,-soname,libgone.so.7", _test["one/z.c"]]).Succeeds();
        Library("one", "<NativeLinkSearchPath Include=\".\" /><NativeLinkLibrary Include=\"gone\" />", "int z(void);\nint one_number(void) { return z(); }\n", "one_number");
        var pack = _test.Dotnet("one", "pack", "-o", _test["feed"]).Fails();
        Assert.Contains("error NSDK6070: libone.Native.so needs libgone.so.7, which NativeBundle did not find for linux-x64", pack.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_test["feed"]));
    }

    private void Zig(string target, params string[] arguments) =>
        Tool.Run(Repository.Zig, ["cc", "-target", target, .. arguments], _test.Root, _test.Variables).Succeeds();

    private List<string> Content(string package) => [.. PackageFile.Names(_test[$"feed/{package}"])
        .Where(name => name.StartsWith("runtimes/linux-x64/native/", StringComparison.Ordinal)).Select(name => Path.GetFileName(name)).Order(StringComparer.Ordinal)];

    private void Library(string name, string items, string source, string function)
    {
        _test.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
                <NativeBundle>true</NativeBundle>
                <NoWarn>$(NoWarn);NSDK6001;NSDK3017;NSDK6032</NoWarn>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        _test.Write($"{name}/native/{name}.c", source);
        _test.Write($"{name}/{name}.cs", $$"""
            namespace {{name}};
            public static class Api { [System.Runtime.InteropServices.DllImport("{{name}}.Native", EntryPoint = "{{function}}")] public static extern int Number(); }
            """);
    }

    private void App(string folder, params string[] packages)
    {
        _test.Write("NuGet.config", _test.Read("NuGet.config").Replace("</packageSources>", $"<add key=\"own\" value=\"{_test["feed"]}\" /></packageSources>", StringComparison.Ordinal));
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
        _test.Write($"{folder}/{folder}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>{string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"1.0.0\" />"))}</ItemGroup>
            </Project>
            """);
        _test.Write($"{folder}/Program.cs", string.Concat(packages.Select(package => $"System.Console.WriteLine({package}.Api.Number());\n"))
            + "System.Console.WriteLine(string.Join(' ', System.IO.File.ReadAllLines(\"/proc/self/maps\").Select(line => line.Split('/')[^1]).Where(name => name.StartsWith(\"lib\")).Distinct().Order()));\n");
        _test.Write($"{folder}/Usings.cs", "global using System.Linq;\n");
    }
}
