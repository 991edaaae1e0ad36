using System.Buffers.Binary;
using System.Text;
using Native.Core.NodeAddon;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

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
        var file = MachO(("_napi_a", 0xFE, 1), ("_napi_b", 0, 1), ("_napi_c", 0xFE, 1), ("_puts", 1, 1), ("_nowhere", 0, 1), ("_own", 0, 0x0F));
        var found = NodeStub.Undefined(file, "a.node", ["napi_a", "napi_b"]).ToList();
        Assert.Equal(["NSDK2010", "NSDK2010"], found.Select(diagnostic => diagnostic.Code));
        Assert.StartsWith("'napi_c' is used in a.node but not defined, and it is not a function of node.", found[0].Message);
        Assert.StartsWith("'nowhere' is used", found[1].Message);
        Assert.Empty(NodeStub.Undefined([1, 2, 3], "a.node", []));
    }

    // A file with a symbol table only. A symbol has a name, the number of its library, and a type.
    private static byte[] MachO(params (string Name, byte Library, byte Type)[] symbols)
    {
        var (table, strings) = (32 + 24, 32 + 24 + (symbols.Length * 16));
        var file = new byte[strings + 1 + symbols.Sum(symbol => symbol.Name.Length + 1)];
        new byte[] { 0xCF, 0xFA, 0xED, 0xFE }.CopyTo(file, 0);
        int[] command = [2, 24, table, symbols.Length, strings, file.Length - strings];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 1);
        for (var i = 0; i < command.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(32 + (i * 4)), command[i]);
        var at = 1;
        foreach (var (i, (name, library, type)) in symbols.Index())
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(table + (i * 16)), at);
            (file[table + (i * 16) + 4], file[table + (i * 16) + 7]) = (type, library);
            Encoding.ASCII.GetBytes(name).CopyTo(file, strings + at);
            at += name.Length + 1;
        }

        return file;
    }
}
