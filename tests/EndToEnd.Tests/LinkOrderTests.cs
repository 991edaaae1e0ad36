using System.Runtime.InteropServices;

namespace EndToEnd.Tests;

/// <summary>
/// Arguments that apply to the libraries between them, from every source of libraries. A driver registers itself when
/// its object is linked, although nothing refers to it.
/// </summary>
public sealed class LinkOrderTests : IDisposable
{
    private static readonly string[] s_givers = ["pc", "words", "feature", "item", "script"];

    private readonly TestFolder _test = SmallProject.Library("""
        <ItemGroup>
          <NativeDependency Include="pc_core" Link="Static" />
          <NativeDependency Include="outer" />
          <NativeCMakeProject Include="words" Targets="words_core" />
          <NativeCMakeProject Include="feature" Targets="feature_core" />
          <NativeLinkLibrary Include="-Wl,--push-state,--whole-archive" Kind="Argument" />
          <NativeLinkLibrary Include="item/libitem_drv.a" />
          <NativeLinkLibrary Include="-Wl,--pop-state" Kind="Argument" />
          <NativeLinkLibrary Include="item/libitem_core.a" WholeArchive="true" />
        </ItemGroup>
        """);

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("zig")]
    [InlineData("cmake")]
    public void Arguments_between_libraries_apply_to_them(string toolchain)
    {
        foreach (var name in s_givers)
        {
            _test.Write($"lib/{name}/drv.c", $"extern int {name}_count; __attribute__((constructor)) static void r(void) {{ {name}_count++; }}\n");
            _test.Write($"lib/{name}/core.c", $"int {name}_count; int {name}_drivers(void) {{ return {name}_count; }}\n");
        }

        foreach (var name in new[] { "pc", "item", "script" })
            Archives(name, $"{name}_drv=drv.c", $"{name}_core=core.c");
        Pc("drv", "Libs: -L${pcfiledir} -Wl,--whole-archive -l:libpc_drv.a -Wl,--no-whole-archive");
        Pc("pc_core", "Requires: drv\nLibs: -L${pcfiledir} -lpc_core");
        Lists("words", "target_link_libraries(words_core PUBLIC -Wl,--whole-archive words_drv -Wl,--no-whole-archive)");
        Lists("feature", "target_link_libraries(feature_core PUBLIC $<LINK_LIBRARY:WHOLE_ARCHIVE,feature_drv>)");
        _test.Write("lib/build.cs", $"""
            System.Console.WriteLine("native::link-arg=-Wl,--whole-archive");
            System.Console.WriteLine("native::link-lib=script/libscript_drv.a");
            System.Console.WriteLine("native::link-arg=-Wl,--no-whole-archive");
            System.Console.WriteLine("native::link-lib=static:+whole-archive=script/libscript_core.a");
            System.Console.WriteLine("native::rerun-if-changed=build.cs");
            """);

        // a is in the first archive and needs b from the second, which needs a2 from the first.
        _test.Write("lib/pc/a.c", "int b(void); int a(void) { return b(); }\n");
        _test.Write("lib/pc/a2.c", "int a2(void) { return 2; }\n");
        _test.Write("lib/pc/b.c", "int a2(void); int b(void) { return a2() + 1; }\n");
        Archives("pc", "a1=a.c a2.c", "b1=b.c");
        Pc("grp", "Libs: -L${pcfiledir} -Wl,--start-group -la1 -lb1 -Wl,--end-group -lpthread -lm -ldl");
        Pc("outer", "Requires: grp\nLibs:");
        _test.Write("lib/native/go.c", "#include <math.h>\nint a(void); int go(double x) { return (int)(a() + sin(x)); }\n");

        _test.Variables["PKG_CONFIG_PATH"] = _test["lib/pc"];
        Assert.Empty(_test.NativeBuild("lib", $"-p:NativeToolchain={toolchain}").Succeeds().Codes);
        var library = NativeLibrary.Load(_test[SmallProject.Built("liblib.so")]);
        Assert.Equal(3, Call(library, "go"));
        Assert.Equal(s_givers.Select(name => (name, 1)), s_givers.Select(name => (name, Call(library, $"{name}_drivers"))));
        NativeLibrary.Free(library);
    }

    private static int Call(nint library, string function) =>
        Marshal.GetDelegateForFunctionPointer<Function>(NativeLibrary.GetExport(library, function))(0);

    private delegate int Function(double x);

    private void Pc(string name, string lines) => _test.Write($"lib/pc/{name}.pc", $"Name: {name}\nDescription: d\nVersion: 1\n{lines}\n");

    private void Lists(string name, string line) => _test.Write($"lib/{name}/CMakeLists.txt", $"""
        cmake_minimum_required(VERSION 3.24)
        project({name} C)
        add_library({name}_drv STATIC drv.c)
        add_library({name}_core STATIC core.c)
        {line}
        """);

    private void Archives(string folder, params string[] archives)
    {
        foreach (var archive in archives.Select(archive => archive.Split('=')))
        {
            string[] sources = archive[1].Split(' ');
            Tool.Run("gcc", ["-fPIC", "-c", .. sources], _test[$"lib/{folder}"]).Succeeds();
            Tool.Run("ar", ["rcs", $"lib{archive[0]}.a", .. sources.Select(source => Path.ChangeExtension(source, ".o"))], _test[$"lib/{folder}"]).Succeeds();
        }
    }
}
