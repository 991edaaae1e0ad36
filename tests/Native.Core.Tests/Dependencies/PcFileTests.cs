using Native.Core.Dependencies;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class PcFileTests
{
    private const string Head = "Name: x\nDescription: d\nVersion: 1\n";

    [Fact]
    public void Variables_are_followed_and_fields_are_read()
    {
        var file = PcFile.Parse("/pc/foo.pc", """
            # a comment
            prefix=/opt
            libdir = ${prefix}/lib   # another
            Name: foo
            Description: Foo with $${literal}
            Version: 1.2.3
            Requires: zlib >= 1.2, libpng
            Requires.private: gmp = 6 nettle
            Libs: -L${libdir} -lfoo \
              -Wl,-z,now
            Cflags: -I${pcfiledir}/../include
            """);
        Assert.Equal(("1.2.3", "zlib libpng", "gmp nettle"), (file.Version, string.Join(' ', file.Requires), string.Join(' ', file.PrivateRequires)));
        Assert.Equal("/opt/lib foo -Wl,-z,now", string.Join(' ', file.Libraries.Select(fragment => fragment.Value)));
        Assert.Equal("/pc/../include", Assert.Single(file.Flags).Value);
        Assert.Empty(file.Faults);
    }

    [Theory]
    [InlineData(Head + "Description d\n", 4, "'Description d' is neither 'name=value' nor 'Name: value'")]
    [InlineData("Name: x\nDescription: d\n", 1, "the line 'Version: …' is missing")]
    [InlineData(Head + "Libs: -L${nowhere}\n", 4, "the variable ${nowhere} is not set in it")]
    [InlineData(Head + "Libs: \"-lx\n", 1, "'\"-lx' has an unclosed quotation mark")]
    public void An_error_has_its_line(string text, int line, string fault) =>
        Assert.Equal((line, fault), Assert.Single(PcFile.Parse("/foo.pc", text).Faults));

    // The form that vcpkg and Conan write. On Windows, pkg-config derives the prefix from the path of the file, whatever the file contains.
    [Theory]
    [InlineData("prefix=${pcfiledir}/../..\r\nlibdir=${prefix}/lib\r\n", "C:/vcpkg/lib C:/vcpkg/include")]
    [InlineData("prefix=D:/build/machine\r\nlibdir=${prefix}/lib\r\n", "C:/vcpkg/lib C:/vcpkg/include")]
    [InlineData("prefix=D:/build/machine\r\nlibdir=d:/Build/machine/lib\r\n", "C:/vcpkg/lib C:/vcpkg/include")]
    [InlineData("prefix=\r\nlibdir=E:/other/lib\r\n", "E:/other/lib C:/vcpkg/include")]
    public void On_Windows_the_prefix_is_where_the_file_is(string lines, string expected)
    {
        var file = PcFile.Parse("C:/vcpkg/lib/pkgconfig/z.pc", Head.Replace("\n", "\r\n", StringComparison.Ordinal) + lines + "Libs: \"-L${libdir}\" -lz\r\nCflags: -I\"${prefix}/include\"\r\n", FakeWindows.Host);
        Assert.Empty(file.Faults);
        Assert.Equal(expected, string.Join(' ', file.Libraries.Concat(file.Flags).Where(fragment => fragment.Kind != FragmentKind.Library)
            .Select(fragment => fragment.From("C:/", "", FakeWindows.Host).Value)));
    }

    [Theory]
    [InlineData("windows", "C:/my libs/share/x", "C:/my libs/share/x/../lib")]
    [InlineData("windows", @"C:\my libs\share\x", "C:/my libs/share/x/../lib")]
    public void The_folder_of_the_file_can_contain_spaces_and_backslashes(string host, string folder, string expected)
    {
        // A Windows directory has no parent on this system.
        var path = folder.Contains('\\', StringComparison.Ordinal) ? folder + "/x.pc" : $"{folder}/x.pc";
        Assert.Equal(expected, Assert.Single(PcFile.Parse(path, Head + "prefix=/elsewhere\nLibs: -L${pcfiledir}/../lib\n", Hosts.Of(host)).Libraries).Value);
    }

    [UnixTheory(Unix.Paths)]
    [InlineData("linux", "/my libs/x", "/my libs/x/../lib")]
    [InlineData("macos", "/opt/lib/pkgconfig", "/opt/lib/pkgconfig/../lib")]
    public void On_other_systems_it_can_contain_spaces(string host, string folder, string expected) =>
        The_folder_of_the_file_can_contain_spaces_and_backslashes(host, folder, expected);

    [Theory]
    [InlineData("Libs: -L${pc_sysrootdir}/lib\n")]
    [InlineData("Requires:\n")]
    [InlineData("Something.else: x\r\n")]
    public void Variables_that_pkg_config_predefines_are_not_an_error(string line) => Assert.Empty(PcFile.Parse("/foo.pc", Head + line).Faults);
}
