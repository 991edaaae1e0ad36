namespace Windows.Tests;

/// <summary>Each kind of edit compiles exactly the files that depend on it again.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library("""<ItemGroup><NativeIncludePath Include="include\first;include/second" /></ItemGroup>""");

    public IncrementalTests()
    {
        _test.Write("lib/native/deep/other.c", "#include \"../lib_add.h\"\n#include <value.h>\nint other(void) { return lib_add(VALUE, 1); }\n");
        _test.Write("lib/include/second/value.h", "#define VALUE 1\n");
        Directory.CreateDirectory(_test["lib/include/first"]);
        Assert.Equal("lib_add.c other.c", Build().CompiledNames);
        ExpectNothing();
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Only_a_changed_source_is_compiled_and_the_library_is_linked()
    {
        _test.Write("lib/native/lib_add.c", "#include \"lib_add.h\"\nint lib_add(int a, int b) { return b + a + 0; }\n");
        var build = Build();
        Assert.Equal("lib_add.c", build.CompiledNames);
        Assert.Equal(["lib.dll"], build.Linked);
        ExpectNothing();
    }

    [Fact]
    public void A_changed_header_and_a_new_earlier_header_compile_the_sources_that_include_them()
    {
        _test.Write("lib/include/second/value.h", "#define VALUE 2\n");
        Assert.Equal("other.c", Build().CompiledNames);
        ExpectNothing();
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\nint more(void);\n");
        Assert.Equal("lib_add.c other.c", Build().CompiledNames);
        ExpectNothing();
        // The compiler now finds this header before the other one.
        _test.Write("lib/include/first/value.h", "#define VALUE 3\n");
        Assert.Equal("other.c", Build().CompiledNames);
        ExpectNothing();
        File.Delete(_test["lib/include/first/value.h"]);
        Assert.Equal("other.c", Build().CompiledNames);
        ExpectNothing();
    }

    [Fact]
    public void An_added_deleted_or_renamed_source_links_again()
    {
        _test.Write("lib/native/new.c", "int new_one(void) { return 1; }\n");
        Assert.Equal("new.c", Build().CompiledNames);
        ExpectNothing();
        File.Move(_test["lib/native/new.c"], _test["lib/native/newer.c"]);
        Assert.Equal("newer.c", Build().CompiledNames);
        ExpectNothing();
        File.Delete(_test["lib/native/newer.c"]);
        var build = Build();
        Assert.Empty(build.Compiled);
        Assert.Equal(["lib.dll"], build.Linked);
        ExpectNothing();
    }

    [Fact]
    public void Options_of_the_project_and_of_the_environment_compile_everything()
    {
        Assert.Equal("lib_add.c other.c", Build("-p:NativeOptimization=2").CompiledNames);
        Assert.Equal("lib_add.c other.c", Build().CompiledNames);
        _test.Variables["CFLAGS"] = "-DFROM_ENVIRONMENT=1";
        Assert.Equal("lib_add.c other.c", Build().CompiledNames);
        ExpectNothing();
    }

    [Fact]
    public void Deleted_outputs_are_created_again()
    {
        File.Delete(_test[SmallProject.Built("lib.dll", "win-x64")]);
        Assert.Equal(["lib.dll"], Build().Linked);
        File.Delete(_test[SmallProject.Built("native/deep/other.c.o", "win-x64")]);
        Assert.Equal("other.c", Build().CompiledNames);
        ExpectNothing();
        _test.Dotnet("lib", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
        Assert.Equal("lib_add.c other.c", Build().CompiledNames);
    }

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private void ExpectNothing() => Assert.False(Build().RanTasks);
}
