using System.Text.RegularExpressions;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void A_header_that_does_not_compile_for_some_RIDs_is_bound_for_the_others()
    {
        const string header = "#if defined(_WIN32)\n#include <sys/uio.h>\n#endif\n#ifdef __APPLE__\n#error never\n#endif\nint f(void);\n";
        var (text, shaped, diagnostics) = Headers.GenerateText(header, null, Headers.AllRids);
        var warning = Assert.Single(diagnostics);
        Assert.Equal((Severity.Warning, "NSDK4007", 2), (warning.Severity, warning.Code, warning.Line));
        Assert.Contains("win-x64, win-arm64, osx-x64, osx-arm64: 'sys/uio.h' file not found", warning.Message);
        Assert.Equal(1, shaped!.Bound);
        Assert.Contains("[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]", text);
    }

    [Fact]
    public void RIDs_that_no_attribute_can_describe_are_a_remark()
    {
        // The preprocessor has no macro that identifies musl.
        const string header = "#include <limits.h>\n#if defined(__linux__) && !defined(__GLIBC__)\n#error never\n#endif\nint f(void);\n";
        var (text, _, diagnostics) = Headers.GenerateText(header, null, Headers.AllRids);
        Assert.Equal(["NSDK4007"], diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.DoesNotContain("SupportedOSPlatform", text);
        Assert.Single(text.Split('\n'), line => line.Contains("linux-musl-x64, linux-musl-arm64"));
    }

    [Fact]
    public void A_header_that_compiles_for_no_RID_is_an_error()
    {
        var (_, shaped, diagnostics) = Headers.GenerateText("int f(", null, "linux-x64", "win-x64");
        Assert.Null(shaped);
        Assert.All(diagnostics, diagnostic => Assert.Equal((Severity.Error, "NSDK4004"), (diagnostic.Severity, diagnostic.Code)));
    }

    // macOS has a zlib.h and a libproc.h of its own.
    [Fact]
    public void A_header_that_another_one_hides_is_reported_once()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "libproc.h"), "int own_one(int x);\nint own_two(int x);\n");
        File.WriteAllText(Path.Combine(folder, "main.h"), "#include <libproc.h>\nint both(void);\n");
        var options = new BindingsOptions { Header = Path.Combine(folder, "main.h"), DisplayName = "main.h", LibraryName = "l", Arguments = [$"-idirafter{folder}"], Allow = ["own_*", "both"] };
        var (text, _, diagnostics) = Headers.Generate(options, "linux-x64", "linux-musl-x64", "osx-x64");
        var (system, _, _) = Headers.Generate(options with { Arguments = [$"-isystem{folder}"] }, "linux-x64", "linux-musl-x64", "osx-x64");
        Directory.Delete(folder, recursive: true);
        Assert.Empty(diagnostics);
        Assert.Equal(2, text.Split("[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]").Length - 1);
        Assert.DoesNotContain("Only on", text);
        // Compilers search -isystem directories before their own.
        Assert.DoesNotContain("SupportedOSPlatform", system);
    }

    [Fact]
    public void Inline_functions_of_another_library_are_one_message()
    {
        const string header = "static inline int one(void) { return 1; }\nstatic inline int two(void) { return 2; }\nstatic inline int three_inline(void) { return 3; }\nint three(void);\nint four(const char *, ...);\n";
        var (_, shaped, diagnostics) = Headers.GenerateText(header);
        Assert.Equal(["NSDK4010", "NSDK4010"], diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("Block=\"one;two;three_inline\"", diagnostics[1].Message);
        Assert.Contains("'four'", diagnostics[0].Message);
        Assert.Equal((1, 4), (shaped!.Bound, shaped.Refused));
        (_, _, diagnostics) = Headers.GenerateText(header, options => options with { Allow = ["one", "t*"] });
        Assert.Contains(diagnostics, diagnostic => diagnostic.Message.Contains("'one'"));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Message.Contains("Block=\"two;three_inline\""));
    }

    [Fact]
    public void The_documentation_of_a_type_of_another_library_names_its_header()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "other"));
        File.WriteAllText(Path.Combine(folder, "other/frame.h"), "struct frame { int width; };\nstruct hidden;\n");
        Directory.CreateDirectory(Path.Combine(folder, "mine"));
        File.WriteAllText(Path.Combine(folder, "mine/main.h"), "#include <frame.h>\nint show(struct frame *f, struct hidden *h);\n");
        var options = new BindingsOptions { Header = Path.Combine(folder, "mine/main.h"), DisplayName = "main.h", LibraryName = "l", Arguments = [$"-isystem{folder}/other"] };
        var (text, _, _) = Headers.Generate(options, "linux-x64", "win-x64");
        var (allowed, _, _) = Headers.Generate(options with { Allow = ["show", "frame"] }, "linux-x64", "win-x64");
        Directory.Delete(folder, recursive: true);
        Assert.Single(text.Split('\n'), line => line.Contains("frame.h"));
        Assert.DoesNotContain("width", text);
        Assert.Contains("public int width;", allowed);
    }

    [Fact]
    public void A_bug_of_the_generator_is_reported_with_the_header()
    {
        var response = Generator.Run(new BindgenRequest
        {
            Targets = [Headers.Target("linux-x64")],
            Headers = [new BindingsOptions { Header = "/usr/include/zlib.h", DisplayName = "zlib.h", LibraryName = "z", Allow = null! }],
        });
        var error = Assert.Single(response.Diagnostics);
        Assert.Equal((Severity.Error, "NSDK4008", "/usr/include/zlib.h"), (error.Severity, error.Code, error.File));
    }

    // The command reads headers in its own process, because a second process is too slow, so a crash of libclang ends it. A build reports NSDK4005.
    [Fact]
    public void A_header_that_crashes_libclang_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        var header = Path.Combine(folder, "deep.h");
        File.WriteAllText(header, $"int {new string('*', 40_000)} p(void);\n");
        var result = Tool.Run("dotnet", ["exec", typeof(Generator).Assembly.Location, header, "-o", Path.Combine(folder, "deep.cs"), "--rid", "linux-x64", "--zig", Repository.Zig], folder,
            new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") });
        var files = Directory.GetFiles(folder);
        Directory.Delete(folder, recursive: true);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal([header], files);
    }

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
        });
        Directory.Delete(folder, recursive: true);
        Assert.Empty(response.Diagnostics);
        Assert.Equal(["common.h", "one.h", "two.h"], response.Inputs.Select(Path.GetFileName));
        var (messages, _) = CSharpCompiler.Compile([.. response.Results.Select(result => result.Files[0].CSharp)]);
        Assert.Empty(messages);
        Assert.DoesNotContain("struct common", response.Results[1].Files[0].CSharp);
        Assert.Contains("two(common* c)", response.Results[1].Files[0].CSharp);
    }

    [Fact]
    public void Inline_functions_of_two_headers_are_one_library()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "common.h"), "#pragma once\nstatic inline int common(int a) { return a; }\n");
        File.WriteAllText(Path.Combine(folder, "one.h"), "#include \"common.h\"\n#define SQUARE(x) ((x) * (x))\nstatic inline int most(int a) { return a; }\n");
        File.WriteAllText(Path.Combine(folder, "two.h"), "#include \"common.h\"\n#define SQUARE(x) (x)\nstatic inline int most(int a) { return -a; }\nstatic inline int most_2(int a) { return a; }\n");
        var response = Generator.Run(new BindgenRequest
        {
            Targets = [Headers.Target("linux-x64"), Headers.Target("win-x64")],
            Headers =
            [
                .. from header in new[] { ("one.h", "One"), ("two.h", "Two"), ("one.h", "Two") }
                   select new BindingsOptions { Header = Path.Combine(folder, header.Item1), DisplayName = header.Item1, LibraryName = "l", ClassName = header.Item2, Shims = true, Macros = ["int SQUARE(int)"] },
            ],
        });
        Directory.Delete(folder, recursive: true);
        // One class cannot contain a name twice, and the warning states where the other function is.
        Assert.Equal(["NSDK4017"], response.Diagnostics.Select(diagnostic => diagnostic.Code));
        var defined = response.Results.SelectMany(result => Regex.Matches(result.Shims, @"^NSDK_EXPORT .* (nsdk_\w+)\(", RegexOptions.Multiline).Select(match => match.Groups[1].Value)).ToList();
        var called = response.Results.SelectMany(result => Regex.Matches(result.Files[0].CSharp, "EntryPoint = \"(\\w+)\"").Select(match => match.Groups[1].Value));
        Assert.Equal(["nsdk_0_SQUARE", "nsdk_0_SQUARE_2", "nsdk_common", "nsdk_common_2", "nsdk_most", "nsdk_most_2", "nsdk_most_3"], defined.Order(StringComparer.Ordinal));
        Assert.Equal(defined.Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_type_is_not_renamed_to_another()
    {
        var (text, _, diagnostics) = Headers.GenerateText("struct a { int x; };\nstruct b { double y; };\nvoid f(struct a *, struct b *);\n", options => options with { Rename = ["a=b"] });
        Assert.Equal("NSDK4020", Assert.Single(diagnostics).Code);
        Assert.Empty(CSharpCompiler.Compile(text).Messages);
    }

    [Fact]
    public void Declarations_of_two_headers_with_one_name_are_reported()
    {
        var (response, messages) = Two(
            "struct same { int a; };\nstruct other { int a; };\n#define LIMIT 1\n#define EQUAL 5\nint version(void);\nenum kind { A };\n",
            "struct same { int a; };\nstruct other { double a; };\n#define LIMIT 2\n#define EQUAL 5\nint version(void);\nenum kind { A = 2 };\n");
        Assert.Empty(messages);
        Assert.All(response.Diagnostics, diagnostic => Assert.Equal("NSDK4017", diagnostic.Code));
        Assert.Equal(["version", "LIMIT", "other", "kind"], response.Diagnostics.Select(diagnostic => diagnostic.Message.Split('\'')[1]));
    }

    [Fact]
    public void A_type_is_bound_where_it_is_defined()
    {
        var (response, messages) = Two("struct late;\nint one(struct late *l);\n", "struct late { int a; };\nint two(struct late l);\n");
        Assert.Empty(messages);
        Assert.Empty(response.Diagnostics);
        Assert.DoesNotContain("struct late", response.Results[0].Files[0].CSharp);
        Assert.Contains("public int a;", response.Results[1].Files[0].CSharp);
    }

    private static (BindgenResponse Response, IReadOnlyList<string> Messages) Two(string first, string second)
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "one.h"), first);
        File.WriteAllText(Path.Combine(folder, "two.h"), second);
        var response = Generator.Run(new BindgenRequest
        {
            Targets = [Headers.Target("linux-x64")],
            Headers = [.. new[] { "one", "two" }.Select(name => new BindingsOptions { Header = Path.Combine(folder, $"{name}.h"), DisplayName = $"{name}.h", LibraryName = name })],
        });
        Directory.Delete(folder, recursive: true);
        return (response, CSharpCompiler.Compile([.. response.Results.Select(result => result.Files[0].CSharp)]).Messages);
    }

    [Fact]
    public void Functions_that_a_library_does_not_export_are_bound_for_the_RIDs_that_do_and_imports_are_listed()
    {
        var (text, shaped, diagnostics) = Headers.GenerateText(
            "int there(void);\nint only(void);\nint gone(void);\nextern int counter;\nstatic inline int twice(int a) { return 2 * a; }\n#define renamed only\n#define total counter\n",
            options => options with { Namespace = "N", Shims = true, Missing = ["linux-x64 only", "linux-x64 gone", "win-x64 gone", "win-x64 counter", "win-x64 twice", "win-x64 unknown"] },
            "linux-x64", "win-x64");
        Assert.Empty(diagnostics);
        Assert.Matches("SupportedOSPlatform\\(\"windows\"\\)\\]\\s+\\[global::System.Runtime.InteropServices.DllImport[^\n]+\n\\s+public static extern int only", text);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, "SupportedOSPlatform\\(\"linux\"\\)"));
        Assert.DoesNotMatch("SupportedOSPlatform[^\n]+\n[^\n]+\n[^\n]+int (gone|there|twice)", text);
        var imports = shaped!.Imports.ToDictionary(import => import.Name);
        Assert.Equal(["there", "only", "gone", "renamed", "counter", "total"], imports.Keys);
        Assert.Equal(("only", "counter"), (imports["renamed"].Symbol, imports["total"].Symbol));
        Assert.All(imports.Values, import => Assert.Equal(("N.NativeMethods", 2), (import.Type, import.Rids.Count)));
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
        });
        Directory.Delete(folder, recursive: true);
        Assert.Empty(response.Diagnostics);
        var files = response.Results[0].Files.ToDictionary(file => file.Header, file => file.CSharp);
        Assert.Equal(["all.h", "all/one.h", "all/two.h"], response.Results[0].Files.Select(file => file.Header));
        Assert.Empty(CSharpCompiler.Compile([.. files.Values]).Messages);
        // A declaration that only a system header contains is omitted with the declarations that need it.
        Assert.All(["struct FILE", "ref int all_calls", "ALL_A", "Bindings for all.h,"], text => Assert.Contains(text, files["all.h"]));
        Assert.All(["struct one", "class oneSafeHandle", "ref int one_calls", "ONE_A", "Bindings for all/one.h,"], text => Assert.Contains(text, files["all/one.h"]));
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
    public void Comments_of_a_system_header_are_documentation_too()
    {
        var (text, _, _) = Headers.GenerateText("#include <expat.h>\n", options => options with { Allow = ["XML_StopParser"], Arguments = ["-idirafter/usr/include"] });
        Assert.Contains("Stops parsing", text);
    }

    [Fact]
    public void Generated_files_do_not_depend_on_this_machine()
    {
        var (first, _, _) = Headers.GenerateText("#include <stdio.h>\nint f(FILE *file);\n#define FILE_NAME __FILE__\n", null, Headers.AllRids);
        var (second, _, _) = Headers.GenerateText("#include <stdio.h>\nint f(FILE *file);\n#define FILE_NAME __FILE__\n", null, Headers.AllRids);
        Assert.Equal(first, second);
        Assert.DoesNotContain("FILE_NAME", first);
        Assert.Contains("partial struct FILE", first);
    }

    [Fact]
    public void An_error_for_several_RIDs_is_one_message_that_names_them()
    {
        var (_, _, diagnostics) = Headers.GenerateText("unknown a;\n#ifdef _WIN32\n#error no windows\n#endif\n", rids: ["linux-x64", "win-x64", "osx-arm64"]);
        Assert.Equal(["unknown type name 'unknown' (for linux-x64, win-x64, osx-arm64)", "no windows (for win-x64)"],
            diagnostics.Select(diagnostic => diagnostic.Message.Split('.')[0]));
    }
}
