namespace EndToEnd.Tests;

/// <summary>Programs and archives, and files with the same output path.</summary>
public sealed class OutputTypeTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_static_library_is_built_and_not_packed()
    {
        Project("<NativeOutputType>StaticLibrary</NativeOutputType>");
        _test.Write("lib/native/a.c", "int add(int a) { return a +; }\n");
        Assert.Contains("NSDK2001", _test.Dotnet("lib", "build").Fails().Codes);
        _test.Write("lib/native/a.c", "int add(int a) { return a + 1; }\n");
        _test.Dotnet("lib", "build").Succeeds();
        Assert.True(File.Exists(_test["lib/obj/native/Debug/linux-x64/liblib.Native.a"]));
        Assert.False(_test.Dotnet("lib", "build", "--no-restore").Succeeds().RanTasks);
        Assert.Equal(["NSDK6006"], _test.Dotnet("lib", "pack").Succeeds().Codes);

        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            </Project>
            """);
        Assert.Equal(["NSDK6006"], _test.Dotnet("app", "build").Succeeds().Codes);
    }

    [Fact]
    public void A_program_is_run_and_is_not_packed()
    {
        Project("<NativeOutputType>Executable</NativeOutputType><IncludeBuildOutput>false</IncludeBuildOutput>");
        _test.Write("lib/native/a.c", "#include <stdio.h>\nint main(int count, char **words) { printf(\"%d %s\\n\", count, words[1]); return 0; }\n");
        Assert.Equal("3 one\n", _test.Dotnet("lib", "run", "--", "one", "two").Succeeds().Output);
        Assert.Equal(["NSDK6005"], _test.Dotnet("lib", "pack").Fails().Codes);
    }

    [Fact]
    public void Two_files_with_the_same_name_are_one_error_for_every_way_to_copy_them()
    {
        Project("<IncludeBuildOutput>false</IncludeBuildOutput><NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>");
        _test.Write("lib/native/a.c", "int f(void) { return 1; }\n");
        _test.Write("lib/build.cs", """
            var o = Environment.GetEnvironmentVariable("OUT_DIR")!;
            foreach (var d in new[] { "avx", "avx2" })
            {
                Directory.CreateDirectory($"{o}/{d}");
                File.WriteAllText($"{o}/{d}/libkern.so", d);
                Console.WriteLine($"native::copy={o}/{d}/libkern.so");
            }
            Console.WriteLine("native::rerun-if-changed=build.cs");
            """);
        foreach (var verb in new[] { "build", "pack", "publish" })
        {
            var failed = _test.Dotnet("lib", verb).Fails();
            Assert.Equal(["NSDK6004"], failed.Codes);
            Assert.Contains("libkern.so", failed.Output);
        }
    }

    [Fact]
    public void Shared_libraries_of_two_CMake_projects_with_the_same_name_are_an_error()
    {
        Project("<IncludeBuildOutput>false</IncludeBuildOutput>", """<ItemGroup><NativeCMakeProject Include="one;two" /></ItemGroup>""");
        foreach (var name in new[] { "one", "two" })
        {
            _test.Write($"lib/{name}/CMakeLists.txt", $"cmake_minimum_required(VERSION 3.10)\nproject({name} C)\nadd_library(kern SHARED k.c)\n");
            _test.Write($"lib/{name}/k.c", $"int {name}(void) {{ return 1; }}\n");
        }

        var failed = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK6004"], failed.Codes);
        Assert.Contains("libkern.so", failed.Output);
    }

    [Fact]
    public void NativeAOT_links_the_library_that_DirectPInvoke_names()
    {
        Project("<OutputType>Exe</OutputType><PublishAot>true</PublishAot><NativeAotStaticLinking>false</NativeAotStaticLinking>", """<ItemGroup><DirectPInvoke Include="lib.Native" /></ItemGroup>""");
        _test.Write("lib/native/a.c", "int add(int a, int b) { return a + b; }\n");
        _test.Write("lib/Program.cs", """
            System.Console.WriteLine(P.add(2, 3));
            static class P { [System.Runtime.InteropServices.DllImport("lib.Native")] public static extern int add(int a, int b); }
            """);
        _test.Dotnet("lib", "publish", "-r", "linux-x64", "-o", _test["out"]).Succeeds();
        Assert.Contains("liblib.Native.so", Symbols.Dynamic(_test["out/lib"]));
        Assert.Equal("5\n", Tool.Run(_test["out/lib"], [], "/").Succeeds());
    }

    [Fact]
    public void NativeAOT_links_the_library_of_a_referenced_project_that_DirectPInvoke_names()
    {
        Project("");
        _test.Write("lib/native/a.c", "int add(int a, int b) { return a + b; }\n");
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot><NativeAotStaticLinking>false</NativeAotStaticLinking>
              </PropertyGroup>
              <ItemGroup><ProjectReference Include="../lib/lib.csproj" /><DirectPInvoke Include="lib.Native!add" /></ItemGroup>
            </Project>
            """);
        _test.Write("app/Program.cs", """
            System.Console.WriteLine(P.add(2, 4));
            static class P { [System.Runtime.InteropServices.DllImport("lib.Native")] public static extern int add(int a, int b); }
            """);
        _test.Dotnet("app", "publish", "-r", "linux-x64", "-o", _test["out"]).Succeeds();
        Assert.Contains("liblib.Native.so", Symbols.Dynamic(_test["out/app"]));
        Assert.Equal("6\n", Tool.Run(_test["out/app"], [], "/").Succeeds());
    }

    private void Project(string properties, string items = "") => _test.Write("lib/lib.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
          {items}
        </Project>
        """);
}
