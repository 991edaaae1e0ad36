using Native.Core.Dependencies;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class FragmentTests
{
    [Theory]
    [InlineData("-L/lib -lz", "LibraryPath:/lib Library:z")]
    [InlineData("-L /lib -l z", "LibraryPath:/lib Library:z")]
    [InlineData("-l:libz.so.1", "LibraryFile:libz.so.1")]
    [InlineData("/opt/foo/libfoo.a foo.lib", "File:/opt/foo/libfoo.a File:foo.lib")]
    [InlineData("-framework Cocoa -weak_framework Metal -F/fw", "Framework:Cocoa Framework:Metal Both:-F/fw")]
    [InlineData("-Wl,-rpath,/x -Wl,--export-dynamic -rdynamic", "LinkArgument:-Wl,-rpath,/x LinkArgument:-Wl,--export-dynamic LinkArgument:-rdynamic")]
    [InlineData("-Xlinker -z -Xlinker now", "LinkArgument:-Xlinker LinkArgument:-z LinkArgument:-Xlinker LinkArgument:now")]
    [InlineData("-pthread -fopenmp", "Both:-pthread Both:-fopenmp")]
    [InlineData("-I/a -I /b -isystem /c -isystem/d -idirafter /e", "IncludePath:/a IncludePath:/b SystemIncludePath:/c SystemIncludePath:/d AfterIncludePath:/e")]
    [InlineData("-DA -DB=1 -D C=2 -UD -U E", "Define:A Define:B=1 Define:C=2 CompileOption:-UD CompileOption:-U CompileOption:E")]
    [InlineData("-include config.h -std=c11 -mms-bitfields", "CompileOption:-include CompileOption:config.h CompileOption:-std=c11 CompileOption:-mms-bitfields")]
    [InlineData("", "")]
    [InlineData("-L", "CompileOption:-L")]
    public void Every_kind_of_fragment_is_distinguished(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Fragment.Parse(text).Select(fragment => $"{fragment.Kind}:{fragment.Value}")));

    [Theory]
    [InlineData(@"-I/opt/my\ lib/include", "/opt/my lib/include")]
    [InlineData("-I\"/opt/my lib/include\"", "/opt/my lib/include")]
    [InlineData("'-I/opt/my lib'", "/opt/my lib")]
    [InlineData(@"-DX=\""q\""", "X=\"q\"")]
    [InlineData("-DP=$x", "P=$x")]
    public void Words_are_escaped_as_in_a_shell(string text, string value) => Assert.Equal(value, Assert.Single(Fragment.Parse(text)).Value);

    [Theory]
    [InlineData("-L/usr/lib", "", "/usr/lib")]
    [InlineData("-L/pc/../lib", "", "/lib")]
    [InlineData("-Llib", "/root", "/src/lib")]
    [InlineData("-I/usr/include", "/ro ot", "/ro ot/usr/include")]
    [InlineData("-I/root/usr/include", "/root", "/root/usr/include")]
    [InlineData("-I/rootless", "/root", "/root/rootless")]
    [InlineData("-DX=/usr", "/root", "X=/usr")]
    [InlineData("\"-L/my\\ libs/lib\"", "", "/my libs/lib")]
    [InlineData("-L/my\\\\\\ libs/lib", "", "/my libs/lib")]
    public void Folders_are_full_and_those_of_the_sysroot(string text, string sysroot, string expected) =>
        Assert.Equal(expected, Paths.Plain(Assert.Single(Fragment.Parse(text)).From(Paths.Full("/src"), Paths.Full(sysroot), HostSystem.This).Value));

    // pkgconf keeps the backslashes of a path and escapes its spaces; the pkg-config of freedesktop.org escapes both.
    [Theory]
    [InlineData(@"-LC:/vcpkg/lib -lzlib", "LibraryPath:C:/vcpkg/lib Library:zlib")]
    [InlineData(@"-LC:\vcpkg\lib -lzlib", "LibraryPath:C:/vcpkg/lib Library:zlib")]
    [InlineData(@"-LC:\\vcpkg\\lib -lzlib", "LibraryPath:C:/vcpkg/lib Library:zlib")]
    [InlineData(@"-IC:/my\ libs/include", "IncludePath:C:/my libs/include")]
    [InlineData(@"-IC:\my\ libs\include", "IncludePath:C:/my libs/include")]
    [InlineData(@"-IC:\\my\ libs\\include", "IncludePath:C:/my libs/include")]
    [InlineData(@"-I\\server\share\include", "IncludePath://server/share/include")]
    [InlineData("-L\"C:/my libs/lib\" -l:z.lib", "LibraryPath:C:/my libs/lib LibraryFile:z.lib")]
    [InlineData("'-LC:/my libs/lib'", "LibraryPath:C:/my libs/lib")]
    [InlineData(@"C:\conan\lib\zlib.lib ..\x.lib", "File:C:/conan/lib/zlib.lib File:C:/src/x.lib")]
    [InlineData("-Iinclude\r\n", "IncludePath:C:/src/app/include")]
    [InlineData(@"-DNAME=\""x\"" -DPATH=\""C:\dir\""", "Define:NAME=\"x\" Define:PATH=\"C:\\dir\"")]
    public void The_output_on_Windows_contains_Windows_paths(string answer, string expected) => Assert.Equal(expected,
        string.Join(' ', Fragment.ParseAnswer(answer, FakeWindows.Host).Select(fragment => fragment.From(@"C:\src\app", "", FakeWindows.Host)).Select(fragment => $"{fragment.Kind}:{fragment.Value}")));

    // On Windows, pkgconf prints the location of the .pc file in the sysroot; other implementations print the paths of the target.
    [Theory]
    [InlineData("-IC:/root/usr/include", "C:/root/usr/include")]
    [InlineData("-Ic:/ROOT/usr/include", "c:/ROOT/usr/include")]
    [InlineData("-I/usr/include", "C:/root/usr/include")]
    [InlineData("-ID:/other/include", "D:/other/include")]
    [InlineData("-Iinclude", "C:/src/include")]
    [InlineData("-I//server/share/include", "//server/share/include")]
    public void The_folders_of_a_sysroot_on_Windows_are_recognized(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Fragment.ParseAnswer(text, FakeWindows.Host)).From("C:/src", "C:/root", FakeWindows.Host).Value);

    [Fact]
    public void On_other_systems_a_backslash_escapes() =>
        Assert.Equal("C:vcpkg", Assert.Single(Fragment.ParseAnswer(@"-LC:\vcpkg", HostSystem.Linux)).Value);
}
