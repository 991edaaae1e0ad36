using System.Text;
using CsCheck;
using Native.Bindgen.Read;
using Native.Core.Tests;

namespace Native.Bindgen.Tests;

/// <summary>Tests which comment belongs to which declaration. The declaration under test is called x.</summary>
public sealed class FileCommentsTests
{
    [Theory]
    [InlineData("/** D. */\nint x;", "/** D. */")]
    [InlineData("/*! D. */ int x;", "/*! D. */")]
    [InlineData("/// D.\n/// E.\nint x;", "/// D.\n/// E.")]
    [InlineData("//! D.\r\nint x;", "//! D.")]
    [InlineData("/** D. */\n\n\nint x;", "/** D. */")]
    [InlineData("/** D. */\nAPI(1, 2)\nint x;", "/** D. */")]
    [InlineData("/** D. */\n/* Note. */\n\nint x;", "/** D. */")]
    // A plain comment must touch its declaration.
    [InlineData("/* D. */\nint x;", "/* D. */")]
    [InlineData("// D.\n// E.\nint x;", "// D.\n// E.")]
    [InlineData("/* D. */ int x;", "/* D. */")]
    [InlineData("/* D. */\n\nint x;", "")]
    [InlineData("int a;\n/* About a. */\n\nint x;", "")]
    [InlineData("int a; /* About a. */\nint x;", "")]
    [InlineData("int a; // About a.\nint x;", "")]
    [InlineData("int a; // About a.\n// D.\nint x;", "// D.")]
    [InlineData("/**** D. ****/\n\nint x;", "")]
    [InlineData("//// D.\n\nint x;", "")]
    // A comment after a declaration on the same line belongs to that declaration, or to none.
    [InlineData("int a; /** About a. */\nint x;", "")]
    [InlineData("int a; ///< About a.\nint x;", "")]
    [InlineData("int a;\n/**< About a. */\nint x;", "")]
    [InlineData("int x; ///< D.\n///< E.\nint b;", "///< D.\n///< E.")]
    [InlineData("int x; /**< D. */", "/**< D. */")]
    [InlineData("int x; /*!< D. */", "/*!< D. */")]
    [InlineData("int x;\n//!< D.", "//!< D.")]
    [InlineData("int x; /* D. */", "")]
    [InlineData("int x; // D.", "")]
    [InlineData("int x, b; ///< About b.", "///< About b.")]
    [InlineData("int x; int b; ///< About b.", "")]
    [InlineData("/** D. */\nint x; ///< E.", "/** D. */\n\n///< E.")]
    // Other declarations and preprocessor lines separate a comment from a declaration.
    [InlineData("/** About a. */\nint a;\nint x;", "")]
    [InlineData("/** About s. */\nstruct s { int x; };", "")]
    [InlineData("/** D. */\n#include <a.h>\nint x;", "")]
    // A comment about a file or a group documents neither declaration.
    [InlineData("/** @file\n * D. */\nint x;", "")]
    [InlineData("/** @defgroup g G\n @{ */\nint x;", "")]
    [InlineData("/** @{ */\nint x;", "")]
    [InlineData("/** D. */\n/** @} */\nint a;\nint x;", "")]
    // Text that looks like a comment.
    [InlineData("const char *a = \"/** No. */\"; int x;", "")]
    [InlineData("char a = '\"'; /** D. */\nint y;\n/** E. */\nint x;", "/** E. */")]
    [InlineData("#error don't\n/** D. */\nint x;", "/** D. */")]
    [InlineData("// D. \\\n still\nint x;", "// D. \\\n still")]
    [InlineData("int a = 1'000'000; /* ' */\n/** D. */\nint x;", "/** D. */")]
    [InlineData("// D.\rint x;", "// D.")]
    [InlineData("/** never ends int x;", "")]
    [InlineData("", "")]
    public void Belongs_to_the_declaration(string text, string expected)
    {
        var comments = new FileComments(Encoding.UTF8.GetBytes(text));
        var at = text.IndexOf("int x", StringComparison.Ordinal);
        Assert.Equal(expected, at < 0 ? comments.Of(0, 0) : comments.Of(at, at + 5).TrimEnd('\n'));
    }

    [Theory]
    [InlineData("enum { A, x, B };", "")]
    [InlineData("enum { A, ///< About A.\n x, ///< D.\n B };", "///< D.")]
    [InlineData("enum { /** About A. */ A, x };", "")]
    [InlineData("enum { A,\n/** D. */\nx };", "/** D. */")]
    [InlineData("enum { A, // About A.\nx };", "")]
    [InlineData("void f(int a, /**< About a. */ x /**< D. */);", "/**< D. */")]
    [InlineData("void f(/** About a. */ a, /** D. */ x);", "/** D. */")]
    [InlineData("/** About f. */\nvoid f(x);", "")]
    [InlineData("void f(x); ///< About f.", "")]
    public void Belongs_to_the_value_or_parameter(string text, string expected)
    {
        var at = text.IndexOf('x', StringComparison.Ordinal);
        Assert.Equal(expected, new FileComments(Encoding.UTF8.GetBytes(text)).Of(at, at + 1, isListed: true).TrimEnd('\n'));
    }

    [Theory]
    [InlineData("/** D. */\n#define x 1\n", "/** D. */")]
    [InlineData("/* D. */\n#define x 1\n", "/* D. */")]
    [InlineData("/* D. */\n\n#define x 1\n", "")]
    [InlineData("#define a 1 /** About a. */\n#define x 1\n", "")]
    [InlineData("#define x 1 ///< D.\n#define b 2\n", "///< D.")]
    [InlineData("#define x 1\n///< About nothing.\n", "")]
    [InlineData("#define x 1 /* D. */\n", "")]
    public void Belongs_to_the_macro(string text, string expected)
    {
        var at = text.IndexOf("x 1", StringComparison.Ordinal);
        Assert.Equal(expected, new FileComments(Encoding.UTF8.GetBytes(text)).OfMacro(at, at + 3).TrimEnd('\n'));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_Latin_1()
    {
        byte[] text = [.. "/** Caf"u8, 0xE9, .. ". */ int a; /** Caf\u00e9. */ int b;"u8];
        Assert.Equal("/** Caf\u00e9. */", new FileComments(text).Of(text.AsSpan().IndexOf("int a"u8), 17));
        Assert.Equal("/** Caf\u00e9. */", new FileComments(text).Of(text.AsSpan().IndexOf("int b"u8), text.Length - 1));
    }

    [Fact]
    public void Any_bytes_are_read() => Gen.Select(Property.Text("/*!<*/ \n\r\\\"'#;{},ax", longest: 23), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool)
        .Select((text, first, second, isLine) => (Text: text, First: (int)(first * text.Length), Second: (int)(second * text.Length), IsLine: isLine))
        .Holds(value =>
        {
            var (start, end) = (Math.Min(value.First, value.Second), Math.Max(value.First, value.Second));
            var comments = new FileComments(Encoding.ASCII.GetBytes(value.Text));
            Assert.NotNull(comments.Of(start, end, value.IsLine));
            Assert.NotNull(comments.OfMacro(start, end));
        }, count: 3000);
}
