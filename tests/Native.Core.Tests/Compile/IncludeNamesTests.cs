using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class IncludeNamesTests
{
    [Theory]
    [InlineData("#include \"a.h\"", "quoted a.h")]
    [InlineData("#include <sys/a.h>", "a folder's sys/a.h")]
    [InlineData("  #  include\t\"a b.h\"\r\n", "quoted a b.h")]
    [InlineData("#include_next <a.h>", "a folder's a.h next")]
    [InlineData("#import \"a.h\"\n#embed \"b.bin\"", "quoted a.h; quoted b.bin")]
    [InlineData("#if __has_include(\"a.h\")", "quoted a.h?")]
    [InlineData("#if defined(__has_include) && __has_include ( <a.h> )", "a folder's a.h?")]
    [InlineData("#if __has_include_next(<a.h>)", "a folder's a.h? next")]
    [InlineData("#if !__has_include(/* why */ \\\n \"a.h\")", "quoted a.h?")]
    [InlineData("#include \"a.h\"\n#include \"a.h\"", "quoted a.h")]
    [InlineData("// __has_include(\"a.h\")", "quoted a.h?")]
    [InlineData("s = \"__has_include(<a.h>)\";", "a folder's a.h?")]
    [InlineData("#include CONFIG", "computed")]
    [InlineData("# include /**/ CONFIG\n#include <a.h>", "a folder's a.h; computed")]
    [InlineData("#if __has_include(CONFIG)", "")]
    [InlineData("#ifdef __has_include\n\"a.h\"", "")]
    [InlineData("int included; // important \"a.h\"", "")]
    [InlineData("#include \"a.h\nint x;\"", "computed")]
    [InlineData("#include \"\"", "computed")]
    [InlineData("#include", "computed")]
    [InlineData("#include \\", "computed")]
    [InlineData("__has_include(", "")]
    [InlineData("#include \"a\0.h\"", "computed")]
    [InlineData("", "")]
    public void The_names_that_a_text_includes_or_checks_for(string text, string expected)
    {
        var names = IncludeNames.Of(text);
        Assert.Equal(expected, string.Join("; ", names.Names
            .Select(name => $"{(name.IsQuoted ? "quoted" : "a folder's")} {name.Name}{(name.IsQuestion ? "?" : "")}{(name.IsNext ? " next" : "")}")
            .Concat(names.IsComputed ? ["computed"] : [])));
    }
}
