using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

/// <summary>The texts are abbreviated output of <c>-###</c> from zig 0.14 (clang 19).</summary>
public sealed class ClangFrontendTests
{
    private static readonly CompileFiles s_sample = new("/tmp/1f2e-s.c", "/tmp/1f2e-o.o", "/tmp/1f2e-o.d");
    private static readonly CompileFiles s_files = new("/src/a b.c", "/obj/a.o", "/obj/a.d");

    [Fact]
    public void One_command_is_repeated_for_other_files() =>
        Assert.Equal(
            "-cc1 -triple x86_64 -main-file-name a b.c -dependency-file /obj/a.d -MT object -object-file-name=/obj/a.o -o /obj/a.o -x c /src/a b.c",
            Repeat("""
                clang version 19.1.0
                Target: x86_64-unknown-linux4.19.0-gnu2.23.0
                 (in-process)
                 "/zig" "-cc1" "-triple" "x86_64" "-main-file-name" "1f2e-s.c" "-dependency-file" "/tmp/1f2e-o.d" "-MT" "/tmp\\ x/1f2e-o.o" "-object-file-name=/tmp/1f2e-o.o" "-o" "/tmp/1f2e-o.o" "-x" "c" "/tmp/1f2e-s.c"
                """));

    [Fact]
    public void Escapes_are_removed() =>
        Assert.Equal("""-cc1 -D X="a$b" C:\zig""", Repeat(""" "/zig" "-cc1" "-D" "X=\"a\$b\"" "C:\\zig" """.TrimEnd()));

    [Theory]
    [InlineData("", "nothing was printed")]
    [InlineData(" \"/zig\" \"-cc1\" \"-E\"\n \"/zig\" \"-cc1as\" \"-o\" \"/tmp/1f2e-o.o\"", "assembly takes two programs")]
    [InlineData(" \"/zig\" \"-cc1as\" \"-o\" \"/tmp/1f2e-o.o\"", "it is not the compiler")]
    [InlineData(" \"/zig\" \"-cc1\" \"-coverage-notes-file=/tmp/1f2e-o.gcno\"", "a third file is made")]
    [InlineData(" \"/zig\" \"-cc1\" \"-stats-file=1f2e-s.stats\"", "a file is named after the source")]
    [InlineData(" \"/zig\" \"-cc1\" \"-D\" \"X=a\nb\"", "a line break in an argument")]
    [InlineData(" \"/zig\" \"-cc1\" \"-D\" \"X=\\", "it ends in an escape")]
    public void With_other_output_the_driver_compiles_each_file(string output, string why) =>
        Assert.True(ClangFrontend.Read(output, s_sample) is null, why);

    [Fact]
    public void With_a_response_file_the_driver_compiles_each_file() =>
        Assert.Null(ClangFrontend.Read($" \"/zig\" \"-cc1\" \"-I{new string('x', 20_000)}\"", s_sample));

    private static string Repeat(string output) => string.Join(' ', ClangFrontend.Read(output, s_sample)!.Arguments(s_files));
}
