using System.Xml.Linq;

namespace Native.Tool.Tests;

public sealed class ProjectWriterTests
{
    private static readonly ProjectPlan s_plan = new()
    {
        Library = new("zlib", "1.3.1"),
        Name = "Zlib",
        SdkVersion = "0.1.0",
        Headers = ["zlib.h"],
        Archive = new("zlib-1.3.1.tar.gz", "0123", "zlib", 1),
        Conventions = new(["a:a_new:a_free"], [], ["crc32:buf:len"]),
    };

    [Fact]
    public void A_CMake_project_in_an_archive_is_the_fallback_for_the_module() => Assert.Equal("""
            <!-- Without Mode, a build for this machine uses the library of the system if it has a version in this range. -->
            <NativeDependency Include="zlib" Version="[1.3.1,2)" Mode="Source" />
            <!-- To download the archive, set Include to the URL of its publisher. -->
            <NativeSourceArchive Include="zlib-1.3.1.tar.gz" Sha256="0123" Folder="zlib" StripComponents="1" FallbackFor="zlib" />
            <NativeCMakeProject Include="$(NativeArchiveFolder)zlib" Targets="zlibstatic" Options="-DA=OFF;-DB=ON" FallbackFor="zlib" />
            <NativeBindings Include="wrapper.h" Access="Public" Handles="a:a_new:a_free" Spans="crc32:buf:len" />

        """.ReplaceLineEndings("\n"), Items(s_plan with
    {
        CMake = new("$(NativeArchiveFolder)zlib", ["zlibstatic"], ["-DA=OFF", "-DB=ON"], []),
        Dependency = new("zlib", "[1.3.1,2)", IsOnly: false),
    }));

    [Fact]
    public void Sources_of_one_system_have_a_condition() => Assert.Equal("""
            <NativeSource Include="../../../zlib/src/*.c" Exclude="../../../zlib/src/main.c" Defines="A=1" WarningLevel="0" />
            <NativeIncludePath Include="../../../zlib;../../../zlib/include" />
            <NativeSource Include="../../../zlib/src/win.c" Defines="A=1" WarningLevel="0" Condition="$(NativeRuntimeIdentifier.StartsWith('win'))" />
            <NativeSource Include="../../../zlib/src/unix.c" Defines="A=1" WarningLevel="0" Condition="!$(NativeRuntimeIdentifier.StartsWith('win'))" />
            <NativeLinkLibrary Include="ws2_32;bcrypt" Condition="$(NativeRuntimeIdentifier.StartsWith('win'))" />
            <NativeBindings Include="wrapper.h" Access="Public" Handles="a:a_new:a_free" Spans="crc32:buf:len" />

        """.ReplaceLineEndings("\n"), Items(s_plan with
    {
        Archive = null,
        Sources = new("../../../zlib/", ["src/*.c"], ["src/main.c"], [".", "include"], ["A=1"], [("ws2_32", "win"), ("bcrypt", "win")]) { Conditional = [("src/win.c", "win"), ("src/unix.c", "!win")] },
    }));

    [Fact]
    public void A_library_that_it_needs_is_built_first() => Assert.Equal("""
            <!-- To download the archive, set Include to the URL of its publisher. -->
            <NativeSourceArchive Include="dep-1.tar.gz" Sha256="4567" Folder="dep" StripComponents="1" />
            <!-- To download the archive, set Include to the URL of its publisher. -->
            <NativeSourceArchive Include="zlib-1.3.1.tar.gz" Sha256="0123" Folder="zlib" StripComponents="1" />
            <NativeCMakeProject Include="$(NativeArchiveFolder)dep" Options="-DX=OFF" WholeArchive="false" />
            <NativeCMakeProject Include="../../../other" WholeArchive="false" />
            <NativeCMakeProject Include="$(NativeArchiveFolder)zlib" Needs="dep;other" Targets="zlibstatic" />
            <NativeBindings Include="wrapper.h" Access="Public" Handles="a:a_new:a_free" Spans="crc32:buf:len" />

        """.ReplaceLineEndings("\n"), Items(s_plan with
    {
        Needs = [new(new("dep-1.tar.gz", "4567", "dep", 1), new("$(NativeArchiveFolder)dep", [], ["-DX=OFF"], [])), new(null, new("../../../other", [], [], []))],
        CMake = new("$(NativeArchiveFolder)zlib", ["zlibstatic"], [], []),
    }));

    [Fact]
    public void Headers_of_the_project_are_in_a_directory_that_is_searched() => Assert.Equal("""
            <!-- To download the archive, set Include to the URL of its publisher. -->
            <NativeSourceArchive Include="zlib-1.3.1.tar.gz" Sha256="0123" Folder="zlib" StripComponents="1" Sources="*.c" IncludePaths="."
                                 Options="-include config.h" WarningLevel="0" />
            <NativeIncludePath Include="native" />
            <NativeBindings Include="wrapper.h" Access="Public" Handles="a:a_new:a_free" Spans="crc32:buf:len" />

        """.ReplaceLineEndings("\n"), Items(s_plan with
    {
        Sources = new("", ["*.c"], [], ["."], [], []) { Options = "-include config.h" },
        Made = [new("config.h", "")],
    }));

    [Fact]
    public void A_library_of_the_system_is_for_this_machine()
    {
        var project = XDocument.Parse(ProjectWriter.Project(s_plan with { Archive = null, Dependency = new("zlib", "[1.3.1,2)", IsOnly: true), Allow = ["zlib.h"] }));
        Assert.Equal("$(NETCoreSdkPortableRuntimeIdentifier)", project.Descendants("NativeRuntimeIdentifiers").Single().Value);
        Assert.Null(project.Descendants("NativeDependency").Single().Attribute("Mode"));
        Assert.Equal("zlib.h", project.Descendants("NativeBindings").Single().Attribute("Allow")!.Value);
    }

    [Fact]
    public void Long_lists_continue_on_lines_that_MSBuild_reads_as_the_same_list()
    {
        var entries = Enumerable.Range(0, 40).Select(i => $"function_{i}:data:length").ToList();
        var text = XmlText.Item("NativeBindings", ("Include", "wrapper.h"), ("Spans", string.Join(';', entries)), ("Handles", "a<b>:\"new\":free"));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 152, line));
        var item = XElement.Parse(text);
        Assert.Equal(entries, item.Attribute("Spans")!.Value.Split(';', StringSplitOptions.TrimEntries));
        Assert.Equal("a<b>:\"new\":free", item.Attribute("Handles")!.Value);
    }

    [Theory]
    [InlineData("a_version", true, "Assert.NotEmpty(Marshal.PtrToStringUTF8((nint)NativeMethods.a_version())!)")]
    [InlineData("a_max", false, "Assert.Null(Record.Exception(() => { _ = NativeMethods.a_max(); }))")]
    public void The_test_calls_a_function(string name, bool isText, string expected) => Assert.Contains(expected, TestProjectWriter.Tests(s_plan with { Call = new(name, isText) }));

    [Fact]
    public void The_test_leaves_out_functions_that_only_some_RIDs_export()
    {
        Assert.DoesNotContain("s_partial", TestProjectWriter.Tests(s_plan));
        var text = TestProjectWriter.Tests(s_plan with { Partial = ["a_win32", "b_win32"] });
        Assert.Contains("    private static readonly HashSet<string> s_partial =\n    [\n        \"a_win32\",\n        \"b_win32\",\n    ];\n\n    [Fact]\n", text);
        Assert.Contains(".Where(name => !s_partial.Contains(name) && !NativeLibrary.TryGetExport", text);
    }

    [Fact]
    public void Packages_have_the_versions_of_this_repository()
    {
        var known = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        Assert.All(TestProjectWriter.Packages, package => Assert.Equal(known[package.Name], package.Version));
    }

    private static string Items(ProjectPlan plan)
    {
        var text = ProjectWriter.Project(plan);
        _ = XDocument.Parse(text);
        return text.Split("<ItemGroup>\n")[1].Split("  </ItemGroup>")[0];
    }
}
