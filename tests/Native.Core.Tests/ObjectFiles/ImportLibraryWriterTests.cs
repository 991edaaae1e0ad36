using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Tests.ObjectFiles;

public sealed class ImportLibraryWriterTests
{
    [Theory]
    [InlineData("win-x64", "napi_a")]
    [InlineData("win-arm64", "napi_a")]
    [InlineData("win-x86", "_napi_a")]
    public void A_library_has_the_objects_of_the_DLL_and_a_record_per_function(string rid, string symbol)
    {
        var file = ImportLibraryWriter.Write(NativeTarget.Parse(rid), "node.exe", ["napi_a", "napi_long_name"]);
        Assert.Equal("node.exe", ImportLibrary.Dll(new MemoryStream(file)));
        var members = ArArchive.Members(file, "node.lib").Select(range => file[range]).ToList();
        Assert.Equal(5, members.Count);
        Assert.Equal(NativeTarget.Parse(rid).Architecture.PeMachine, BitConverter.ToUInt16(members[0]));
        Assert.Contains(CoffObject.Read(members[0]).Defined, defined => defined.Name.EndsWith("_IMPORT_DESCRIPTOR_node", StringComparison.Ordinal));
        Assert.Contains($"{symbol}\0node.exe\0", System.Text.Encoding.ASCII.GetString(members[3]));
    }

    [Fact]
    public void The_table_leads_to_the_member_of_each_symbol()
    {
        var file = ImportLibraryWriter.Write(NativeTarget.Parse("win-x64"), "node.exe", ["one", "three"]);
        var text = System.Text.Encoding.Latin1.GetString(file);
        var names = text[(8 + 60 + 4 + (7 * 4))..].Split('\0')[..7];
        Assert.Equal(["__IMPORT_DESCRIPTOR_node", "__NULL_IMPORT_DESCRIPTOR", "\u007Fnode_NULL_THUNK_DATA", "__imp_one", "one", "__imp_three", "three"], names);
        for (var i = 0; i < 7; i++)
        {
            var at = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8 + 60 + 4 + (i * 4)));
            Assert.StartsWith("node.exe/ ", text[at..]);
            Assert.Contains(names[i].Replace("__imp_", ""), text[at..].Split("`\n")[1]);
        }
    }
}
