namespace EndToEnd.Tests;

/// <summary>Builds of add-ons for Node.js in C. Packages.Tests install their npm packages.</summary>
public sealed class NodeAddonTests : IDisposable
{
    private const string Source = """
        #include <node_api.h>
        static int value(void) { return 1; }
        NAPI_MODULE_INIT() { napi_value v; napi_create_int32(env, value(), &v); napi_set_named_property(env, exports, "value", v); return exports; }
        """;

    private readonly TestFolder _test = new();

    public NodeAddonTests()
    {
        _test.Write("addon/addon.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeOutputType>NodeAddon</NativeOutputType>
                <NativeNodeHeaders>../headers</NativeNodeHeaders>
                <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("addon/native/addon.c", Source);
        _test.Copy(Path.Combine(Repository.Sources, "node-api"), "headers/include/node");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_add_on_is_built_once_and_again_after_each_change_and_clean_removes_it()
    {
        Assert.Empty(_test.Dotnet("addon", "build").Succeeds().Codes);
        Assert.Equal("1\n", Value());
        Assert.False(_test.Dotnet("addon", "build", "--no-restore").Succeeds().RanTasks);

        _test.Write("addon/native/addon.c", Source.Replace("return 1", "return 2", StringComparison.Ordinal));
        Assert.Equal("addon.c", _test.Dotnet("addon", "build", "--no-restore").Succeeds().CompiledNames);
        Assert.Equal("2\n", Value());
        // The functions of node are inputs of the link.
        var header = _test.Read("headers/include/node/js_native_api.h");
        const string Declaration = "napi_status NAPI_CDECL napi_create_int32(";
        Assert.Contains($"NAPI_EXTERN {Declaration}", header);
        _test.Write("headers/include/node/js_native_api.h", header.Replace($"NAPI_EXTERN {Declaration}", Declaration, StringComparison.Ordinal));
        var undeclared = _test.Dotnet("addon", "build", "--no-restore").Fails();
        Assert.Equal(["NSDK2010"], undeclared.Codes);
        Assert.Contains("'napi_create_int32'", undeclared.Output);

        _test.Dotnet("addon", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["addon/obj/native"]));
        Assert.Empty(Directory.GetFiles(_test["addon/bin"], "*.node", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-musl-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void A_function_that_neither_the_project_nor_node_has_is_an_error(string rid)
    {
        _test.Write("addon/native/addon.c", "void nowhere(void);\nvoid napi_misspelled(void);\n" + Source.Replace("return 1", "nowhere(); napi_misspelled(); return 1", StringComparison.Ordinal));
        var failed = _test.NativeBuild("addon", $"-p:RuntimeIdentifier={rid}").Fails();
        Assert.Equal(["NSDK2010"], failed.Codes);
        Assert.Contains("'nowhere'", failed.Output);
        Assert.Contains("'napi_misspelled'", failed.Output);
        Assert.DoesNotContain("'napi_create_int32'", failed.Output);
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void An_add_on_without_an_entry_point_is_an_error(string rid)
    {
        _test.Write("addon/native/addon.c", "#include <node_api.h>\nint f(void) { return 1; }\n");
        Assert.Equal(["NSDK2043"], _test.NativeBuild("addon", $"-p:RuntimeIdentifier={rid}").Fails().Codes);
    }

    [Fact]
    public void CMake_builds_an_add_on_with_the_compiler_of_the_machine()
    {
        Assert.Empty(_test.Dotnet("addon", "build", "-p:NativeToolchain=cmake").Succeeds().Codes);
        Assert.Equal("1\n", Value());
    }

    [Fact]
    public void A_pack_writes_npm_packages_again_only_if_a_file_changed_and_explains_what_npm_rejects()
    {
        _test.Dotnet("addon", "pack").Succeeds();
        Assert.Equal(["addon-1.0.0.tgz", "addon-linux-x64-1.0.0.tgz"], Directory.GetFiles(_test["addon/bin/Release"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var written = File.GetLastWriteTimeUtc(_test["addon/bin/Release/addon-linux-x64-1.0.0.tgz"]);
        var again = _test.Dotnet("addon", "pack", "--no-restore").Succeeds();
        Assert.Empty(again.Compiled);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_test["addon/bin/Release/addon-linux-x64-1.0.0.tgz"]));

        Assert.Equal(["NSDK6024"], _test.Dotnet("addon", "pack", "--no-restore", "-p:Version=1.2.3.4").Fails().Codes);
        Assert.Equal(["NSDK6024"], _test.Dotnet("addon", "pack", "--no-restore", "-p:NativeNodePackageName=No").Fails().Codes);
        Assert.Equal(["NSDK6025"], _test.Dotnet("addon", "pack", "--no-restore", "-p:PackageReadmeFile=none.md").Fails().Codes);
        Assert.Equal(["NSDK6003"], _test.Dotnet("addon", "pack", "--no-restore", "--no-build", "-p:NativeRuntimeIdentifiers=win-x86").Fails().Codes);
        // A project that is not packed writes nothing.
        Directory.Delete(_test["addon/bin/Release"], recursive: true);
        _test.Dotnet("addon", "pack", "--no-restore", "-p:IsPackable=false").Succeeds();
        Assert.Empty(Directory.Exists(_test["addon/bin/Release"]) ? Directory.GetFiles(_test["addon/bin/Release"], "*.tgz") : []);
    }

    [Fact]
    public void The_packages_of_two_directories_are_equal()
    {
        _test.Copy(_test["addon"], "another directory/addon");
        _test.Copy(_test["headers"], "another directory/headers");
        foreach (var folder in new[] { "addon", "another directory/addon" })
            _test.Dotnet(folder, "pack").Succeeds();
        foreach (var package in new[] { "addon-1.0.0.tgz", "addon-linux-x64-1.0.0.tgz" })
            Assert.Equal(File.ReadAllBytes(_test[$"addon/bin/Release/{package}"]), File.ReadAllBytes(_test[$"another directory/addon/bin/Release/{package}"]));
    }

    private string Value() => Tool.Run("node", ["-p", "require('./bin/Debug/net10.0/addon.node').value"], _test["addon"]).Succeeds();
}
