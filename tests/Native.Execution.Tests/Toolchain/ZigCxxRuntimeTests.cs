namespace Native.Execution.Tests.Toolchain;

public sealed class ZigCxxRuntimeTests
{
    // zig prints how it makes the archives, and then how it links: the last of each counts.
    private const string Output = """
        ar rcs /c/o/1/libc++.a /c/o/2/algorithm.o
        ld.lld -shared -o empty.so /c/o/3/empty.o /my cache/o/4/libc++abi.a /my cache/o/5/libc++.a /c/o/6/libunwind.a -lc

        """;

    [Fact]
    public void The_line_that_links_names_both_archives() => Assert.Equal(["/my cache/o/4/libc++abi.a", "/my cache/o/5/libc++.a"], ZigCxxRuntime.Paths(Output));

    [Fact]
    public void A_path_of_Windows_is_one_too() => Assert.Equal([@"C:\c c\4\libc++abi.a", @"C:\c\libc++.a"], ZigCxxRuntime.Paths(@"lld a.obj C:\c c\4\libc++abi.a C:\c\libc++.a"));

    [Fact]
    public void Other_output_has_none() => Assert.Empty(ZigCxxRuntime.Paths("error: FileNotFound\n"));
}
