using System.Reflection.PortableExecutable;

namespace EndToEnd.Tests;

/// <summary><c>NativeBindings</c> in a project: C# is generated in the first build, and again only after a change.</summary>
public sealed class BindingsTests : IDisposable
{
    private const string Generated = "app/obj/native/Debug/bindings/store.h.g.cs";

    private readonly TestFolder _test = new();

    public BindingsTests()
    {
        Project("");
        _test.Write("app/native/inner.h", """
            #include <stddef.h>
            struct item { long size; size_t count; };
            #define ITEM_MAX 3
            """);
        _test.Write("app/native/store.h", """
            #include "inner.h"
            typedef struct store store;
            store *store_new(const char *name);
            void store_free(store *s);
            long store_add(store *s, const struct item *item);
            const char *store_name(store *s);
            static inline int twice(int a) { return 2 * a; }
            int total(const char *format, ...);
            void store_rename(store *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
            #define SQUARE(x) ((x) * (x))
            """);
        _test.Write("app/native/store.c", """
            #include "store.h"
            #include <stdarg.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            struct store { char name[32]; long sum; };
            store *store_new(const char *name) { store *s = calloc(1, sizeof *s); strncpy(s->name, name, 31); return s; }
            void store_free(store *s) { free(s); }
            long store_add(store *s, const struct item *item) { return s->sum += item->size * (long)item->count; }
            const char *store_name(store *s) { return s->name; }
            void store_rename(store *s, const char *format, ...) {
                va_list l;
                va_start(l, format);
                vsnprintf(s->name, 32, format, l);
                va_end(l);
            }
            int total(const char *format, ...) {
                va_list l; int sum = 0;
                va_start(l, format);
                for (; *format; format++) sum += va_arg(l, int);
                va_end(l);
                return sum;
            }
            """);
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            unsafe
            {
                using var store = storeSafeHandle.store_new("zwölf");
                var item = new item { size = new CLong(5), count = NativeMethods.ITEM_MAX };
                System.Console.WriteLine($"{Marshal.PtrToStringUTF8((nint)NativeMethods.store_name(store))} {NativeMethods.store_add(store, &item).Value} "
                    + $"{NativeMethods.twice(4)} {NativeMethods.total("ii"u8, 1, 2)} {NativeMethods.SQUARE(7)} {sizeof(item)}");
                NativeMethods.store_rename(store, "100 %d");
                System.Console.WriteLine(Marshal.PtrToStringUTF8((nint)NativeMethods.store_name(store)));
            }
            """);
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("12")]
    [InlineData("12.0")]
    [InlineData("latest")]
    public void Bindings_compile_with_CSharp_12_and_with_later_versions(string version) =>
        _test.Dotnet("app", "build", $"-p:LangVersion={version}").Succeeds();

    // A JIT-compiled generator would spend most of a short run on its own compilation.
    [Fact]
    public void The_generator_that_a_build_starts_is_compiled_ahead_of_time()
    {
        var folder = GeneratorFolder();
        Assert.Equal("\u007fELF"u8, File.ReadAllBytes(Path.Combine(folder, "Native.Bindgen")).AsSpan(0, 4));
        foreach (var name in s_generatorAssemblies)
        {
            using var assembly = new PEReader(File.OpenRead(Path.Combine(folder, name)));
            Assert.NotEqual(0, assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        }
    }

    [Fact]
    public void The_native_generator_runs_or_if_the_system_cannot_start_it_the_assembly()
    {
        var folder = GeneratorFolder();
        _test.Write("generator/Native.Bindgen", "#!/bin/sh\nexit 7\n");
        foreach (var name in s_generatorAssemblies.Append("Native.Bindgen.runtimeconfig.json"))
            File.Copy(Path.Combine(folder, name), _test[$"generator/{name}"]);
        File.SetUnixFileMode(_test["generator/Native.Bindgen"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string[] build = ["build", $"-p:_NativeBindgen={_test["generator/Native.Bindgen.dll"]}"];
        Assert.Contains("exited with code 7", _test.Dotnet("app", build).Fails().Output);

        File.SetUnixFileMode(_test["generator/Native.Bindgen"], UnixFileMode.UserRead);
        _test.Dotnet("app", build).Succeeds();
        Assert.Contains("store_new", _test.Read(Generated));
    }

    private static readonly string[] s_generatorAssemblies = ["Native.Bindgen.dll", "Native.Core.dll"];

    private string GeneratorFolder() => Path.GetDirectoryName(_test.Dotnet("app", "msbuild", "-getProperty:_NativeBindgen").Succeeds().Output.Trim())!;

    [Fact]
    public void A_header_is_called_from_CSharp_and_generated_again_only_when_it_changed()
    {
        Assert.Equal("zwölf 15 8 3 49 16\n100 %d\n", _test.Dotnet("app", "run").Succeeds().Output);
        var time = File.GetLastWriteTimeUtc(_test[Generated]);

        var again = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.False(again.RanTasks || Generates(again), again.Output);

        // Another comment: the header is read again, the C# is the same, and nothing is compiled.
        _test.Write("app/native/inner.h", "/* new */\n" + _test.Read("app/native/inner.h"));
        File.SetLastWriteTimeUtc(_test["app/native/inner.h"], DateTime.UtcNow.AddSeconds(-1));
        var read = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.True(Generates(read), read.Output);
        Assert.Equal(time, File.GetLastWriteTimeUtc(_test[Generated]));

        _test.Write("app/native/inner.h", _test.Read("app/native/inner.h").Replace("ITEM_MAX 3", "ITEM_MAX 4", StringComparison.Ordinal));
        Assert.Equal("zwölf 20 8 3 49 16\n100 %d\n", _test.Dotnet("app", "run").Succeeds().Output);

        // The generated C code is compiled with it too.
        _test.Variables["CFLAGS"] = "-include native/more.h -O1";
        _test.Write("app/native/more.h", "#define MORE 5\n");
        _test.Write("app/More.cs", "static class More { public const int Value = NativeMethods.MORE; }\n");
        Assert.Empty(_test.Dotnet("app", "build", "--no-restore").Succeeds().Codes);

        File.Delete(_test[Generated]);
        Assert.Empty(_test.Dotnet("app", "build", "--no-restore").Succeeds().Codes);
        Assert.True(File.Exists(_test[Generated]));

        _test.Dotnet("app", "clean").Succeeds();
        Assert.False(File.Exists(_test[Generated]));
    }

    [Fact]
    public void An_editor_gets_the_existing_files_and_other_RIDs_are_built_with_shims()
    {
        Assert.False(Generates(_test.Dotnet("app", "msbuild", "-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").Succeeds()));
        foreach (var rid in new[] { "win-x64", "osx-arm64" })
        {
            var build = _test.NativeBuild("app", $"-p:RuntimeIdentifier={rid}").Succeeds();
            Assert.Empty(build.Codes);
            Assert.Contains("store.h.0.shims.c", build.CompiledNames);
        }

        var design = _test.Dotnet("app", "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:Compile").Succeeds();
        Assert.Contains("store.h.g.cs", design.Output);
    }

    [Fact]
    public void A_checked_in_file_is_verified()
    {
        Project("OutputFile=\"Generated.cs\" Mode=\"Verify\"");
        Assert.Contains("error NSDK4030", _test.Dotnet("app", "build").Fails().Output);
        Assert.Empty(_test.Dotnet("app", "build", "--no-restore", "-p:NativeBindingsMode=Write").Succeeds().Codes);
        Assert.Empty(_test.Dotnet("app", "build", "--no-restore").Succeeds().Codes);
        _test.Write("app/native/store.h", _test.Read("app/native/store.h").Replace("const struct item *item);", "const struct item *thing);", StringComparison.Ordinal));
        var build = _test.Dotnet("app", "build").Fails();
        Assert.Contains("error NSDK4030", build.Output);
        Assert.Contains("+", build.Output);
    }

    [Fact]
    public void Checked_in_files_can_be_one_for_each_header()
    {
        Project("OutputFile=\"Generated\" FilePerHeader=\"true\"");
        Assert.Equal("zwölf 15 8 3 49 16\n100 %d\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Contains("partial struct item", _test.Read("app/Generated/inner.h.g.cs"));
        Assert.DoesNotContain("partial struct item", _test.Read("app/Generated/store.h.g.cs"));
        Assert.False(Generates(_test.Dotnet("app", "build", "--no-restore").Succeeds()));

        _test.Write("app/Generated/old.h.g.cs", _test.Read("app/Generated/inner.h.g.cs"));
        _test.Write("app/native/inner.h", "/* new */\n" + _test.Read("app/native/inner.h"));
        Assert.Contains("old.h.g.cs is for a header that native/store.h no longer includes", _test.NativeBuild("app", "-p:NativeBindingsMode=Verify").Fails().Output);
        Assert.Empty(_test.Dotnet("app", "build", "--no-restore").Succeeds().Codes);
        Assert.False(File.Exists(_test["app/Generated/old.h.g.cs"]));

        _test.Dotnet("app", "clean").Succeeds();
        Assert.True(File.Exists(_test["app/Generated/store.h.g.cs"]));
    }

    [Fact]
    public void Mistakes_have_codes_and_leave_nothing()
    {
        Fails("NSDK4013", "native/store.h", "Macros=\"nothing\"");
        Fails("NSDK4013", "native/store.h", "Macros=\"unknown_type NAME(int)\"");
        Assert.Contains($"{_test["app/native/broken.h"]}(2,17): error NSDK4004: unknown type name 'unknown' (for linux-x64, win-x64, osx-arm64)", Fails("NSDK4004", "native/broken.h").Output);
        Assert.Contains($"'{_test["app"]}'", Fails("NSDK4001", "native/store.h", "", $"-p:NativeLibClangPath={_test["app"]}").Output);
        _test.Write("app/libclang.so", "no library");
        Fails("NSDK4002", "native/store.h", "", $"-p:NativeLibClangPath={_test["app/libclang.so"]}");
        Assert.DoesNotContain(Directory.GetFiles(_test["app/obj"], "*.g.cs", SearchOption.AllDirectories), file => file.Contains("bindings"));
    }

    [Fact]
    public void Declarations_that_are_not_bound_are_named()
    {
        _test.Write("app/native/odd.h", "#include <wchar.h>\nlong double odd(void);\nwchar_t letter(void);\nstruct differs { int a;\n#ifdef _WIN32\nint b;\n#endif\n};\nvoid use(struct differs *d);\n");
        Item("native/odd.h", "Opaque=\"differ\"");
        var build = _test.NativeBuild("app").Succeeds();
        Assert.Contains($"{_test["app/native/odd.h"]}(2,13): warning NSDK4010: 'odd' is not bound", build.Output);
        Assert.Contains("(3,9): warning NSDK4011: 'letter' is not bound", build.Output);
        Assert.Contains("(4,8): warning NSDK4012: 'differs' is bound without fields", build.Output);
        Assert.Contains("warning NSDK4020: Opaque names 'differ', but no type has the name 'differ'. Did you mean 'differs'?", build.Output);
    }

    [Fact]
    public void A_crash_of_the_generator_names_the_header_and_another_compiler_can_be_used()
    {
        _test.Variables["ZIG"] = "/bin/false";
        Assert.Contains("NSDK4006", _test.NativeBuild("app").Fails().Output);
        _test.Variables["ZIG"] = Repository.Zig;
        // A libclang that ends the process when it is loaded simulates a crash.
        _test.Write("crash.c", "#include <stdlib.h>\n__attribute__((constructor)) static void end(void) { abort(); }\n");
        Tool.Run("gcc", ["-shared", "-o", _test["libclang.so"], _test["crash.c"]]).Succeeds();
        var build = _test.NativeBuild("app", $"-p:NativeLibClangPath={_test["libclang.so"]}").Fails();
        Assert.Contains("error NSDK4005", build.Output);
        Assert.Contains("native/store.h", build.Output);
    }

    [Fact]
    public void The_tool_writes_one_file_and_verifies_it()
    {
        Tool.Run("dotnet", ["tool", "install", "Native.Bindgen", "--tool-path", _test["tools"], "--version", "0.1.0"], _test.Root, _test.Variables).Succeeds();
        var tool = _test["tools/native-bindgen"];
        string[] arguments = ["app/native/store.h", "-o", "Store.cs", "--zig", Repository.Zig, "--library-name", "store", "--handles", "store:store_new:store_free"];
        Tool.Run(tool, arguments, _test.Root, _test.Variables).Succeeds();
        Assert.Contains("DllImport(\"store\"", _test.Read("Store.cs"));
        Assert.Contains("public CLong size;", _test.Read("Store.cs"));
        Tool.Run(tool, [.. arguments, "--mode", "Verify"], _test.Root, _test.Variables).Succeeds();
        _test.Write("Store.cs", "// old");
        Assert.Contains("error NSDK4030", Tool.Run(tool, [.. arguments, "--mode=Verify"], _test.Root, _test.Variables).Fails());
        Assert.Contains("error NSDK4031", Tool.Run(tool, [.. arguments, "--libary", "x"], _test.Root, _test.Variables).Fails());
        Assert.Equal("// old", _test.Read("Store.cs"));
        string[] forms = [.. arguments, "--variadics", "total(const char *, int, int)", "--file-per-header", "--output-file", "Generated"];
        Assert.Contains("--shims", Tool.Run(tool, forms, _test.Root, _test.Variables).Fails());
        Tool.Run(tool, [.. forms, "--shims", "store.c"], _test.Root, _test.Variables).Succeeds();
        Assert.Contains("total(", _test.Read("Generated/store.h.g.cs"));
        Assert.Contains("total(", _test.Read("store.c"));
    }

    private static bool Generates(BuildResult build) => build.Ran("GenerateBindings");

    private BuildResult Fails(string code, string header, string metadata = "", params string[] arguments)
    {
        _test.Write("app/native/broken.h", "int good(void);\nstruct broken { unknown x; };\n");
        Item(header, metadata);
        var build = _test.NativeBuild("app", arguments).Fails();
        Assert.Contains($"error {code}", build.Output);
        return build;
    }

    private void Project(string metadata) =>
        Item("native/store.h", $"Handles=\"store:store_new:store_free\" Variadics=\"total(const char *, int, int)\" Macros=\"int SQUARE(int)\" {metadata}");

    private void Item(string header, string metadata) => _test.Write("app/app.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <NativeRuntimeIdentifiers>linux-x64;win-x64;osx-arm64</NativeRuntimeIdentifiers>
          </PropertyGroup>
          <ItemGroup><NativeBindings Include="{header}" {metadata} /></ItemGroup>
        </Project>
        """);
}
