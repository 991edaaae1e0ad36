using System.IO.Compression;

namespace Packages.Tests;

/// <summary>Tests .NET tools and file-based apps, which are packed as tools.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly TestFolder _test = new();

    public ToolTests()
    {
        _test.Write("hello/native/add.c", "int add(int a, int b) { return a + b; }\n");
        _test.Write("hello/Program.cs", """
            using System.Runtime.InteropServices;
            System.Console.WriteLine(add(2, 3));
            [DllImport("hello.Native")] static extern int add(int a, int b);
            """);
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_tool_for_every_machine_has_the_library_of_every_RID()
    {
        Write("<NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;linux-arm64;linux-musl-arm64</NativeRuntimeIdentifiers>");
        Assert.Empty(_test.Dotnet("hello", "pack", "-o", _test["feed"]).Succeeds().Codes);
        Assert.Equal(
            [
                "tools/net10.0/any/runtimes/linux-arm64/native/libhello.Native.so", "tools/net10.0/any/runtimes/linux-musl-arm64/native/libhello.Native.so",
                "tools/net10.0/any/runtimes/linux-musl-x64/native/libhello.Native.so", "tools/net10.0/any/runtimes/linux-x64/native/libhello.Native.so",
            ],
            Libraries("hello.1.0.0.nupkg"));
        _test.Dotnet("hello", "tool", "install", "--tool-path", _test["tools"], "--add-source", _test["feed"], "hello").Succeeds();
        Assert.Equal("5\n", Tool.Run(_test["tools/addtool"], [], _test.Root, _test.Variables).Succeeds());
        Assert.Equal("5\n", RunOnce());
    }

    [Fact]
    public void Tools_for_a_RID_have_its_library_and_the_tool_for_any_has_all()
    {
        Write("""
            <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64</NativeRuntimeIdentifiers>
            <RuntimeIdentifiers>linux-x64;any</RuntimeIdentifiers>
            <ToolPackageRuntimeIdentifiers>linux-x64;any</ToolPackageRuntimeIdentifiers>
            """);
        Assert.Empty(_test.Dotnet("hello", "pack", "-o", _test["feed"]).Succeeds().Codes);
        Assert.Empty(Libraries("hello.1.0.0.nupkg"));
        Assert.Equal(["tools/net10.0/linux-x64/libhello.Native.so"], Libraries("hello.linux-x64.1.0.0.nupkg"));
        Assert.Equal(
            ["tools/net10.0/any/runtimes/linux-musl-x64/native/libhello.Native.so", "tools/net10.0/any/runtimes/linux-x64/native/libhello.Native.so"],
            Libraries("hello.any.1.0.0.nupkg"));
        // The package for this machine wins over the one for any machine.
        _test.Dotnet("hello", "tool", "install", "--tool-path", _test["tools"], "--add-source", _test["feed"], "hello").Succeeds();
        Assert.Single(Directory.GetFiles(_test["tools"], "libhello.Native.so", SearchOption.AllDirectories));
        Assert.Equal("5\n", Tool.Run(_test["tools/addtool"], [], _test.Root, _test.Variables).Succeeds());
        Assert.Equal("5\n", RunOnce());
        // A machine without a package of its own uses the one for any machine.
        Write("""
            <Version>2.0.0</Version>
            <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64</NativeRuntimeIdentifiers>
            <RuntimeIdentifiers>linux-musl-x64;any</RuntimeIdentifiers>
            <ToolPackageRuntimeIdentifiers>linux-musl-x64;any</ToolPackageRuntimeIdentifiers>
            """);
        Assert.Empty(_test.Dotnet("hello", "pack", "-o", _test["feed"]).Succeeds().Codes);
        Assert.Equal("5\n", RunOnce("2.0.0"));
    }

    // libpng needs libz. The names of the loaded files show that neither is the system's library.
    [Fact]
    public void A_tool_contains_the_libraries_that_its_library_needs()
    {
        Write("""
            <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
            <NoWarn>$(NoWarn);NSDK6001</NoWarn>
            <NativeGlibcVersion>2.36</NativeGlibcVersion>
            <NativeBundle>true</NativeBundle>
            <RuntimeIdentifiers>linux-x64;any</RuntimeIdentifiers>
            <ToolPackageRuntimeIdentifiers>linux-x64;any</ToolPackageRuntimeIdentifiers>
            """, "<NativeDependency Include=\"libpng\" />");
        _test.Write("hello/native/add.c", "#include <png.h>\nint add(int a, int b) { return png_access_version_number() > 10000 ? a + b : 0; }\n");
        _test.Write("hello/Program.cs", _test.Read("hello/Program.cs").Replace("System.Console.WriteLine(add(2, 3));",
            "System.Console.WriteLine(add(2, 3));\nforeach (var line in System.IO.File.ReadAllLines(\"/proc/self/maps\")) if (line.Contains(\"r-x\")) System.Console.WriteLine(line);", StringComparison.Ordinal));
        Assert.DoesNotContain(_test.Dotnet("hello", "pack", "-o", _test["feed"]).Succeeds().Codes, code => code.StartsWith("NSDK60", StringComparison.Ordinal));
        foreach (var (package, folder) in new[] { ("hello.linux-x64", "linux-x64"), ("hello.any", "any") })
        {
            Assert.Equal(3, Libraries($"{package}.1.0.0.nupkg").Count);
            ZipFile.ExtractToDirectory(_test[$"feed/{package}.1.0.0.nupkg"], _test[folder]);
            var output = Tool.Run("dotnet", [_test[$"{folder}/tools/net10.0/{folder}/hello.dll"]], _test.Root, _test.Variables).Succeeds();
            Assert.StartsWith("5\n", output, StringComparison.Ordinal);
            Assert.Matches($"/{folder}/.*/libpng16-[0-9a-f]{{8}}.so.16\n", output);
            Assert.Matches($"/{folder}/.*/libz-[0-9a-f]{{8}}.so.1\n", output);
        }

        // A single file contains the library itself, so that there is no place for others.
        Assert.Contains("NSDK6064", _test.Dotnet("hello", "pack", "-r", "linux-x64", "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true").Fails().Codes);
    }

    // Its obj directory is not in the project directory, and .NET's own up-to-date check for it covers only C#.
    [Fact]
    public void A_file_based_app_uses_the_native_folder_next_to_it()
    {
        _test.Write("hello/hello.cs", $"#:sdk Native.Sdk@0.1.0\n#:property PublishAot=false\n#:property NativeOptimization=1\n{_test.Read("hello/Program.cs")}");
        File.Delete(_test["hello/Program.cs"]);
        Assert.Equal("5\n", _test.Dotnet("hello", "run", "hello.cs").Succeeds().Output);
        Assert.DoesNotContain("compiled", Run("build", "hello.cs"));
        _test.Write("hello/native/add.c", "int add(int a, int b) { return a + b + 100; }\n");
        Assert.Equal("105\n", _test.Dotnet("hello", "run", "hello.cs").Succeeds().Output);
        Run("publish", "hello.cs", "-o", _test["out"]);
        Assert.Equal("105\n", Tool.Run(_test["out/hello"], [], _test.Root, _test.Variables).Succeeds());

        // A file-based app does not support a binary log.
        string Run(params string[] arguments) => Tool.Run("dotnet", arguments, _test["hello"], _test.Variables).Succeeds();
    }

    // dnx restores a tool into the package cache and runs it. The cache must not contain the package of another test.
    private string RunOnce(string version = "1.0.0")
    {
        var variables = new Dictionary<string, string?>(_test.Variables) { ["NUGET_PACKAGES"] = _test["cache"] };
        return Tool.Run("dotnet", ["dnx", $"hello@{version}", "--yes", "--source", _test["feed"]], _test.Root, variables).Succeeds();
    }

    private void Write(string properties, string items = "") => _test.Write("hello/hello.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <PackAsTool>true</PackAsTool>
            <ToolCommandName>addtool</ToolCommandName>
            {properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """);

    private List<string> Libraries(string package) =>
        [.. PackageFile.Names(_test[$"feed/{package}"]).Where(name => name.Contains(".so", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
