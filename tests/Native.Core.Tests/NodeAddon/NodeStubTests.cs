using System.Text;
using Native.Core.NodeAddon;
using Native.Core.ObjectFiles;
using Native.Core.Platform;
using Native.Core.Tests.ObjectFiles;

namespace Native.Core.Tests.NodeAddon;

public sealed class NodeStubTests
{
    [Fact]
    public void The_linker_script_defines_each_function() =>
        Assert.Equal("napi_a = 0;\nnapi_b = 0;\n", Encoding.ASCII.GetString(NodeStub.Content(NativeTarget.Parse("linux-x64"), ["napi_a", "napi_b"])));

    [Fact]
    public void The_import_library_is_one_of_node() =>
        Assert.Equal("node.exe", ImportLibrary.Dll(new MemoryStream(NodeStub.Content(NativeTarget.Parse("win-x64"), ["napi_a"]))));

    [Fact]
    public void What_no_library_and_node_define_is_an_error()
    {
        var file = MachOFile.Of(("_napi_a", 1, 0xFE), ("_napi_b", 1, 0), ("_napi_c", 1, 0xFE), ("_puts", 1, 1), ("_nowhere", 1, 0), ("_own", 0x0F, 0));
        var found = NodeStub.Undefined(file, "a.node", ["napi_a", "napi_b"]).ToList();
        Assert.Equal(["NSDK2010", "NSDK2010"], found.Select(diagnostic => diagnostic.Code));
        Assert.StartsWith("'napi_c' is used in a.node but not defined, and it is not a function of node.", found[0].Message);
        Assert.StartsWith("'nowhere' is used", found[1].Message);
        Assert.Empty(NodeStub.Undefined([1, 2, 3], "a.node", []));
    }
}
