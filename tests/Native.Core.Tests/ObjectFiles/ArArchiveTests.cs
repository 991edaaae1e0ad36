using System.Text;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class ArArchiveTests
{
    [Theory]
    [InlineData("/", "a.o/", "one two", "two-three")]
    [InlineData("/SYM64/", "a.o/", "//", "/0")]
    [InlineData("__.SYMDEF SORTED", "a.o", "#1/4", "b.o")]
    public void Members_are_read_without_symbol_tables(params string[] names)
    {
        var file = Archive([.. names.Select(name => (name, name == "#1/4" ? "b.o\0one" : name == "/" ? "sym" : "ob"))]);
        var members = ArArchive.Members(file, "libx.a").Select(range => Encoding.ASCII.GetString(file[range]));
        Assert.Equal(names[2] switch { "//" => ["ob", "ob"], "#1/4" => ["ob", "one", "ob"], _ => ["ob", "ob", "ob"] }, members);
    }

    [Fact]
    public void A_BSD_table_of_symbols_with_a_long_name_is_left_out() =>
        Assert.Empty(ArArchive.Members(Archive([("#1/12", "__.SYMDEF\0\0\0table")]), "libx.a"));

    [Fact]
    public void A_file_that_is_not_an_archive_has_no_members() => Assert.Empty(ArArchive.Members("\u007FELF"u8.ToArray(), "libx.so"));

    [Fact]
    public void A_thin_archive_is_refused() => Refused("!<thin>\n"u8.ToArray());

    [Fact]
    public void A_truncated_file_is_damaged()
    {
        var file = Archive([("a.o/", "object")]);
        for (var length = 9; length < file.Length; length++)
            Refused(file[..length]);
    }

    private static void Refused(byte[] file)
    {
        var diagnostic = Assert.Throws<NativeException>(() => ArArchive.Members(file, "libx.a")).Diagnostic;
        Assert.Equal("NSDK3027", diagnostic.Code);
        Assert.Contains("libx.a", diagnostic.Message);
    }

    private static byte[] Archive((string Name, string Content)[] members) => Encoding.ASCII.GetBytes("!<arch>\n" + string.Concat(members.Select(member =>
        $"{member.Name,-16}{0,-12}{0,-6}{0,-6}{644,-8}{member.Content.Length,-10}`\n{member.Content}{(member.Content.Length % 2 == 1 ? "\n" : "")}")));
}
