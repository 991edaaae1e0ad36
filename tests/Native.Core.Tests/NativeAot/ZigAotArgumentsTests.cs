using Native.Core.NativeAot;
using Native.Core.Platform;

namespace Native.Core.Tests.NativeAot;

public sealed class ZigAotArgumentsTests
{
    [Fact]
    public void What_selects_a_linker_and_what_lld_does_not_know_is_left_out() => Assert.Equal(
        "cc -target aarch64-linux-gnu.2.23 -fno-sanitize=undefined -o app app.o -Wl,--compress-debug-sections=zlib -g -ldl -pie -Wl,-z,now -no-pie "
            + "-Wl,--export-dynamic -Wl,--gc-sections -T link.ld",
        string.Join(' ', ZigAotArguments.For("aarch64-linux-gnu.2.23", "app", "link.ld", hasExports: true,
        [
            "app.o", "-gz=zlib", "-fuse-ld=bfd", "--target=aarch64-linux-gnu", "-g", "-ldl", "-pie", "-Wl,-pie", "-Wl,-z,now", "-Wl,--discard-all", "-Wl,-no-pie",
            "-Wl,--defsym,__xmknod=mknod",
        ])));

    [Fact]
    public void An_argument_has_words_in_quotation_marks_and_a_library_is_one_whatever_its_path_has() => Assert.Equal(
        ["/p ü/app.o", "-pie", "-Wl,-pie", "/my 'packages'/libz.a", "-Wl,-rpath,$ORIGIN"],
        ZigAotArguments.Words(["\"/p ü/app.o\"", "-pie -Wl,-pie", "/my 'packages'/libz.a", "-Wl,-rpath,'$ORIGIN'"], new HashSet<string> { "/my 'packages'/libz.a" }, HostSystem.Linux));

    [Fact]
    public void The_script_has_the_exports()
    {
        Assert.Equal("OVERWRITE_SECTIONS { __modules : { KEEP(*(__modules)) } }\n", ZigAotArguments.LinkerScript(""));
        Assert.EndsWith("}\nVERSION {\nV1.0 { local: *; };\n}\n", ZigAotArguments.LinkerScript("V1.0 { local: *; };"));
    }

    [Fact]
    public void Options_of_Microsoft_s_linker_become_those_of_zig() => Assert.Equal(
        "cc -target x86_64-windows-gnu -fno-sanitize=undefined -fno-stack-protector -municode -o app.exe -g -Lown app.obj /p/foo.lib -ladvapi32 -lws2_32 "
            + "-Wl,--stack,1572864 -Wl,--subsystem,console -L/q -shared /UNKNOWN:1 windows.c app.def -Wl,--gc-sections",
        string.Join(' ', ZigAotWindowsArguments.For("x86_64-windows-gnu", "app.exe", "windows.c", "own", "app.def", hasSymbols: true,
        [
            "app.obj", "/p/foo.lib", "advapi32.lib", "WS2_32.lib", "/NOLOGO", "/MANIFEST:NO", "/MERGE:.managedcode=.text", "/DEBUG", "/ENTRY:wmainCRTStartup",
            "/STACK:1572864", "/SUBSYSTEM:CONSOLE", "/NATVIS:/p/NativeAOT.natvis", "/CETCOMPAT", "/NODEFAULTLIB:libucrt.lib", "/OPT:REF", "/guard:cf", "/LIBPATH:/q", "/DLL", "/UNKNOWN:1",
        ])));

    [Fact]
    public void Without_symbols_a_program_for_Windows_is_stripped() =>
        Assert.Contains("-s", ZigAotWindowsArguments.For("x86_64-windows-gnu", "app.exe", "windows.c", "own", "", hasSymbols: false, []));
}
