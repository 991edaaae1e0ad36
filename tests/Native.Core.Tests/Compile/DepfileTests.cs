using System.Text;
using CsCheck;
using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class DepfileTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a.o: a.c\n", "a.c")]
    [InlineData("a.o:\n", "")]
    [InlineData("a.o: a.c h.h", "a.c|h.h")]
    [InlineData("a.o: a.c \\\n  h.h \\\n  sub/i.h\n", "a.c|h.h|sub/i.h")]
    [InlineData("a.o: a.c \\\r\n  h.h\r\n", "a.c|h.h")]
    [InlineData("a.o: with\\ space.c c\\#.h price$$.h\n", "with space.c|c#.h|price$.h")]
    [InlineData("with\\ space.o: a.c\n", "a.c")]
    [InlineData("C:\\x\\y.o: C:\\x\\y.c C:\\x\\new\\t.h\n", "C:\\x\\y.c|C:\\x\\new\\t.h")]
    [InlineData("C\\:/x/y.o: C\\:/x/y.c C\\:\\x\\z.h\n", "C:/x/y.c|C:\\x\\z.h")]
    [InlineData("a.o: a.c h.h\nh.h:\n", "a.c|h.h")]
    [InlineData("a.o: a.c h.h\nb.o: b.c h.h\n", "a.c|h.h|b.c")]
    [InlineData("a.o b.o: a.c\n", "a.c")]
    [InlineData("a.o : a.c\n", "a.c")]
    [InlineData("a.o: z.h a.h z.h A.h\n", "z.h|a.h|A.h")]
    [InlineData("a.o:\ta.c\th.h\n", "a.c|h.h")]
    [InlineData("a.o: a\\\\\\ b.h two\\\\ c.h tab\\\td.h\n", "a\\ b.h|two\\|c.h|tab\td.h")]
    [InlineData("a.o: a\\\\#b.h a\\b.h a:b.h a;b.h %41.h '\".h\n", "a\\#b.h|a\\b.h|a:b.h|a;b.h|%41.h|'\".h")]
    public void Prerequisites_are_read_once_and_in_order(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Depfile.Parse(text)));

    [Theory]
    [InlineData(null, "it was not written")]
    [InlineData("", "it is empty")]
    [InlineData(" \n", "it is empty")]
    [InlineData("object: /src/a.c /src/h", "it is incomplete")]
    [InlineData("object: /src/a.c \\\n", "it is incomplete")]
    [InlineData("object: /src/a.c \\\r\n", "it is incomplete")]
    [InlineData("object: /src/h.h\n", "it does not name the source")]
    [InlineData("/src/a.c:\n", "it does not name the source")]
    [InlineData("object: /src/a.c \\\n  /src/h.h\n", null)]
    [InlineData("object: ./x/../a.c\r\n", null)]
    public void An_incomplete_depfile_is_not_used(string? text, string? expected) => Assert.Equal(expected, Depfile.Fault(text, Paths.Full("/src/a.c"), Paths.Full("/src")));

    // On Windows, clang writes backslashes, including in share names, and escapes spaces, '#' and '$' as on other systems; the gcc of MSYS2 writes slashes.
    [Theory]
    [InlineData(@"o: C:\src\a.c C:\my\ inc\z.h \\server\share\s.h C:\\#x\y.h", "//server/share/s.h|C:/#x/y.h|C:/my inc/z.h")]
    [InlineData(@"o: C:\src\a.c ..\z.h \opt\r.h D:\d$$\e.h", "C:/opt/r.h|C:/z.h|D:/d$/e.h")]
    [InlineData(@"C\:/o: C\:/src/a.c C:/zig/LIB/std.h", "")]
    public void A_depfile_of_Windows_is_read_with_its_paths(string text, string expected)
    {
        Assert.Null(Depfile.Fault(text + "\r\n", "C:/SRC/a.c", @"C:\src", FakeWindows.Host));
        Assert.Equal(expected, string.Join('|', Depfile.Headers(text, "C:/src/a.c", @"C:\src", "C:/Zig/lib", FakeWindows.Host).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("linux", "it does not name the source")]
    [InlineData("macos", null)]
    [InlineData("windows", null)]
    public void The_source_may_be_named_in_other_case_where_the_file_system_ignores_it(string host, string? expected) =>
        Assert.Equal(expected, Depfile.Fault("o: /SRC/A.c\n", "/src/a.c", "/src", host == "windows" ? FakeWindows.Host : Hosts.Of(host)));

    [Theory]
    [InlineData("a.c", SourceLanguage.C, "", true)]
    [InlineData("a.S", SourceLanguage.Assembly, "", true)]
    [InlineData("a.s", SourceLanguage.Assembly, "", false)]
    [InlineData("a.s", SourceLanguage.C, "-x c", true)]
    [InlineData("a.s", SourceLanguage.Assembly, "-x assembler-with-cpp", true)]
    [InlineData("a.S", SourceLanguage.Assembly, "-x assembler", false)]
    public void Sources_without_preprocessing_have_no_depfile(string name, SourceLanguage language, string arguments, bool expected) =>
        Assert.Equal(expected, Depfile.IsExpected(Requests.Source(name, language), arguments.Split(' ')));

    // No backslash at the end and none before a colon: compilers write both as another character, and TrackableName rejects them.
    [Fact]
    public void Names_are_read_as_compilers_write_them() =>
        Property.Text("ab/.#$ \t\\:%;'\"\u00e9", shortest: 1).Where(name => !name.EndsWith('\\') && !name.Contains("\\:", StringComparison.Ordinal)).Array[0, 6]
            .Select(Gen.OneOf(" ", " \\\n  ", " \\\r\n "))
            .Holds((names, separator) => Assert.Equal(names.Distinct(), Depfile.Parse($"a.o:{string.Concat(names.Select(name => separator + Written(name)))}\n")));

    // The same algorithm as in GCC: https://gcc.gnu.org/git/?p=gcc.git;a=blob;f=libcpp/mkdeps.cc
    private static string Written(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is ' ' or '\t')
                text.Append('\\', name[..i].Reverse().TakeWhile(letter => letter == '\\').Count() + 1);
            else if (name[i] == '#')
                text.Append('\\');
            else if (name[i] == '$')
                text.Append('$');
            text.Append(name[i]);
        }

        return text.ToString();
    }
}
