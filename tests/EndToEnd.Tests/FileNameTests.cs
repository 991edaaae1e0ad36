using System.Runtime.InteropServices;

namespace EndToEnd.Tests;

/// <summary>Names of sources and headers that contain special characters of MSBuild, make, CMake or a shell.</summary>
public sealed class FileNameTests : IDisposable
{
    private static readonly string[] s_names =
    [
        "a b", "a#b", "a$b", "a$(HOME)b", "a:b", "a;b", "a'b", "a%b", "%41", "%3b", "a,b", "a(b)", "a=b", "a|b", "a&b", "-a", "@a", "a ", " a",
        "[a]", "a`b", "a{b}", "a^b", "a~b", "a<b>", "$$", "%%", "a*b?", "@(x)", "%(x)", ".a", "é",
    ];

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("zig", 0)]
    [InlineData("zig", 31_000)]
    [InlineData("cmake", 0)]
    public void Any_name_is_compiled_and_its_header_is_tracked(string toolchain, int length)
    {
        // A long command line goes into a response file.
        if (length > 0)
            _test.Write("lib/Directory.Build.targets", $"<Project><ItemGroup><NativeDefine Include=\"LONG={new string('x', length)}\" /></ItemGroup></Project>\n");
        for (var i = 0; i < s_names.Length; i++)
            _test.Write($"lib/native/{s_names[i]}.c", $"#include \"{s_names[i]}.h\"\nint f{i}(void) {{ return V{i}; }}\n");
        Write(1);
        Assert.Equal(s_names.Length + 1, Build().Compiled.Count);
        Assert.Empty(Build().Compiled);
        Write(22);
        Build();
        var library = NativeLibrary.Load(_test[SmallProject.Built("liblib.so")]);
        var stale = s_names.Where((_, i) => Marshal.GetDelegateForFunctionPointer<Function>(NativeLibrary.GetExport(library, $"f{i}"))() != 22).ToList();
        NativeLibrary.Free(library);
        Assert.Empty(stale);

        void Write(int value)
        {
            for (var i = 0; i < s_names.Length; i++)
                _test.Write($"lib/native/{s_names[i]}.h", $"#define V{i} {value}\n");
        }

        BuildResult Build() => _test.NativeBuild("lib", $"-p:NativeToolchain={toolchain}").Succeeds();
    }

    // Linkers replace a percent sign in the path of their output with a random character.
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    public void The_path_of_the_project_can_contain_a_percent_sign(string rid)
    {
        using var test = SmallProject.Library(name: "100% ü");
        Assert.NotEmpty(test.NativeBuild("lib", $"-p:RuntimeIdentifier={rid}").Succeeds().Linked);
        Assert.False(test.NativeBuild("lib", $"-p:RuntimeIdentifier={rid}").Succeeds().RanTasks);
    }

    [Theory]
    [InlineData("zig", "a\tb.h", @"a\x09b.h' contains a control character")]
    [InlineData("zig", "a\\b.h", "a\\b.h' contains a backslash")]
    [InlineData("zig", "a\\.h", "a\\.h' contains a backslash")]
    [InlineData("cmake", "a\\b.h", "a\\b.h' contains a backslash")]
    [InlineData("cmake", "a\"b.c", "a\"b.c' contains a double quote")]
    public void A_name_that_cannot_be_tracked_is_an_error_that_names_it(string toolchain, string name, string expected)
    {
        _test.Write($"lib/native/{name}", "int value;\n");
        if (name.EndsWith(".h", StringComparison.Ordinal))
            _test.Write("lib/native/lib_add.c", $"#include \"{name}\"\n");
        var build = _test.NativeBuild("lib", $"-p:NativeToolchain={toolchain}").Fails();
        Assert.Equal(["NSDK2018"], build.Codes);
        Assert.Contains(expected, build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_zig_a_name_can_contain_a_double_quote()
    {
        _test.Write("lib/native/a\"b.c", "int quoted(void) { return 1; }\n");
        _test.NativeBuild("lib", "-p:NativeToolchain=zig").Succeeds();
        Assert.Contains("quoted", Symbols.Exported(_test[SmallProject.Built("liblib.so")]));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Function();
}
