using System.Text;

namespace EndToEnd.Tests;

/// <summary>Published outputs contain no local paths, neither in __FILE__ nor in debug information.</summary>
public sealed class MappedPathTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("zig", "-p:ContinuousIntegrationBuild=true")]
    [InlineData("zig", "-p:Configuration=Release")]
    [InlineData("cmake", "-p:ContinuousIntegrationBuild=true")]
    public void The_same_tree_in_another_folder_builds_the_same_library_without_paths(string toolchain, string option)
    {
        // The user's home directory contains the files that belong to neither tree.
        _test.Variables["HOME"] = _test["home"];
        _test.Write("home/sdk/sdk.h", "static inline const char *sdk_h(void) { return __FILE__; }\n");
        var first = Build("one", toolchain, option);
        var second = Build("deep/er/two", toolchain, option);
        Assert.Equal(Convert.ToHexString(first), Convert.ToHexString(second));
        var text = Encoding.UTF8.GetString(first);
        Assert.DoesNotContain(Path.GetFileName(Path.GetDirectoryName(_test.Root))!, text, StringComparison.Ordinal);
        string[] names =
        [
            "native/own.c", "../out/out.c", "../inc/inc.h", "../app-more/more.h", "../dep/include/dep.h", "/_/home/sdk/sdk.h", "obj/generated/made.h",
            // clang omits a leading ./, gcc does not. Names from other builds are relative to their own directory.
            "native/dep.c", "cm.c", "../sibling/sibling.c",
        ];
        Assert.All(names, name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_a_build_script_compiles_contains_no_paths()
    {
        SmallProject.AddLibrary(_test, "lib");
        _test.Write("out/out.c", "#include \"inc.h\"\n#include \"made.h\"\nconst char *out(int i) { return i == 0 ? __FILE__ : i == 1 ? inc_h() : made_h(); }\n");
        _test.Write("inc/inc.h", "static inline const char *inc_h(void) { return __FILE__; }\n");
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            BuildContext.WriteOut("made.h", "static inline const char *made_h(void) { return __FILE__; }\n");
            new CBuild().File("../out/out.c").Include("../inc").Include(BuildContext.OutDirectory).Compile("out");
            """);
        _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(_test[SmallProject.Built("liblib.so", configuration: "Release")]));
        Assert.DoesNotContain(Path.GetFileName(Path.GetDirectoryName(_test.Root))!, text, StringComparison.Ordinal);
        Assert.All(["../out/out.c", "../inc/inc.h", "obj/native/Release/"], name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    private byte[] Build(string tree, string toolchain, string option)
    {
        string Says(string function) => $"static inline const char *{function}(void) {{ return __FILE__; }}\n";
        SmallProject.AddLibrary(_test, "app");
        Directory.CreateDirectory(_test[tree]);
        Directory.Move(_test["app"], _test[$"{tree}/app"]);
        _test.Write($"{tree}/app/app.csproj", _test.Read($"{tree}/app/app.csproj").Replace("</Project>", """
              <ItemGroup>
                <NativeSource Include="../out/*.c" />
                <NativeIncludePath Include="../inc;../app-more;../dep/include;obj/generated;$(HOME)/sdk" />
                <NativeCMakeProject Include="../cm" />
                <ProjectReference Include="../dep/dep.csproj" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        _test.Write($"{tree}/dep/dep.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeLibraryName>dep</NativeLibraryName>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <NativeOutputType>StaticLibrary</NativeOutputType>
              </PropertyGroup>
            </Project>
            """);
        _test.Write($"{tree}/dep/native/dep.c", "const char *dep(void);\nconst char *dep(void) { return __FILE__; }\n");
        _test.Write($"{tree}/dep/include/dep.h", Says("dep_h") + "const char *dep(void);\n");
        _test.Write($"{tree}/inc/inc.h", Says("inc_h"));
        _test.Write($"{tree}/app-more/more.h", Says("more_h"));
        _test.Write($"{tree}/app/obj/generated/made.h", Says("made_h"));
        _test.Write($"{tree}/out/out.c", "#include \"inc.h\"\n#include \"more.h\"\nconst char *out(int i) { return i == 0 ? __FILE__ : i == 1 ? inc_h() : more_h(); }\n");
        _test.Write($"{tree}/app/native/own.c", """
            #include "dep.h"
            #include "inc.h"
            #include "made.h"
            #include "sdk.h"
            const char *own(int i) { return i == 0 ? __FILE__ : i == 1 ? dep_h() : i == 2 ? made_h() : i == 3 ? sdk_h() : i == 4 ? inc_h() : dep(); }
            """);
        _test.Write($"{tree}/cm/CMakeLists.txt",
            "cmake_minimum_required(VERSION 3.19)\nproject(cm C)\nadd_library(cm STATIC cm.c ../sibling/sibling.c)\ntarget_include_directories(cm PRIVATE ../inc)\n");
        _test.Write($"{tree}/cm/cm.c", "#include \"inc.h\"\nconst char *cm(int i) { return i == 0 ? __FILE__ : inc_h(); }\n");
        _test.Write($"{tree}/sibling/sibling.c", "const char *sibling(void) { return __FILE__; }\n");
        _test.NativeBuild($"{tree}/app", "-restore", $"-p:NativeToolchain={toolchain}", option).Succeeds();
        var configuration = option.EndsWith("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        return File.ReadAllBytes(_test[SmallProject.Built("libapp.so", configuration: configuration, folder: $"{tree}/app")]);
    }
}
