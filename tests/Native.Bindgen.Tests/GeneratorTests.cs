using Native.Core.Bindings;

namespace Native.Bindgen.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void A_header_that_two_others_include_is_bound_once()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "common.h"), "#pragma once\nstruct common { int a; };\nint common_get(struct common *c);\n#define COMMON 1\nextern int common_calls;\n");
        File.WriteAllText(Path.Combine(folder, "one.h"), "#include \"common.h\"\nint one(struct common *c);\nextern int one_calls;\n");
        File.WriteAllText(Path.Combine(folder, "two.h"), "#include \"common.h\"\nint two(struct common *c);\nextern int two_calls;\n");
        var response = Generator.Run(new BindgenRequest
        {
            Targets = [Headers.Target("linux-x64"), Headers.Target("win-x64")],
            Headers = [.. new[] { "one.h", "two.h" }.Select(name => new BindingsOptions { Header = Path.Combine(folder, name), DisplayName = name, LibraryName = "l", Namespace = "N" })],
        }, "");
        Directory.Delete(folder, recursive: true);
        Assert.Empty(response.Diagnostics);
        Assert.Equal(["common.h", "one.h", "two.h"], response.Inputs.Select(Path.GetFileName));
        var (messages, _) = CSharpCompiler.Compile([.. response.Results.Select(result => result.CSharp)]);
        Assert.Empty(messages);
        Assert.DoesNotContain("struct common", response.Results[1].CSharp);
        Assert.Contains("two(common* c)", response.Results[1].CSharp);
    }

    [Fact]
    public void An_error_in_one_header_leaves_no_result()
    {
        var (text, _, diagnostics) = Headers.GenerateText("int f(unknown x);\n", null, "linux-x64", "win-x64");
        Assert.Equal("", text);
        var error = Assert.Single(diagnostics);
        Assert.Equal(("NSDK4004", 1, 7), (error.Code, error.Line, error.Column));
    }

    [Fact]
    public void Comments_of_a_header_of_the_system_are_documentation_too()
    {
        var (text, _, _) = Headers.GenerateText("#include <sodium.h>\n", options => options with { Allow = ["sodium_malloc"] });
        Assert.Contains("/// WARNING: sodium_malloc()", text);
    }

    [Fact]
    public void What_is_generated_has_nothing_of_this_machine()
    {
        var (first, _, _) = Headers.GenerateText("#include <stdio.h>\nint f(FILE *file);\n#define FILE_NAME __FILE__\n", null, Headers.AllRids);
        var (second, _, _) = Headers.GenerateText("#include <stdio.h>\nint f(FILE *file);\n#define FILE_NAME __FILE__\n", null, Headers.AllRids);
        Assert.Equal(first, second);
        Assert.DoesNotContain("FILE_NAME", first);
        Assert.Contains("partial struct FILE", first);
    }
}
