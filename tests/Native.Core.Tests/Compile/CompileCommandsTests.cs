using System.Text.Json;
using CsCheck;
using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class CompileCommandsTests
{
    [Fact]
    public void Every_source_has_its_command_in_the_order_of_the_steps() =>
        Assert.Equal("""
            [
              {
                "directory": "/src",
                "file": "/src/ä b.c",
                "arguments": [
                  "/zig/cc",
                  "-DT=\"<x>\"",
                  "-c",
                  "/src/ä b.c",
                  "-o",
                  "/obj/ä b.c.o"
                ],
                "output": "/obj/ä b.c.o"
              }
            ]

            """, CompileCommands.Write(Requests.Compile() with { ProjectDirectory = "/src" }, "/zig/cc",
            [new ObjectStep(Requests.Source("/src/ä b.c"), "/obj/ä b.c.o", ["-DT=\"<x>\""], "", null, null)]));

    [Fact]
    public void Without_sources_the_list_is_empty() => Assert.Equal("[]\n", CompileCommands.Write(Requests.Compile(), "cc", []));

    [Fact]
    public void Any_argument_is_read_from_the_file_as_it_was_written() => Property.Text("a \\\"'/<>&\t\n\0\u007f\u00e9\u2028").Array[0, 4].Holds(arguments =>
    {
        using var json = JsonDocument.Parse(CompileCommands.Write(Requests.Compile(), "cc", [new ObjectStep(Requests.Source("/src/a.c"), "/a.o", arguments, "", null, null)]));
        var written = json.RootElement[0].GetProperty("arguments").EnumerateArray().Select(value => value.GetString());
        Assert.Equal(["cc", .. arguments, "-c", "/src/a.c", "-o", "/a.o"], written);
    });
}
