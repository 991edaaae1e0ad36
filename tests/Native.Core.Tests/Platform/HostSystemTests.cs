using Native.Core.Platform;

namespace Native.Core.Tests.Platform;

public sealed class HostSystemTests
{
    [Theory]
    [InlineData("windows", true, false, ';', "NUL", false)]
    [InlineData("macos", false, true, ':', "/dev/null", true)]
    [InlineData("linux", false, false, ':', "/dev/null", true)]
    public void Each_system_has_its_own_conventions(string name, bool isWindows, bool isMacOS, char separator, string nullDevice, bool hasModes)
    {
        var host = Hosts.Of(name);
        Assert.Equal((isWindows, isMacOS, separator, nullDevice, hasModes), (host.IsWindows, host.IsMacOS, host.ListSeparator, host.NullDevice, host.HasFileModes));
    }

    [Theory]
    [InlineData("windows", true, true)]
    [InlineData("macos", true, false)]
    [InlineData("linux", false, false)]
    public void Case_counts_where_the_file_system_or_the_compiler_sees_it(string name, bool paths, bool prefixes)
    {
        var host = Hosts.Of(name);
        Assert.Equal((paths, paths, prefixes), ("a/B".Equals("A/b", host.PathComparison), host.PathComparer.Equals("a/B", "A/b"), "a/B".Equals("A/b", host.PrefixComparison)));
    }

    [Fact]
    public void This_machine_is_one_of_them()
    {
        Assert.Contains(HostSystem.This, new[] { HostSystem.Windows, HostSystem.MacOS, HostSystem.Linux });
        Assert.Equal((Path.PathSeparator, Path.DirectorySeparatorChar == '\\'), (HostSystem.This.ListSeparator, HostSystem.This.IsWindows));
    }

    [Theory]
    [InlineData("windows", "zig", "zig.exe zig.bat zig.cmd")]
    [InlineData("windows", "clang-18.1", "clang-18.1.exe clang-18.1.bat clang-18.1.cmd")]
    [InlineData("windows", "Zig.EXE", "Zig.EXE")]
    [InlineData("windows", "x.cmd", "x.cmd")]
    [InlineData("macos", "zig", "zig")]
    [InlineData("linux", "zig.exe", "zig.exe")]
    public void A_program_has_the_extensions_of_the_system(string name, string program, string expected) =>
        Assert.Equal(expected, string.Join(' ', Hosts.Of(name).ProgramNames(program)));

    [Theory]
    [InlineData("windows", @"C:\a;;""C:\b c"";D:/e", @"C:\a|C:\b c|D:/e")]
    [InlineData("macos", "/a::/b c:", "/a|/b c")]
    [InlineData("linux", "/a;b:\"/c\"", "/a;b|\"/c\"")]
    public void A_list_of_folders_is_split_as_on_the_system(string name, string list, string expected) =>
        Assert.Equal(expected, string.Join('|', Hosts.Of(name).Folders(list)));

    [Theory]
    [InlineData("windows", "C:/a/b")]
    [InlineData("macos", @"C:\a/b")]
    [InlineData("linux", @"C:\a/b")]
    public void A_backslash_separates_names_only_on_Windows(string name, string expected) => Assert.Equal(expected, Hosts.Of(name).Slashes(@"C:\a/b"));

    [Theory]
    [InlineData(@"C:\x\y", "C:/x/y")]
    [InlineData("C:/x/../y/./z", "C:/y/z")]
    [InlineData(@"inc\z.h", "C:/src/app/inc/z.h")]
    [InlineData("../z.h", "C:/src/z.h")]
    [InlineData(@"\opt\z", "C:/opt/z")]
    [InlineData("c:z.h", "C:/src/app/z.h")]
    [InlineData("D:z.h", "D:/z.h")]
    [InlineData(@"\\server\share\a\..\b", "//server/share/b")]
    [InlineData("//server/share/x.h", "//server/share/x.h")]
    [InlineData("a. /b .", "C:/src/app/a/b")]
    [InlineData(@"C:\..\x", "C:/x")]
    public void Full_paths_on_Windows_are_recognized(string path, string expected)
    {
        Assert.Equal(expected, FakeWindows.Host.FullPath(path, @"C:\src\app"));
        if (HostSystem.This.IsWindows)
            Assert.Equal(expected, HostSystem.This.FullPath(path, @"C:\src\app").Replace('\\', '/'));
    }

    [Theory]
    [InlineData("C:/x", true)]
    [InlineData(@"\x", true)]
    [InlineData("/x", true)]
    [InlineData("C:x", true)]
    [InlineData(@"\\server\share", true)]
    [InlineData("x/C:", false)]
    [InlineData("", false)]
    public void Roots_on_Windows_are_recognized(string path, bool expected)
    {
        Assert.Equal(expected, FakeWindows.Host.IsRooted(path));
        if (HostSystem.This.IsWindows)
            Assert.Equal(expected, HostSystem.This.IsRooted(path));
    }
}
