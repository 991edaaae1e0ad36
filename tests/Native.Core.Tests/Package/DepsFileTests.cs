using System.Text.Json.Nodes;
using Native.Core.Package;

namespace Native.Core.Tests.Package;

public sealed class DepsFileTests
{
    private const string Json = """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
          "targets": {
            ".NETCoreApp,Version=v10.0": {
              "hello/1.0.0": { "dependencies": { "other": "2.0.0" }, "runtime": { "hello.dll": {} } },
              "other/2.0.0": { "runtime": { "lib/net8.0/other.dll": { "assemblyVersion": "2.0.0.0" } } }
            }
          },
          "libraries": { "hello/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
        }
        """;

    [Fact]
    public void Native_files_are_those_of_the_project_that_has_the_assembly()
    {
        var text = DepsFile.AddNative(Json, "hello.dll", [("linux-x64", "runtimes/linux-x64/native/libhello.so"), ("win-x64", "runtimes/win-x64/native/hello.dll")]);
        var libraries = JsonNode.Parse(text!)!["targets"]![".NETCoreApp,Version=v10.0"]!;
        var added = libraries["hello/1.0.0"]!["runtimeTargets"]!;
        Assert.Equal("linux-x64", (string?)added["runtimes/linux-x64/native/libhello.so"]!["rid"]);
        Assert.Equal("native", (string?)added["runtimes/win-x64/native/hello.dll"]!["assetType"]);
        Assert.NotNull(libraries["hello/1.0.0"]!["dependencies"]!["other"]);
        Assert.Null(libraries["other/2.0.0"]!["runtimeTargets"]);
        Assert.DoesNotContain('\r', text!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "targets": { ".NETCoreApp,Version=v10.0": { } } }""")]
    public void A_file_without_the_assembly_is_not_changed(string json) => Assert.Null(DepsFile.AddNative(json, "hello.dll", []));
}
