namespace EndToEnd.Tests;

/// <summary>
/// Every kind of input and every kind of edit: the build after the edit makes exactly what depends on it, the one after that does nothing, and at the
/// end of each list of edits the result equals a clean build byte for byte.
/// </summary>
public sealed class StalenessTests : IDisposable
{
    private const string Folder = "lib/obj/native/Debug/linux-x64";
    private const string All = "a.c b.c lib_add.c";

    // The time that every file of an npm package has.
    private static readonly DateTime s_same = new(1985, 10, 26, 8, 15, 0, DateTimeKind.Utc);
    private static readonly DateTime s_future = DateTime.UtcNow.AddHours(1);

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Inputs_of_compiling()
    {
        Project("""
            <NativeIncludePath Include="first;second" />
            <NativeSource Update="native/b.c" Options="@flags.rsp" />
            <NativeRerunIfChanged Include="data.txt" />
            """);
        Write("lib/flags.rsp", "-DB=1");
        Write("lib/data.txt", "1");
        Write("lib/second/cfg.h", "#define CFG 1\n");
        Write("lib/native/h.h", "#define H 1\n");
        Write("real/linked.h", "#define LINKED 1\n");
        Link("lib/native/linked.h", "real/linked.h");
        Write("lib/native/a.c", """
            #include "h.h"
            #include "linked.h"
            #include "cfg.h"
            #if __has_include("maybe.h")
            #include "maybe.h"
            #endif
            int a(void) { return H + LINKED + CFG; }
            """);
        Write("lib/native/b.c", "int b(void) { return B; }\n");
        Assert.Equal(All, Build().CompiledNames);
        Expect("nothing", "");

        Write("lib/native/b.c", "int b(void) { return B + 10; }\n");
        Expect("source x another size at the same time", "b.c");
        File.SetLastWriteTimeUtc(_test["lib/native/b.c"], s_same.AddDays(-1));
        Expect("source x older", "b.c");
        Write("lib/native/b.c", "int b(void) { return B + 11; }\n", s_future);
        Expect("source x in the future", "b.c");
        Write("lib/native/h.h", "#define H 22\n");
        Expect("header x another size at the same time", "a.c");
        Write("lib/native/h.h", "#define H 23\n", s_future);
        Expect("header x in the future", "a.c");
        Write("real/linked.h", "#define LINKED 22\n");
        Expect("header x behind a link", "a.c");
        Write("lib/first/cfg.h", "#define CFG 2\n");
        Expect("header x appears in an earlier folder", "a.c");
        Write("lib/native/cfg.h", "#define CFG 3\n");
        Expect("header x appears next to the source", "a.c");
        File.Delete(_test["lib/native/cfg.h"]);
        Expect("header x disappears", "a.c");
        Write("lib/native/maybe.h", "#undef CFG\n#define CFG 4\n");
        Expect("header x appears where __has_include looked", "a.c");
        Write("lib/native/stdint.h", "#include_next <stdint.h>\n");
        Expect("header of the system that nobody includes x appears", "");
        Write("lib/native/unused.h", "");
        Expect("header that nobody includes x appears", "");
        Write("lib/flags.rsp", "-DB=22");
        Expect("file in an option x another size at the same time", "b.c");
        Write("lib/data.txt", "22");
        Expect("NativeRerunIfChanged x another size at the same time", All);
        File.Delete(_test[$"{Folder}/native/a.c.o"]);
        Expect("object x deleted", "a.c");
        Same($"{Folder}/liblib.so");
    }

    [Fact]
    public void Inputs_of_linking()
    {
        Project("""
            <NativeLinkSearchPath Include="early;libs" />
            <NativeLinkLibrary Include="q" Kind="Static" />
            <NativeLinkLibrary Include="libs/libp.a" />
            <NativeLinkArgument Include="-Wl,--version-script=e.map" />
            """);
        Write("lib/native/a.c", "int p(void); int q(void);\nint a(void) { return p() + q(); }\nint b(void) { return 2; }\n");
        Write("lib/e.map", "{ global: a; lib_add; local: *; };\n");
        Archive("lib/libs/libp.a", "p", 1);
        Archive("lib/libs/libq.a", "q", 1);
        Build();
        Expect("nothing", "", links: false);

        Archive("lib/libs/libp.a", "p", 22222);
        Expect("library by path x another size at the same time", "", links: true);
        Archive("lib/libs/libq.a", "q", 22222);
        Expect("library by name x another size at the same time", "", links: true);
        Archive("lib/early/libq.a", "q", 3);
        Expect("library by name x appears in an earlier folder", "", links: true);
        Archive("real/libq.a", "q", 33333);
        File.Delete(_test["lib/early/libq.a"]);
        Link("lib/early/libq.a", "real/libq.a");
        Expect("library by name x becomes a link", "", links: true);
        Archive("real/libq.a", "q", 4);
        Expect("library by name x behind a link", "", links: true);
        File.Delete(_test["lib/early/libq.a"]);
        Expect("library by name x disappears", "", links: true);
        Write("lib/e.map", "{ global: a; b; lib_add; local: *; };\n");
        Expect("file in an argument x another size at the same time", "", links: true);
        Write("lib/e.map", "{ global: a; b; lib_add; local: *; };\n", s_future);
        Expect("file in an argument x in the future", "", links: true);
        File.Delete(_test[$"{Folder}/exports.txt"]);
        Expect("exports.txt x deleted", "", links: false);
        File.WriteAllText(_test[$"{Folder}/liblib.so"], "damaged");
        Expect("library x damaged", "", links: true);
        Same($"{Folder}/liblib.so");
    }

    [Fact]
    public void The_compiler_behind_a_link()
    {
        Link("bin/zig", Repository.Zig);
        Project("", "<ZigPath>../bin/zig</ZigPath>");
        Build();
        Expect("nothing", "");
        File.Delete(_test["bin/zig"]);
        Link("bin/zig", Repository.OldZig);
        Expect("compiler x another behind the link", "lib_add.c");
        Same($"{Folder}/liblib.so");
        File.Delete(_test["bin/zig"]);
        Link("bin/zig", Repository.Zig);
        Expect("compiler x the former behind the link", "lib_add.c");
        Same($"{Folder}/liblib.so");
    }

    [Fact]
    public void Inputs_of_bindings()
    {
        const string generated = "lib/obj/native/Debug/bindings/h.h.g.cs";
        Project("""<NativeBindings Include="native/h.h" /><NativeIncludePath Include="first;second" />""");
        Write("lib/second/cfg.h", "#define CFG 1\n");
        Write("real/inner.h", "#define INNER 1\n");
        Link("lib/native/inner.h", "real/inner.h");
        Write("lib/native/h.h", "#include \"inner.h\"\n#include \"cfg.h\"\n#if __has_include(\"maybe.h\")\n#define MAYBE 1\n#endif\n#define H 1\n");
        Build();
        Expect("nothing", "", links: false);

        void Bound(string row, string text)
        {
            Expect(row, null);
            Assert.True(_test.Read(generated).Contains(text, StringComparison.Ordinal), $"{row}: {text} is not in\n{_test.Read(generated)}");
        }

        Write("lib/native/h.h", _test.Read("lib/native/h.h").Replace("H 1", "H 22", StringComparison.Ordinal));
        Bound("header x another size at the same time", "H = 22");
        Write("lib/native/h.h", _test.Read("lib/native/h.h").Replace("H 22", "H 23", StringComparison.Ordinal), s_future);
        Bound("header x in the future", "H = 23");
        Write("real/inner.h", "#define INNER 22\n");
        Expect("included header x behind a link", null);
        Write("lib/native/maybe.h", "");
        Bound("header x appears where __has_include looked", "MAYBE = 1");
        Write("lib/first/cfg.h", "#define CFG 2\n#define FIRST\n");
        Expect("header x appears in an earlier folder", null);
        File.Delete(_test[generated]);
        Bound("generated C# x deleted", "MAYBE = 1");
        Same(generated);
    }

    [Fact]
    public void Inputs_of_dependencies()
    {
        Project("""<NativeDependency Include="foo" />""");
        _test.Variables["PKG_CONFIG_PATH"] = $"{_test["early"]}:{_test["pc"]}";
        string Pc(string define) => $"Name: foo\nDescription: foo\nVersion: 1\nCflags: -D{define}\n";
        Write("pc/foo.pc", Pc("FOO=1"));
        Write("lib/native/a.c", "int a(void) { return FOO; }\n");
        Build();
        Expect("nothing", "");

        Write("pc/foo.pc", Pc("FOO=22"));
        Expect(".pc file x another size at the same time", "a.c lib_add.c");
        Write("early/foo.pc", Pc("FOO=3"));
        Expect(".pc file x appears in an earlier folder", "a.c lib_add.c");
        Write("real/foo.pc", Pc("FOO=33"));
        File.Delete(_test["early/foo.pc"]);
        Link("early/foo.pc", "real/foo.pc");
        Expect(".pc file x becomes a link", "a.c lib_add.c");
        Write("real/foo.pc", Pc("FOO=4"));
        Expect(".pc file x behind a link", "a.c lib_add.c");
        File.Delete(_test["early/foo.pc"]);
        Expect(".pc file x disappears", "a.c lib_add.c");
        Same($"{Folder}/liblib.so");
    }

    [Fact]
    public void Inputs_of_build_scripts()
    {
        _test.Write("lib/build.cs", """
            var o = Environment.GetEnvironmentVariable("OUT_DIR")!;
            File.WriteAllText($"{o}/made.h", $"#define MADE {File.ReadAllText("data.txt")}\n");
            File.WriteAllText($"{o}/made.c", $"#include \"made.h\"\nint made(void) {{ return MADE; }}\n");
            Console.WriteLine($"native::source={o}/made.c");
            Console.WriteLine("native::rerun-if-changed=data.txt");
            """);
        Write("real/data.txt", "1");
        Link("lib/data.txt", "real/data.txt");
        Build();
        Expect("nothing", "");

        Write("real/data.txt", "22");
        Expect("input of a script x behind a link", "made.c");
        Write("real/data.txt", "23", s_future);
        Expect("input of a script x in the future", "made.c");
        File.Delete(_test["lib/obj/native/Debug/scripts/linux-x64/out/made.h"]);
        Expect("header in OUT_DIR x deleted", "made.c");
        File.Delete(_test["lib/obj/native/Debug/scripts/linux-x64/out/made.c"]);
        Expect("source in OUT_DIR x deleted", "made.c");
        Same($"{Folder}/liblib.so");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Inputs_of_CMake_projects(bool zig)
    {
        if (!zig)
            _test.Variables["ZIG"] = null;
        Project("""<NativeCMakeProject Include="../shapes" />""");
        Write("shapes/CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(shapes C)\nfile(GLOB sources CONFIGURE_DEPENDS src/*.c)\nadd_library(shapes STATIC ${sources})\n");
        Write("shapes/src/one.c", "int one(void) { return 1; }\n");
        Write("real/two.c", "int two(void) { return 2; }\n");
        Link("shapes/src/two.c", "real/two.c");
        Build();
        Expect("nothing", null, links: false);

        Write("shapes/src/one.c", "int one(void) { return 11; }\n");
        Expect("source x another size at the same time", null, links: true);
        Write("real/two.c", "int two(void) { return 22; }\n", DateTime.UtcNow);
        Expect("source x behind a link", null, links: true);
        Write("shapes/src/three.c", "int three(void) { return 3; }\n");
        Expect("source x appears in a glob", null, links: true);
        Directory.Delete(_test[$"{Folder}/cmake-projects/shapes/build"], recursive: true);
        Expect("build tree x deleted", null);
        Assert.Superset(new HashSet<string>(["one", "two", "three"]), Symbols.Exported(_test[$"{Folder}/liblib.so"]).ToHashSet());
        Same($"{Folder}/liblib.so");
    }

    [Fact]
    public void Files_of_an_unpacked_archive()
    {
        var archive = SourceArchive.TarGz(SourceArchive.Foo);
        File.WriteAllBytes(_test["lib/foo.tar.gz"], archive);
        File.Delete(_test["lib/native/lib_add.c"]);
        Project($"""<NativeSourceArchive Include="foo.tar.gz" Folder="foo" StripComponents="1" Sources="src/*.c" IncludePaths="include" Sha256="{SourceArchive.Hash(archive)}" />""");
        Assert.Equal("add.c", Build().CompiledNames);
        Expect("nothing", "");
        File.Delete(_test["lib/obj/native/archives/foo/src/add.c"]);
        Expect("source of an archive x deleted", "add.c");
        File.Delete(_test["lib/obj/native/archives/foo/include/lib_add.h"]);
        Expect("header of an archive x deleted", "add.c");
        Directory.Delete(_test["lib/obj/native/archives/foo"], recursive: true);
        Expect("folder of an archive x deleted", "add.c");
        Same($"{Folder}/liblib.so");
    }

    private void Project(string items, string properties = "") => _test.Write("lib/lib.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NativeLibraryName>lib</NativeLibraryName>
            <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
            {properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """);

    private void Write(string path, string text, DateTime? time = null)
    {
        _test.Write(path, text);
        File.SetLastWriteTimeUtc(_test[path], time ?? s_same);
    }

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_test[path])!);
        File.CreateSymbolicLink(_test[path], _test[target]);
    }

    // The number decides the size too: the symbol is followed by as many bytes.
    private void Archive(string path, string function, int value)
    {
        Write("make/x.c", $"int {function}(void) {{ return {value}; }}\nconst char {function}_more[{value}] = {{ 1 }};\n");
        Directory.CreateDirectory(Path.GetDirectoryName(_test[path])!);
        Tool.Run("cc", ["-c", "-fPIC", "-O2", "x.c", "-o", "x.o"], _test["make"]).Succeeds();
        File.Delete(_test[path]);
        Tool.Run("ar", ["rcsD", _test[path], "x.o"], _test["make"]).Succeeds();
        File.SetLastWriteTimeUtc(_test[path], s_same);
    }

    private BuildResult Build() => _test.NativeBuild("lib").Succeeds();

    // What must be compiled, or null where it does not matter; whether something is linked follows from it where it is not said.
    private void Expect(string row, string? compiled, bool? links = null)
    {
        var build = Build();
        if (compiled is not null)
            Assert.True(compiled == build.CompiledNames, $"{row}: compiled '{build.CompiledNames}', expected '{compiled}'.");
        if ((links ?? (compiled is null ? null : (bool?)(compiled.Length > 0))) is { } expected)
            Assert.True(expected == build.Linked.Any(), $"{row}: linked '{string.Join(' ', build.Linked)}'.");
        var again = Build();
        Assert.False(again.RanTasks, $"{row}: the build after it has something to do.\n{string.Join('\n', again.Log.Split('\n').Where(line => line.Contains("Task \"", StringComparison.Ordinal)))}");
    }

    private void Same(string file)
    {
        var bytes = File.ReadAllBytes(_test[file]);
        Directory.Delete(_test["lib/obj"], recursive: true);
        Build();
        Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(_test[file])), $"{file} is not what a clean build makes.");
    }
}
