using System.Text;
using CsCheck;
using Native.Core.BuildScripts;
using Native.Core.Link;

namespace Native.Core.Tests.BuildScripts;

public sealed class OutputParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("hello\nnative\nnative:\n", "")]
    [InlineData("native::rerun-if-changed=a.h\n", "1 RerunIfChanged a.h")]
    [InlineData("native::rerun-if-changed=a.h", "1 RerunIfChanged a.h")]
    [InlineData("native::rerun-if-changed=a.h\r\nnative::copy=b\r\n", "1 RerunIfChanged a.h|2 Copy b")]
    [InlineData("\uFEFFnative::copy=b\n", "1 Copy b")]
    [InlineData("noise\n\n\nnative::copy=b\nmore noise\n", "4 Copy b")]
    [InlineData("native::copy=b\nthe script went on: native::copy=c\n", "1 Copy b")]
    [InlineData(" native::copy=b\n", "")]
    [InlineData("native::copy = b with spaces \t\n", "1 Copy b with spaces")]
    [InlineData("native::rerun-if-env-changed=CC_linux-x64\n", "1 RerunIfEnvChanged CC_linux-x64")]
    [InlineData("native::link-lib=z\n", "1 LinkLibrary Default: z")]
    [InlineData("native::link-lib=static=z\n", "1 LinkLibrary Static: z")]
    [InlineData("native::link-lib=dylib=z\n", "1 LinkLibrary Shared: z")]
    [InlineData("native::link-lib=shared=z\n", "1 LinkLibrary Shared: z")]
    [InlineData("native::link-lib=framework=Security\n", "1 LinkLibrary Framework: Security")]
    [InlineData("native::link-lib=static:+whole-archive=z\n", "1 LinkLibrary Static: z whole")]
    [InlineData("native::link-lib=static:-whole-archive=z\n", "1 LinkLibrary Static: z")]
    [InlineData("native::link-lib=/a=b/libz.a\n", "1 LinkLibrary Default: /a=b/libz.a")]
    [InlineData("native::link-lib=static=C:\\x\\z.lib\n", "1 LinkLibrary Static: C:\\x\\z.lib")]
    [InlineData("native::link-search=/opt/x=y/lib\n", "1 LinkSearch /opt/x=y/lib")]
    [InlineData("native::link-search=native=/opt/lib\n", "1 LinkSearch /opt/lib")]
    [InlineData("native::link-arg=-Wl,-z,now\n", "1 LinkArgument -Wl,-z,now")]
    [InlineData("native::include=inc\n", "1 Include User: inc")]
    [InlineData("native::include=system=/usr/include\n", "1 Include System: /usr/include")]
    [InlineData("native::include=after=/usr/include\n", "1 Include After: /usr/include")]
    [InlineData("native::define=A\n", "1 Define A")]
    [InlineData("native::define=A=\n", "1 Define A=")]
    [InlineData("native::define=A=\"b;c\" $(d) %20 'e'\n", "1 Define A=\"b;c\" $(d) %20 'e'")]
    [InlineData("native::define=F(x)=((x)+1)\n", "1 Define F(x)=((x)+1)")]
    [InlineData("native::constant=HAVE_ÄÖ\n", "1 Constant HAVE_ÄÖ")]
    [InlineData("native::source=out/ä b.c\n", "1 Source out/ä b.c")]
    [InlineData("native::bindings=wrapper.h\n", "1 Bindings wrapper.h")]
    [InlineData("native::bindings=a b.h\nnative::bindings-option=Allow=x_*;y\n", "1 Bindings a b.h|2 BindingsOption Allow: x_*;y")]
    [InlineData("native::bindings=a.h\nnative::copy=b\nnative::bindings-option=Defines=A=\"b c\"|d\n", "1 Bindings a.h|2 Copy b|3 BindingsOption Defines: A=\"b c\"|d")]
    [InlineData("native::bindings=a.h\nnative::bindings-option=Namespace=\n", "1 Bindings a.h|2 BindingsOption Namespace: ")]
    [InlineData("native::metadata=include-dir=/a=b\n", "1 Metadata include-dir: /a=b")]
    [InlineData("native::metadata=empty=\n", "1 Metadata empty: ")]
    [InlineData("native::warning=old zlib\n", "1 Warning old zlib")]
    [InlineData("native::warning=100%: a(b) c\n", "1 Warning 100%: a(b) c")]
    [InlineData("native::warning=a b.h(12,3): old\n", "1 Warning old @a b.h 12 3")]
    [InlineData("native::warning=a.c(12): -Wunused-variable: x; y\n", "1 Warning x; y @a.c 12 0 -Wunused-variable")]
    [InlineData("native::error=NSDK2003: no\n", "1 Error no NSDK2003")]
    [InlineData("native::error=C:\\x\\a.h(12): no\n", "1 Error no @C:\\x\\a.h 12 0")]
    [InlineData("cargo:rustc-link-lib=z\ncargo::rustc-link-lib=z\n", "")]
    [InlineData("native: starting\nnative:unknown=1\n", "")]
    public void Instructions_are_read(string output, string expected)
    {
        var said = OutputParser.Parse(Encoding.UTF8.GetBytes(output));
        Assert.Empty(said.Problems);
        Assert.Equal(expected, string.Join('|', said.Instructions.Select(Text)));
    }

    [Theory]
    [InlineData("native::link_lib=z\n", "NSDK5006 1", "Expected one of: rerun-if-changed, rerun-if-env-changed, link-lib")]
    [InlineData("native::rustc-link-lib=z\n", "NSDK5006 1", "'native::rustc-link-lib'")]
    [InlineData("native::Copy=z\n", "NSDK5006 1", "'native::Copy'")]
    [InlineData("native::=z\n", "NSDK5006 1", "'native::'")]
    [InlineData("native::nonsense\n", "NSDK5006 1", "has no value")]
    [InlineData("native::\n", "NSDK5006 1", "has no value")]
    [InlineData("\nnative:link-lib=z\n", "NSDK5006 2", "one colon")]
    [InlineData("native::copy\n", "NSDK5007 1", "native::KEY=VALUE")]
    [InlineData("native::copy=\n", "NSDK5007 1", "a value after the =")]
    [InlineData("native::copy=   \n", "NSDK5007 1", "a value after the =")]
    [InlineData("native::rerun-if-env-changed=A=B\n", "NSDK5007 1", "name of a variable")]
    [InlineData("native::link-lib=dynamic=z\n", "NSDK5007 1", "static, shared (or dylib) or framework")]
    [InlineData("native::link-lib=static=\n", "NSDK5007 1", "NAME")]
    [InlineData("native::link-lib=static:+bundle=z\n", "NSDK5007 1", "+whole-archive")]
    [InlineData("native::link-lib=static:+whole-archive:+bundle=z\n", "NSDK5007 1", "+whole-archive")]
    [InlineData("native::link-lib=dylib:+whole-archive=z\n", "NSDK5007 1", "only with static")]
    [InlineData("native::link-search=crate=/x\n", "NSDK5007 1", "native=FOLDER")]
    [InlineData("native::include=user=x\n", "NSDK5007 1", "system=FOLDER")]
    [InlineData("native::include=system=\n", "NSDK5007 1", "system=FOLDER")]
    [InlineData("native::define=-DA\n", "NSDK5007 1", "NAME=VALUE")]
    [InlineData("native::define=1A=2\n", "NSDK5007 1", "NAME=VALUE")]
    [InlineData("native::constant=A=1\n", "NSDK5007 1", "without a value")]
    [InlineData("native::constant=A;B\n", "NSDK5007 1", "without a value")]
    [InlineData("native::bindings-option=Allow=x\n", "NSDK5007 1", "native::bindings=HEADER before it")]
    [InlineData("native::bindings-option=allow=x\n", "NSDK5007 1", "Namespace, ClassName, LibraryName")]
    [InlineData("native::bindings-option=Allow\n", "NSDK5007 1", "NAME=VALUE")]
    [InlineData("native::metadata=key\n", "NSDK5007 1", "KEY=VALUE")]
    [InlineData("native::metadata=my key=1\n", "NSDK5007 1", "KEY=VALUE")]
    [InlineData("native::metadata==1\n", "NSDK5007 1", "KEY=VALUE")]
    [InlineData("native::copy=a\0b\n", "NSDK5007 1", "control character")]
    [InlineData("native::copy=a\u001bb\n", "NSDK5007 1", "a?b")]
    [InlineData("native::copy=a\rb\n", "NSDK5007 1", "control character")]
    public void A_wrong_line_is_a_problem_and_the_other_lines_are_read(string output, string place, string expected)
    {
        var said = OutputParser.Parse(Encoding.UTF8.GetBytes(output + "native::copy=last\n"));
        var problem = Assert.Single(said.Problems);
        Assert.Equal(place, $"{problem.Code} {problem.Line}");
        Assert.Contains(expected, problem.Message);
        Assert.Equal("last", Assert.Single(said.Instructions).Value);
    }

    [Fact]
    public void Invalid_UTF8_is_a_problem_only_in_instructions()
    {
        var said = OutputParser.Parse([.. "caf\u00e9 "u8, 0xE9, (byte)'\n', .. "native::copy=caf"u8, 0xE9, (byte)'\n', .. "native::copy=b\n"u8]);
        Assert.Equal("b", Assert.Single(said.Instructions).Value);
        var problem = Assert.Single(said.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains("Console.OutputEncoding", problem.Message);
    }

    [Theory]
    [InlineData(OutputParser.LongestLine, 1, 0)]
    [InlineData(OutputParser.LongestLine + 1, 0, 1)]
    [InlineData(50_000_000, 0, 1)]
    public void A_huge_instruction_is_rejected(int length, int instructions, int problems)
    {
        var said = OutputParser.Parse([.. "native::copy="u8, .. Enumerable.Repeat((byte)'x', length - "native::copy=".Length)]);
        Assert.Equal((instructions, problems), (said.Instructions.Count, said.Problems.Count));
    }

    [Fact]
    public void A_huge_line_that_is_not_an_instruction_is_ignored()
    {
        var said = OutputParser.Parse([.. Enumerable.Repeat((byte)'x', 50_000_000), .. "\nnative::copy=b\n"u8]);
        Assert.Equal((2, "b"), (Assert.Single(said.Instructions).Line, said.Instructions[0].Value));
    }

    // Fragments of the protocol in any order, and single bytes.
    private static readonly Gen<byte[]> s_output = Gen.Frequency(
        (19, (IGen<byte[]>)Gen.OneOf(
        [
            "native::", "native:", "\n", "\r\n", "=", ":", "+whole-archive", "static", "framework", "system", "link-lib", "link-search", "define", "constant",
            "metadata", "warning", "error", "include", "rerun-if-changed", "copy", "source", "bindings", "bindings-option", "Allow", "A", "z", "/x/y", "C:\\x", "(1,2): ", "é", "\u2028", "\u00a0", "%3B",
            ";", "$(x)", "@(y)", "*", "'", "\"", "`", "|", " ", "\t", "\0", "\u0085", "\uFEFF", "😀",
        ]).Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Byte.Select(value => new[] { value })))
        .Array[0, 11].Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    // No input throws, and every accepted instruction is the same after it is written to the record and read back.
    [Fact]
    public void No_input_throws_and_every_accepted_instruction_can_be_recorded() => s_output.Holds(bytes =>
    {
        var said = OutputParser.Parse(bytes);
        Assert.All(said.Problems, problem => Assert.True(problem.Code is "NSDK5006" or "NSDK5007" && problem.Line > 0 && problem.Message.Contains("xpected")));
        var step = new ScriptStep(path => Path.GetFullPath(path, "/p"), "me", "build.cs");
        Assert.All(step.Inputs(said.Instructions, []), input => Assert.NotEqual("", input.Name));
        foreach (var item in step.Items(said.Instructions, []))
        {
            Assert.Equal(item.Include, item.Include.Trim());
            Assert.DoesNotContain(item.Include, character => character is '\n' or '\r' or '\0');
            Assert.NotEqual("", item.Include);
        }
    }, count: 50_000);

    private static string Text(Instruction instruction) =>
        $"{instruction.Line} {instruction.Kind} {(instruction.Qualifier.Length > 0 ? $"{instruction.Qualifier}: " : "")}{instruction.Value}"
        + (instruction.WholeArchive ? " whole" : "")
        + (instruction.File is null ? "" : $" @{instruction.File} {instruction.FileLine} {instruction.FileColumn}")
        + (instruction.Code is null ? "" : $" {instruction.Code}");
}
