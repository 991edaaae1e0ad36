namespace EndToEnd.Tests;

/// <summary>The steps that a second build runs. Every test starts from a project that has been built.</summary>
public sealed class IncrementalTests : IDisposable
{
    private const string Library = "lib/obj/native/Debug/linux-x64/liblib.so";
    private readonly TestFolder _test = SmallProject.Library("""
        <ItemGroup>
          <NativeRerunIfChanged Include="settings.txt;data" />
          <NativeRerunIfEnvChanged Include="LIB_FLAVOUR" />
        </ItemGroup>
        """);

    public IncrementalTests()
    {
        _test.Write("lib/native/one.c", "#include \"one.h\"\nint one(void) { return ONE; }\n");
        _test.Write("lib/native/one.h", "#define ONE 1\n");
        _test.Write("lib/native/two.c", "#include \"one.h\"\nint two(void) { return ONE + 1; }\n");
        Assert.Equal("lib_add.c one.c two.c", Build().CompiledNames);
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_up_to_date_build_loads_no_task_and_writes_no_file()
    {
        var before = Directory.GetFiles(_test["lib/obj"], "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var build = Build();
        Assert.False(build.RanTasks, build.Output);
        Assert.Equal(before, Directory.GetFiles(_test["lib/obj"], "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void Only_a_touched_source_is_compiled_and_linked_once()
    {
        Touch("lib/native/one.c");
        Expect("one.c", linked: true);
    }

    [Fact]
    public void A_header_recompiles_the_sources_that_include_it()
    {
        _test.Write("lib/native/one.h", "#define ONE 3\n");
        var build = Expect("one.c two.c", linked: true);
        Assert.Equal($"{_test["lib/native/one.h"]} changed", build.Compiled["two.c"]);
    }

    [Fact]
    public void An_older_timestamp_is_a_change_too()
    {
        File.SetLastWriteTimeUtc(_test["lib/native/one.c"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Expect("one.c", linked: true);
    }

    [Fact]
    public void A_deleted_header_is_detected()
    {
        File.Delete(_test["lib/native/one.h"]);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Contains("error NSDK2001", build.Output);
        Assert.Contains("one.h", build.Output);
        _test.Write("lib/native/one.h", "#define ONE 1\n");
        Expect("one.c two.c", linked: true);
    }

    [Fact]
    public void A_removed_source_loses_its_object_and_relinks()
    {
        File.Delete(_test["lib/native/two.c"]);
        Expect("", linked: true);
        Assert.Empty(Directory.GetFiles(_test["lib/obj"], "two.c.o*", SearchOption.AllDirectories));
        Assert.DoesNotContain("two", Symbols.Exported(_test[Library]));
    }

    [Fact]
    public void Only_a_new_source_is_compiled()
    {
        _test.Write("lib/native/deep/three.c", "int three(void) { return 3; }\n");
        Expect("three.c", linked: true);
        Assert.Contains("three", Symbols.Exported(_test[Library]));
    }

    [Fact]
    public void A_flag_of_one_file_recompiles_that_file()
    {
        Replace("</Project>", "<ItemGroup><NativeSource Update=\"native/one.c\" Defines=\"X=1\" /></ItemGroup></Project>");
        var build = Expect("one.c", linked: true);
        Assert.Equal("its options changed: -DX=1 was added", build.Compiled["one.c"]);
    }

    [Fact]
    public void A_define_of_the_project_recompiles_all() =>
        Expect("lib_add.c one.c two.c", linked: true, Replace("</Project>", "<ItemGroup><NativeDefine Include=\"Y\" /></ItemGroup></Project>"));

    [Fact]
    public void A_link_argument_links_only() =>
        Expect("", linked: true, Replace("</Project>", "<ItemGroup><NativeLinkArgument Include=\"-Wl,-z,now\" /></ItemGroup></Project>"));

    [Fact]
    public void A_property_without_effect_on_native_code_compiles_nothing()
    {
        Replace("</Project>", "<PropertyGroup><Description>x</Description></PropertyGroup></Project>");
        Expect("", linked: false);
    }

    [Fact]
    public void A_deleted_library_is_linked_again()
    {
        File.Delete(_test[Library]);
        Expect("", linked: true);
    }

    [Fact]
    public void A_deleted_object_is_compiled_again_when_the_build_runs_for_another_reason()
    {
        File.Delete(_test["lib/obj/native/Debug/linux-x64/native/one.c.o"]);
        Touch("lib/native/two.c");
        Expect("one.c two.c", linked: true);
    }

    [Fact]
    public void A_recorded_variable_recompiles_all()
    {
        _test.Variables["LIB_FLAVOUR"] = "strong; and % odd";
        var build = Expect("lib_add.c one.c two.c", linked: true);
        Assert.Contains("LIB_FLAVOUR=", build.Compiled["one.c"]);
    }

    [Fact]
    public void CFLAGS_are_used_and_recorded_and_the_RID_form_wins()
    {
        _test.Variables["CFLAGS"] = "-DFROM_ENVIRONMENT='a b'";
        Assert.Contains(Expect("lib_add.c one.c two.c", linked: true).Log.Messages, line => line.Contains("'-DFROM_ENVIRONMENT=a b'", StringComparison.Ordinal));
        _test.Variables["CFLAGS_linux_x64"] = "-DFROM_RID";
        var messages = Expect("lib_add.c one.c two.c", linked: true).Log.Messages;
        Assert.Contains(messages, line => line.Contains("-DFROM_RID", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, line => line.Contains("'-DFROM_ENVIRONMENT=a b' ", StringComparison.Ordinal));
    }

    [Fact]
    public void LDFLAGS_link_only()
    {
        _test.Variables["LDFLAGS"] = "-Wl,-z,now";
        Expect("", linked: true);
    }

    [Fact]
    public void A_file_and_a_folder_of_NativeRerunIfChanged_count_when_they_appear_change_and_disappear()
    {
        _test.Write("lib/settings.txt", "a");
        Expect("lib_add.c one.c two.c", linked: true);
        _test.Write("lib/data/deep/x.bin", "a");
        Expect("lib_add.c one.c two.c", linked: true);
        Directory.Delete(_test["lib/data"], recursive: true);
        Expect("lib_add.c one.c two.c", linked: true);
        Touch("lib/settings.txt");
        Expect("lib_add.c one.c two.c", linked: true);
    }

    [Fact]
    public void Another_compiler_recompiles_all_and_is_the_reported_reason()
    {
        _test.Variables["ZIG"] = Repository.OldZig;
        var build = Expect("lib_add.c one.c two.c", linked: true);
        Assert.Contains("the compiler changed from zig 0.14", build.Compiled["one.c"]);
        Assert.Contains("to zig 0.11.0", build.Compiled["one.c"]);
    }

    [Fact]
    public void Debug_and_Release_do_not_affect_each_other()
    {
        Assert.Equal("lib_add.c one.c two.c", Build("-p:Configuration=Release").CompiledNames);
        Expect("", linked: false);
        Assert.Equal("", Build("-p:Configuration=Release").CompiledNames);
    }

    [Fact]
    public void A_damaged_state_makes_a_step_stale()
    {
        File.WriteAllText(_test["lib/obj/native/Debug/linux-x64/native/one.c.o.state"], "native-step 1\nzig");
        Touch("lib/native/two.c");
        Expect("one.c two.c", linked: true);
    }

    [Fact]
    public void What_was_built_under_another_name_or_kind_is_removed()
    {
        string Files() => string.Join(' ', Directory.GetFiles(_test["lib/obj/native/Debug/linux-x64"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("audit.txt exports.txt lib.map liblib.so liblib.so.state lock", Files());
        Build("-p:NativeLibraryName=other");
        Assert.Equal("audit.txt exports.txt libother.so libother.so.state lock other.map", Files());
        Build("-p:NativeOutputType=StaticLibrary");
        Assert.Equal("liblib.a liblib.a.state lock", Files());
        Directory.Delete(_test["lib/native"], recursive: true);
        _test.NativeBuild("lib").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native/Debug/linux-x64"]));
    }

    [Fact]
    public void Clean_leaves_no_native_files()
    {
        _test.Dotnet("lib", "build").Succeeds();
        Build("-p:RuntimeIdentifier=linux-arm64");
        _test.Dotnet("lib", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
        Assert.False(File.Exists(_test["lib/obj/compile_commands.json"]));
        Assert.Empty(Directory.GetFiles(_test["lib/bin"], "*.so", SearchOption.AllDirectories));
    }

    [Fact]
    public void NativeClean_deletes_only_the_native_files()
    {
        _test.Dotnet("lib", "msbuild", "-t:NativeClean").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
        Expect("lib_add.c one.c two.c", linked: true);
    }

    private BuildResult Build(params string[] arguments) => _test.NativeBuild("lib", arguments).Succeeds();

    private BuildResult Expect(string compiled, bool linked, object? _ = null)
    {
        var build = Build();
        Assert.Equal((compiled, linked ? "liblib.so" : ""), (build.CompiledNames, string.Join(' ', build.Linked)));
        var again = Build();
        Assert.False(again.RanTasks, again.Output);
        return build;
    }

    private void Touch(string file) => File.SetLastWriteTimeUtc(_test[file], DateTime.UtcNow);

    private object? Replace(string old, string text)
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace(old, text, StringComparison.Ordinal));
        return null;
    }
}
