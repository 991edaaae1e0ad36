using System.Reflection;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Tests;

/// <summary>Compiles generated C# and C code, and calls it.</summary>
public sealed class RunTests
{
    [Fact]
    public void A_function_is_called_and_not_the_macro_with_the_same_name() => Assert.Equal("42 21 14 6 5", Run("""
        static inline int scale(int v, int by) { return v * by; }
        #define scale(v) scale(v, 2)
        static inline int three(int v) { return v * 3; }
        #define three broken
        #define DOUBLE(x) scale(x)
        static inline int add(int value, int result) { return value + result; }
        #define value broken
        #define result broken
        #define a0 broken
        struct big { long a, b, c; } __attribute__((aligned(16)));
        static inline int sum(struct big b) { return b.a + b.b; }
        """, "$\"{NativeMethods.scale(6, 7)} {NativeMethods.three(7)} {NativeMethods.DOUBLE(7)} {NativeMethods.add(2, 4)} {NativeMethods.sum(new big { a = new(2), b = new(3) })}\"",
        options => options with { Macros = ["int DOUBLE(int count)"] }));

    [Fact]
    public void Signatures_can_contain_parameter_names() => Assert.Equal("9 7 12", Run("""
        #include <stdarg.h>
        struct state;
        #define SQUARE(x) ((x) * (x))
        #define FIRST(s, list, call) ((void)(s), call((list)[0]))
        static int last(const char *format, ...) { va_list list; va_start(list, format); int value = va_arg(list, int); va_end(list); return value; }
        """, "$\"{NativeMethods.SQUARE(3)} {NativeMethods.last((byte*)null, 7)} {Seven()}\"",
        options => options with
        {
            Macros = ["int SQUARE(int number)", "int FIRST(struct state *S, int list[2], int (*call)(int value))"],
            Variadics = ["last(const char *format, int n)"],
        },
        "static int Seven() { int* list = stackalloc int[] { 6, 0 }; return NativeMethods.FIRST(null, list, &Twice); }\n"
        + "[System.Runtime.InteropServices.UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])] static int Twice(int v) => 2 * v;"));

    [Theory]
    [InlineData("Macros", "int SQARE(int)", "SQUARE")]
    [InlineData("Variadics", "lasst(const char *, int)", "last")]
    [InlineData("Variadics", "SQUARE(int)", "Macros")]
    public void A_name_that_does_not_exist_is_an_error_of_the_item(string metadata, string entry, string hint)
    {
        var (_, _, diagnostics) = Headers.GenerateText("#define SQUARE(x) ((x) * (x))\nint last(const char *format, ...);\n",
            options => metadata == "Macros" ? options with { Macros = [entry], Shims = true } : options with { Variadics = [entry], Shims = true });
        var error = Assert.Single(diagnostics);
        Assert.Equal((Severity.Error, "NSDK4013"), (error.Severity, error.Code));
        Assert.Contains(entry, error.Message);
        Assert.Contains(hint, error.Message);
    }

    [Fact]
    public void A_second_name_of_a_function_calls_it() => Assert.Equal("42 42 42", Run("""
        int parse_v3(const char *text) { return text[0]; }
        #define parse_v2 parse_v3
        #define parse (parse_v2) /* the newest */
        static inline int twice(int v) { return 2 * v; }
        #define doubled twice
        """, "$\"{NativeMethods.parse(\"*\")} {NativeMethods.parse_v2(\"*\"u8)} {NativeMethods.doubled(21)}\""));

    [Theory]
    [InlineData("null")]
    [InlineData("(string?)null")]
    [InlineData("default(System.ReadOnlySpan<byte>)")]
    [InlineData("(byte*)null")]
    public void Null_is_null(string argument) => Assert.Equal("1", Run("#include <stddef.h>\nstatic inline int is_null(const char *text, int _) { return text == NULL; }\n", $"$\"{{NativeMethods.is_null({argument}, 0)}}\""));

    [Fact]
    public void A_handle_that_could_not_be_created_is_an_exception_if_the_item_requests_it()
    {
        const string header = "typedef struct thing thing;\nstatic inline thing *thing_new(int fail) { return fail ? 0 : (thing *)8; }\nstatic inline void thing_free(thing *t) { }\n";
        string Try(bool throws) => Run(header, "Try()", options => options with { Handles = ["thing:thing_new:thing_free"], ThrowOnNullHandle = throws },
            "static string Try() { try { return thingSafeHandle.thing_new(0).IsInvalid + \" \" + thingSafeHandle.thing_new(1).IsInvalid; }"
            + " catch (System.InvalidOperationException e) { return e.Message; } }");
        Assert.Equal("False True", Try(false));
        Assert.Equal("thing_new returned null.", Try(true));
    }

    [Fact]
    public void A_callback_can_be_a_delegate() => Assert.Equal("3 4", Run("""
        typedef int (*each)(void *context, int value);
        static inline int all(each callback, void *context) { return callback(context, 1) + callback(context, 2); }
        """, "All()", more: "static string All() { var sum = 0; each add = (context, value) => sum += value; "
        + "var result = NativeMethods.all((delegate* unmanaged[Cdecl]<void*, int, int>)System.Runtime.InteropServices.Marshal.GetFunctionPointerForDelegate(add), null); "
        + "System.GC.KeepAlive(add); return $\"{sum} {result}\"; }"));

    [Fact]
    public void A_string_result_is_a_copy() => Assert.Equal("one True one", Run("""
        static inline char *text_memory(void) { static char text[] = "one"; return text; }
        static inline const char *text_get(void) { return text_memory(); }
        static inline const char *text_none(void) { return 0; }
        static inline void text_set(void) { text_memory()[0] = 'O'; }
        """, "Get()", options => options with { StringResults = ["text_*"] },
        "static string Get() { var text = NativeMethods.text_get(); var none = NativeMethods.text_none() is null; NativeMethods.text_set(); return $\"{text} {none} {text}\"; }"));

    private static string Run(string header, string expression, Func<BindingsOptions, BindingsOptions>? with = null, string more = "")
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        var path = Path.Combine(folder, "test.h");
        var library = Path.Combine(folder, "libtest.so");
        File.WriteAllText(path, header);
        var options = new BindingsOptions { Header = path, DisplayName = "test.h", LibraryName = library, Shims = true };
        var (code, shaped, diagnostics) = Headers.Generate(with?.Invoke(options) ?? options, "linux-x64");
        Assert.Empty(diagnostics);
        var source = Path.Combine(folder, "shims.c");
        File.WriteAllText(source, shaped!.Shims);
        var zig = Tool.Run(Repository.Zig, ["cc", "-shared", "-fPIC", "-Wall", "-Werror", "-Wno-unused-function", "-o", library, source], folder,
            environment: new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") });
        Assert.True(File.Exists(library), zig.Error + shaped.Shims);
        var (messages, assembly) = CSharpCompiler.Compile(code, $"internal static unsafe class Test {{ public static string Run() => {expression}; {more} }}");
        Assert.True(messages.Count == 0, string.Join("\n", messages) + "\n" + code);
        return (string)assembly!.GetType("Test")!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, null)!;
    }
}
