namespace Windows.Tests;

/// <summary>Names of directories and files, and spellings of paths, that exist only on Windows or that have a special meaning to its programs.</summary>
public sealed class PathTests : IDisposable
{
    private TestFolder? _test;

    public void Dispose() => _test?.Dispose();

    [Theory]
    [InlineData("with space & (x86) 100% ü")]
    [InlineData("%TEMP% ^a^ 'b' ,c=d")]
    [InlineData("日本 [a] {b} $(c) @d #e")]
    public void A_folder_may_have_any_name(string name)
    {
        _test = WindowsFolder.Library(name: name);
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("5\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n\n");
        Assert.Equal("lib_add.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
    }

    [Fact]
    public void A_source_may_have_any_name_that_Windows_allows()
    {
        _test = WindowsFolder.Library();
        string[] names = ["a b", "a#b", "a$b", "a;b", "a'b", "a%b", "%41", "a,b", "a(b)", "a=b", "a&b", "-a", "@a", " a", "[a]", "a`b", "a{b}", "a^b", "a~b", "%%", "@(x)", "é"];
        for (var i = 0; i < names.Length; i++)
        {
            _test.Write($"lib/native/{names[i]}.c", $"#include \"{names[i]}.h\"\nint f{i}(void) {{ return V; }}\n");
            _test.Write($"lib/native/{names[i]}.h", "#define V 1\n");
        }

        Assert.Equal(names.Length + 1, _test.NativeBuild("lib").Succeeds().Compiled.Count);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
        foreach (var name in names)
            _test.Write($"lib/native/{name}.h", "#define V 22\n");
        Assert.Equal(names.Length, _test.NativeBuild("lib").Succeeds().Compiled.Count);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    // The project itself cannot be in the directory: no Windows program starts in such a directory.
    [Fact]
    public void A_path_may_be_longer_than_260_characters()
    {
        _test = WindowsFolder.Library();
        var deep = "lib/native/" + string.Join('/', Enumerable.Repeat("a folder with a rather long name", 8));
        _test.Write($"{deep}/deep.c", "#include \"deep.h\"\nint deep(void) { return DEEP; }\n");
        _test.Write($"{deep}/deep.h", "#define DEEP 1\n");
        Assert.True(_test.Windows($"{deep}/deep.c").Length > 260);
        Assert.Equal("deep.c lib_add.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
        _test.Write($"{deep}/deep.h", "#define DEEP 2\n");
        Assert.Equal("deep.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
    }

    [Fact]
    public void A_drive_or_a_folder_in_another_case_is_the_same()
    {
        _test = WindowsFolder.Library("""<ItemGroup><NativeIncludePath Include="INCLUDE" /><NativeSource Include="More\**\*.c" /></ItemGroup>""");
        _test.Write("lib/include/Value.h", "#define VALUE 1\n");
        _test.Write("lib/more/more.c", "#include <Value.h>\n#include \"../native/lib_add.h\"\nint more(void) { return VALUE; }\n");
        Assert.Equal("lib_add.c more.c", Build("Z").CompiledNames);
        Assert.False(Build("Z").RanTasks);
        Assert.False(Build("z").RanTasks);
        _test.Write("lib/include/Value.h", "#define VALUE 2\n");
        Assert.Equal("more.c", Build("z").CompiledNames);
        Assert.False(Build("Z").RanTasks);
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n\n");
        Assert.Equal("lib_add.c more.c", Build("Z").CompiledNames);

        BuildResult Build(string drive) => _test.Dotnet("lib", "msbuild", $"{drive}{_test.Windows("lib/lib.csproj")[1..]}", "-t:NativeBuild").Succeeds();
    }

    [Fact]
    public void Slashes_and_backslashes_are_the_same()
    {
        _test = WindowsFolder.Library("""
            <ItemGroup>
              <NativeSource Include="..\shared/src\one.c;../shared\src/two.c" />
              <NativeIncludePath Include="..\shared/include" />
              <NativeSource Update="native\lib_add.c" Defines="HERE=1" />
            </ItemGroup>
            """);
        _test.Write("shared/src/one.c", "#include <sub/deep.h>\nint one(void) { return DEEP; }\n");
        _test.Write("shared/src/two.c", "#include <sub/deep.h>\nint two(void) { return DEEP; }\n");
        _test.Write("shared/include/sub/deep.h", "#define DEEP 1\n");
        _test.Write("lib/native/lib_add.c", "#include \"lib_add.h\"\nint lib_add(int a, int b) { return a + b * HERE; }\n");
        Assert.Equal("lib_add.c one.c two.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
        _test.Write("shared/include/sub/deep.h", "#define DEEP 2\n");
        Assert.Equal("one.c two.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
    }

    [Fact]
    public void A_command_line_of_more_than_32_KiB_goes_through_a_file()
    {
        _test = WindowsFolder.Library($"""<ItemGroup><NativeDefine Include="LONG={new string('x', 33_000)}" /></ItemGroup>""");
        for (var i = 0; i < 150; i++)
            _test.Write($"lib/native/{new string('n', 150)}{i}.c", $"int f{i};\n");
        Assert.Equal(151, _test.NativeBuild("lib").Succeeds().Compiled.Count);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Fact]
    public void Line_ends_can_be_CRLF_in_every_file()
    {
        _test = WindowsFolder.Library("""<ItemGroup><NativeDefine Include="A=1" /></ItemGroup>""");
        _test.Write("lib/build.cs", "Console.WriteLine(\"native::define=FROM_SCRIPT=2\");\nConsole.WriteLine(\"native::rerun-if-changed=build.cs\");\n");
        _test.Write("lib/native/lib_add.c", "#include \"lib_add.h\"\n#define TWO \\\n  (FROM_SCRIPT)\nint lib_add(int a, int b) { return a * A + b + TWO - 2; }\n");
        foreach (var file in Directory.GetFiles(_test["lib"], "*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("5\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);
    }
}
