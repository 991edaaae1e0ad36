namespace EndToEnd.Tests;

/// <summary>Invalid input gives an error with a code and a location, and leaves no incomplete output.</summary>
public sealed class DiagnosticTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_syntax_error_has_file_line_and_column()
    {
        _test.Write("lib/native/bad.c", "int f(void)\n{\n    return 1\n}\n");
        var build = FailsWith("NSDK2001");
        Assert.Contains($"{_test["lib/native/bad.c"]}(3,13): error NSDK2001: expected ';' after return statement", build.Output);
        Assert.Contains("To compile it manually: ", build.Output);
        Assert.Contains("lib_add.c", build.CompiledNames);
        Assert.False(File.Exists(_test[SmallProject.Built("liblib.so")]));
        _test.Write("lib/native/bad.c", "int f(void) { return 1; }\n");
        Assert.Equal("bad.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
    }

    [Fact]
    public void A_warning_has_the_compiler_s_name_and_can_be_silenced_and_made_an_error()
    {
        _test.Write("lib/native/warn.c", "int f(void) { int unused; return 1; }\n");
        var build = _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["-Wunused-variable"], build.Codes);
        Assert.Contains($"{_test["lib/native/warn.c"]}(1,19): warning -Wunused-variable: unused variable 'unused'", build.Output);
        Assert.Empty(Again("-p:NoWarn=-Wunused-variable").Succeeds().Codes);
        Assert.Empty(Again("-p:NativeWarningLevel=1").Succeeds().Codes);
        Assert.Contains("error -Wunused-variable", Again("-p:NativeTreatWarningsAsErrors=true").Fails().Output);
        foreach (var toolchain in new[] { "zig", "cmake" })
        {
            string[] strict = ["-p:TreatWarningsAsErrors=true", $"-p:NativeToolchain={toolchain}"];
            Assert.Contains("error -Wunused-variable", _test.NativeBuild("lib", strict).Fails().Output);
            Assert.Empty(_test.NativeBuild("lib", [.. strict, "-p:NoWarn=1701%3B-Wunused-variable%3B-Wno-such-name"]).Succeeds().Codes);
            Assert.Contains("warning -Wunused-variable", _test.NativeBuild("lib", [.. strict, "-p:WarningsNotAsErrors=-Wunused-variable"]).Succeeds().Output);
            Assert.Contains("warning -Wunused-variable", Again([.. strict, "-p:NativeTreatWarningsAsErrors=false"]).Succeeds().Output);
        }

        Assert.Contains("error -Wunused-variable", Again("-warnaserror:-Wunused-variable").Fails().Output);
        Assert.Contains("error -Wunused-variable", _test.NativeBuild("lib", "-warnaserror:-Wunused-variable").Fails().Output);

        BuildResult Again(params string[] arguments)
        {
            File.SetLastWriteTimeUtc(_test["lib/native/warn.c"], DateTime.UtcNow);
            return _test.NativeBuild("lib", arguments);
        }
    }

    [Fact]
    public void An_undefined_symbol_is_named()
    {
        _test.Write("lib/native/lib_add.c", "int nowhere(int); int lib_add(int a, int b) { return nowhere(a + b); }\n");
        foreach (var rid in new[] { "linux-x64", "win-x64", "osx-arm64" })
        {
            var build = FailsWith("NSDK2010", $"-p:RuntimeIdentifier={rid}");
            Assert.Contains("nowhere", build.Output);
            // The locations and the fix are on one line, because build tools count each line with a code as an error.
            Assert.Contains("Expected a definition", Assert.Single(build.Output.Split('\n'), line => line.Contains("error NSDK2010", StringComparison.Ordinal)));
            Assert.DoesNotContain(Directory.GetFiles(_test["lib/obj"], "*lib.*", SearchOption.AllDirectories), IsLibrary);
        }
    }

    [Fact]
    public void A_symbol_that_is_defined_twice_is_named()
    {
        _test.Write("lib/native/twice.c", "int lib_add(int a, int b) { return a - b; }\n");
        Assert.Contains("lib_add", FailsWith("NSDK2011").Output);
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        AddLines("""<ItemGroup><NativeLinkLibrary Include="nowhere" /></ItemGroup>""");
        Assert.Contains("nowhere", FailsWith("NSDK2012").Output);
    }

    [Fact]
    public void A_missing_static_library_is_named()
    {
        AddLines("""<ItemGroup><NativeLinkLibrary Include="nowhere" Kind="Static" /></ItemGroup>""");
        Assert.Contains("libnowhere.a", FailsWith("NSDK2014").Output);
    }

    [Fact]
    public void A_wrong_link_argument_is_an_error_with_the_text_of_the_linker()
    {
        AddLines("""<ItemGroup><NativeLinkArgument Include="-Wl,--no-such-thing" /></ItemGroup>""");
        Assert.Contains("no-such-thing", FailsWith("NSDK2013").Output);
    }

    [Fact]
    public void An_unknown_name_is_one_warning_until_it_is_corrected()
    {
        AddLines("<PropertyGroup><NativeOptimisation>3</NativeOptimisation></PropertyGroup>");
        foreach (var build in new[] { _test.Dotnet("lib", "build"), _test.Dotnet("lib", "build", "--no-restore") })
        {
            var warning = Assert.Single(build.Succeeds().Log.Diagnostics);
            Assert.Equal(("NSDK9005", false, _test["lib/lib.csproj"], 8), (warning.Code, warning.IsError, warning.File, warning.Line));
            Assert.Contains("Did you mean 'NativeOptimization'?", warning.Message);
            Assert.Contains("    1 Warning(s)", build.Output);
        }

        AddLines("<PropertyGroup><NoWarn>$(NoWarn);NSDK9005</NoWarn></PropertyGroup>");
        Assert.Empty(_test.Dotnet("lib", "build").Succeeds().Codes);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Optimisation", "Optimization", StringComparison.Ordinal));
        Assert.Empty(_test.Dotnet("lib", "build").Succeeds().Codes);
        Assert.False(_test.Dotnet("lib", "build").Succeeds().RanTasks);
    }

    [Theory]
    [InlineData("-c")]
    [InlineData("-shared")]
    public void A_truncated_output_is_an_error_although_zig_exits_with_success(string what)
    {
        _test.Write("zig", $$"""
            #!/bin/sh
            '{{Repository.Zig}}' "$@" || exit
            case " $* " in *" {{what}} "*) ;; *) exit 0 ;; esac
            while [ "$1" != -o ]; do shift; done
            truncate -s 900 "$2"
            """);
        File.SetUnixFileMode(_test["zig"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("900", FailsWith("NSDK2016", $"-p:ZigPath={_test["zig"]}").Output);
        // The next build uses none of the incomplete outputs.
        _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["lib_add"], Symbols.Exported(_test[SmallProject.Built("liblib.so")]));
    }

    [Fact]
    public void A_library_with_the_name_of_the_assembly_is_an_error_for_Windows()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("<IncludeBuildOutput>false</IncludeBuildOutput>", "", StringComparison.Ordinal));
        var build = _test.Dotnet("lib", "build", "-r", "win-x64").Fails();
        Assert.Equal(["NSDK6002"], build.Codes);
    }

    [Fact]
    public void Messages_of_the_compiler_about_its_own_runtime_are_not_shown()
    {
        _test.Variables["ZIG_GLOBAL_CACHE_DIR"] = _test["cold cache"];
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);
    }

    [Fact]
    public void Paths_with_spaces_quotes_and_letters_work_and_equal_file_names_do_not_collide()
    {
        using var odd = SmallProject.Library(
            """<ItemGroup><NativeDefine Include="TEXT=&quot;a b&quot;;DOLLAR=$x" /></ItemGroup>""", name: "o'dd, & \"quoted\" ünï $x");
        odd.Write("lib/native/sub one/same.c", "const char *first(void) { return TEXT; }\n");
        odd.Write("lib/native/sub two/same.c", "#include \"hé.h\"\nint second(void) { return H; }\n");
        odd.Write("lib/native/sub two/hé.h", "#define H 2\n");
        odd.NativeBuild("lib").Succeeds();
        Assert.Equal(["first", "lib_add", "second"], Symbols.Exported(odd[SmallProject.Built("liblib.so")]));
        Assert.False(odd.NativeBuild("lib").Succeeds().RanTasks);
        odd.Write("lib/native/sub two/hé.h", "#define H 3\n");
        Assert.Equal("same.c", odd.NativeBuild("lib").Succeeds().CompiledNames);
    }

    [Fact]
    public void A_command_line_of_any_length_works()
    {
        AddLines($"<ItemGroup><NativeDefine Include=\"{string.Join(';', Enumerable.Range(0, 4000).Select(i => $"DEFINE_{i}='a # {i}'"))}\" /></ItemGroup>");
        _test.Write("lib/native/lib_add.c", "#define S(x) #x\n#define T(x) S(x)\nconst char *text(void) { return T(DEFINE_3999); }\n");
        _test.NativeBuild("lib").Succeeds();
    }

    [Fact]
    public void The_command_in_a_message_can_be_pasted_into_a_shell()
    {
        _test.Write("lib/native/bad.c", "int f(void) { return 1 }\n");
        var line = FailsWith("NSDK2001").Output.Split('\n').First(text => text.Contains("To compile it manually: ", StringComparison.Ordinal));
        var command = line[(line.IndexOf("manually: ", StringComparison.Ordinal) + 10)..];
        var pasted = Tool.Run("sh", ["-c", command], _test["lib"], _test.Variables);
        Assert.Contains("bad.c:1:23: error: expected ';'", pasted.Fails());
    }

    private static bool IsLibrary(string file) => Path.GetExtension(file) is ".so" or ".dll" or ".dylib";

    private BuildResult FailsWith(string code, params string[] arguments)
    {
        var build = _test.NativeBuild("lib", arguments).Fails();
        Assert.Equal([code], build.Codes);
        Assert.All(build.Log.Diagnostics, diagnostic => Assert.True(diagnostic.IsError));
        return build;
    }

    private void AddLines(string lines) =>
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", lines + "</Project>", StringComparison.Ordinal));
}
