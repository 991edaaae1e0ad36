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
        var (messages, _) = CSharpCompiler.Compile([.. response.Results.Select(result => result.Files[0].CSharp)]);
        Assert.Empty(messages);
        Assert.DoesNotContain("struct common", response.Results[1].Files[0].CSharp);
        Assert.Contains("two(common* c)", response.Results[1].Files[0].CSharp);
    }

    [Fact]
    public void Each_header_can_have_its_own_file()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "all"));
        File.WriteAllText(Path.Combine(folder, "all.h"), "#include <stdio.h>\n#include \"all/one.h\"\n#include \"all/two.h\"\nint print(FILE *file);\nextern int all_calls;\nenum { ALL_A };\n");
        File.WriteAllText(Path.Combine(folder, "all/one.h"), "#pragma once\ntypedef struct one one;\none *one_new(void);\nvoid one_free(one *o);\nextern int one_calls;\nenum { ONE_A };\n");
        File.WriteAllText(Path.Combine(folder, "all/two.h"), "#pragma once\n#include \"one.h\"\nint two(one *o);\n#define TWO 2\n");
        var response = Generator.Run(new BindgenRequest
        {
            Targets = [Headers.Target("linux-x64"), Headers.Target("osx-arm64")],
            Headers = [new BindingsOptions { Header = Path.Combine(folder, "all.h"), DisplayName = "all.h", LibraryName = "l", Namespace = "N", FilePerHeader = true, Handles = ["one:one_new:one_free"] }],
        }, "");
        Directory.Delete(folder, recursive: true);
        Assert.Empty(response.Diagnostics);
        var files = response.Results[0].Files.ToDictionary(file => file.Header, file => file.CSharp);
        Assert.Equal(["all.h", "all/one.h", "all/two.h"], response.Results[0].Files.Select(file => file.Header));
        Assert.Empty(CSharpCompiler.Compile([.. files.Values]).Messages);
        // What only the system declares goes with what needs it.
        Assert.All(["struct FILE", "ref int all_calls", "ALL_A", "C# for all.h,"], text => Assert.Contains(text, files["all.h"]));
        Assert.All(["struct one", "class oneSafeHandle", "ref int one_calls", "ONE_A", "C# for all/one.h,"], text => Assert.Contains(text, files["all/one.h"]));
        Assert.All(["int two(one* o)", "int TWO = 2"], text => Assert.Contains(text, files["all/two.h"]));
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
