namespace Packages.Tests;

/// <summary>Tests programs that are published with NativeAOT and contain the code of native projects and packages.</summary>
public sealed class NativeAotTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    /// <summary>
    /// The projects: app (its own C) → mid (a plain class library) → cxx (C++) → lib; app → one (a static library, with one of a dependency),
    /// app → z (zlib, in addition to that of .NET), app → made (built by CMake, with a shared library too).
    /// </summary>
    [Fact]
    public void One_program_contains_the_code_of_all_projects()
    {
        AddProjects();
        _test.Dotnet("app", "run", "-p:PublishAot=false").Succeeds();
        var publish = Publish().Succeeds();
        Assert.Empty(publish.Codes);
        Assert.Equal(["app", "app.dbg", "libksh.so"], Published());
        // The static libraries contain the objects of the shared libraries.
        Assert.Equal(publish.CompiledNames.Split(' ').Distinct().Count(), publish.CompiledNames.Split(' ').Length);
        const string Expected = "caught 5\n105\n3\n11\n1\n37\nTrue\n1.2.13\n";
        Assert.Equal(Expected, Tool.Run(_test["out/app"], [], "/").Succeeds());
        Assert.DoesNotContain("libcxx", Symbols.Dynamic(_test["out/app"]));
        Assert.DoesNotContain("liblib", Symbols.Dynamic(_test["out/app"]));

        var program = _test["app/bin/Release/net10.0/linux-x64/native/app"];
        var linked = File.GetLastWriteTimeUtc(program);
        Publish().Succeeds();
        Assert.Equal(linked, File.GetLastWriteTimeUtc(program));

        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a + b + 1000; }\n");
        Publish().Succeeds();
        Assert.Equal(Expected.Replace("105", "1105", StringComparison.Ordinal), Tool.Run(_test["out/app"], [], "/").Succeeds());

        // Only an argument of the linker changes: a library and the library that it needs stay shared.
        Directory.Delete(_test["out"], recursive: true);
        _test.Write("cxx/Directory.Build.props", "<Project><PropertyGroup><NativeAotStaticLinking>false</NativeAotStaticLinking></PropertyGroup></Project>");
        Publish().Succeeds();
        Assert.Equal(["app", "app.dbg", "libcxx.so", "libksh.so", "liblib.so"], Published());
        Assert.Equal(Expected.Replace("105", "1105", StringComparison.Ordinal), Tool.Run(_test["out/app"], [], "/").Succeeds());

        _test.Dotnet("app", "clean", "-c", "Release").Succeeds();
        Assert.Empty(Directory.GetFiles(_test["lib"], "*.a", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_package_puts_its_code_into_any_program()
    {
        SmallProject.AddLibrary(_test, "lib");
        AddCxx("""<ProjectReference Include="../lib/lib.csproj" />""");
        _test.Write("Directory.Build.props", "<Project><PropertyGroup><NativePackStatic>true</NativePackStatic><NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;osx-arm64;win-x64</NativeRuntimeIdentifiers></PropertyGroup></Project>");
        _test.Dotnet("lib", "pack", "-o", _test["feed"]).Succeeds();
        _test.Dotnet("cxx", "pack", "-p:NativeRuntimeIdentifiers=linux-x64", "-o", _test["feed"]).Succeeds();
        File.Delete(_test["Directory.Build.props"]);
        Assert.Equal(
            ["buildTransitive/lib.targets", "native/linux-musl-x64/static/liblib.a", "native/linux-x64/static/liblib.a", "native/osx-arm64/static/liblib.a"],
            PackageFile.Names(_test["feed/lib.1.0.0.nupkg"]).Where(name => name.StartsWith("native/", StringComparison.Ordinal) || name.StartsWith("build", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        _test.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot></PropertyGroup>
              <ItemGroup><PackageReference Include="cxx" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        _test.Write("app/Program.cs", "System.Console.WriteLine(CxxLib.Try(5) + CxxLib.Add(5));\n");
        UseOwnCache();
        Assert.Equal("caught 5\n147\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Empty(Publish().Succeeds().Codes);
        Assert.Equal(["app", "app.dbg"], Published());
        // The program runs without the packages, alone in a directory.
        Directory.Delete(_test["packages"], recursive: true);
        Directory.CreateDirectory(_test["empty"]);
        File.Move(_test["out/app"], _test["empty/app"]);
        Assert.Equal("caught 5\n147\n", Tool.Run(_test["empty/app"], [], "/").Succeeds());
    }

    // plain (no SDK) → mid (a plain class library) → cxx → lib; plain → one, a static library. NuGet imports the targets into plain.
    [Fact]
    public void An_app_without_the_SDK_contains_the_code_of_the_native_projects()
    {
        AddProjects();
        AddApp("""<ProjectReference Include="../mid/mid.csproj" /><ProjectReference Include="../one/one.csproj" />""", "Microsoft.NET.Sdk");
        Directory.Delete(_test["app/native"], recursive: true);
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            System.Console.WriteLine(Mid.Go(5));
            if (!System.IO.File.Exists(System.IO.Path.Combine(System.AppContext.BaseDirectory, "app.dll")))
                System.Console.WriteLine(one_add(5, 6));
            [DllImport("one")] static extern int one_add(int a, int b);
            """);
        Assert.Equal("caught 5\n105\n", _test.Dotnet("app", "run").Succeeds().Output);
        Assert.Empty(Publish().Succeeds().Codes);
        Assert.Equal(["app", "app.dbg"], Published());
        Assert.Equal("caught 5\n105\n11\n", Tool.Run(_test["out/app"], [], "/").Succeeds());

        var program = File.GetLastWriteTimeUtc(_test["app/bin/Release/net10.0/linux-x64/native/app"]);
        Assert.False(Publish().Succeeds().Ran("LinkStatically"));
        Assert.Equal(program, File.GetLastWriteTimeUtc(_test["app/bin/Release/net10.0/linux-x64/native/app"]));
        // cxx and lib are found without the transitive references of the .NET SDK.
        Assert.Equal(2, Arguments("-p:DisableTransitiveProjectReferences=true"));
        Assert.Equal(0, Arguments("-p:NativeAotStaticLinking=false"));
        _test.Dotnet("app", "clean", "-c", "Release", "-r", "linux-x64").Succeeds();
        Assert.False(Directory.Exists(_test["app/obj/Release/net10.0/linux-x64/native/native-sdk"]));
    }

    [Fact]
    public void The_sample_is_one_file()
    {
        _test.Copy(Path.Combine(Repository.Root, "samples/aot-static"), "sample");
        _test.Dotnet("sample/App", "publish", "-o", _test["out"]).Succeeds();
        Assert.Equal(["App", "App.dbg"], Published());
        Directory.CreateDirectory(_test["empty"]);
        File.Move(_test["out/App"], _test["empty/App"]);
        Assert.Equal(_test.Read("sample/expected.txt"), Tool.Run(_test["empty/App"], [], _test["empty"]).Succeeds());
        var needed = Symbols.Dynamic(_test["empty/App"]);
        Assert.DoesNotContain("sodium", needed);
        Assert.DoesNotContain("sqlite", needed);
    }

    [Fact]
    public void Two_projects_that_define_a_function_are_an_error_that_names_both()
    {
        SmallProject.AddLibrary(_test, "lib");
        SmallProject.AddLibrary(_test, "one");
        _test.Write("one/native/helper.c", "int lib_add(int a, int b) { return a - b; }\n");
        AddApp("<ProjectReference Include=\"../lib/lib.csproj\" /><ProjectReference Include=\"../one/one.csproj\" />");
        _test.Write("app/Program.cs", "System.Console.WriteLine();\n");
        var failed = Publish().Fails();
        Assert.Equal(["NSDK6020"], failed.Codes);
        Assert.Contains("liblib.a (lib.csproj) and libone.a (one.csproj) both define 'lib_add'", failed.Output);
        // All libraries, or the library of one project, can stay shared.
        Assert.Equal(0, Arguments("-p:NativeAotStaticLinking=false"));
        _test.Write("one/Directory.Build.props", "<Project><PropertyGroup><NativeLto>true</NativeLto></PropertyGroup></Project>");
        Assert.Equal(1, Arguments());
        Assert.Contains("NSDK6021", Items().Codes);
    }

    [Fact]
    public void A_package_whose_dependency_has_no_static_library_is_not_packed()
    {
        SmallProject.AddLibrary(_test, "lib");
        SmallProject.AddLibrary(_test, "one", """
            <PropertyGroup><NativePackStatic>true</NativePackStatic><NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers></PropertyGroup>
            <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            """);
        _test.Write("one/native/one_add.c", "#include \"lib_add.h\"\nint one_add(int a, int b) { return lib_add(a, b); }\n");
        Assert.Contains("NSDK6023", _test.Dotnet("one", "pack", "-p:NoWarn=NSDK6001").Fails().Codes);
    }

    // Returns the number of static libraries with which the program would be linked. NativeAOT does not run.
    private int Arguments(params string[] arguments) => Items(arguments).Succeeds().Output.Split('\n')
        .Count(line => line.Contains("\"Identity\"", StringComparison.Ordinal) && line.Contains("static/lib", StringComparison.Ordinal));

    private BuildResult Items(params string[] arguments) =>
        _test.Dotnet("app", ["msbuild", "-restore", "-t:ResolveFrameworkReferences;SetupOSSpecificProps", "-getItem:LinkerArg", "-p:RuntimeIdentifier=linux-x64", "-p:Configuration=Release", .. arguments]);

    private BuildResult Publish() => _test.Dotnet("app", "publish", "-o", _test["out"]);

    private IEnumerable<string> Published() => Directory.GetFiles(_test["out"]).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".pdb", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // Uses a package cache that contains the NativeAOT compiler, but no packages of other tests.
    private void UseOwnCache()
    {
        _test.Write("app/NuGet.config", $"""
            <configuration>
              <packageSources><add key="made" value="{_test["feed"]}" /></packageSources>
              <fallbackPackageFolders><add key="shared" value="{_test.Variables["NUGET_PACKAGES"]}" /></fallbackPackageFolders>
            </configuration>
            """);
        _test.Variables["NUGET_PACKAGES"] = _test["packages"];
    }

    private void AddApp(string references, string sdk = "Native.Sdk") => _test.Write("app/app.csproj", $"""
        <Project Sdk="{sdk}">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot></PropertyGroup>
          <ItemGroup>{references}</ItemGroup>
        </Project>
        """);

    private void AddCxx(string reference)
    {
        _test.Write("cxx/cxx.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NativeLibraryName>cxx</NativeLibraryName><AssemblyName>cxxlib</AssemblyName><PackageId>cxx</PackageId></PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        _test.Write("cxx/native/cxx.cpp", """
            #include <iostream>
            #include <stdexcept>
            #include <string>
            extern "C" {
            #include "lib_add.h"
            int cxx_add(int n) { return lib_add(n, 100); }
            int cxx_try(int n)
            {
                try { throw std::runtime_error(std::to_string(n)); }
                catch (const std::exception &e) { std::cout << "caught " << e.what() << std::endl; }
                return 42;
            }
            }
            """);
        _test.Write("cxx/CxxLib.cs", """
            using System.Runtime.InteropServices;
            public static class CxxLib
            {
                [DllImport("libcxx.so", EntryPoint = "cxx_try")] public static extern int Try(int n);
                [DllImport("cxx", EntryPoint = "cxx_add")] public static extern int Add(int n);
            }
            """);
    }

    private void AddProjects()
    {
        SmallProject.AddLibrary(_test, "lib");
        AddCxx("""<ProjectReference Include="../lib/lib.csproj" />""");
        _test.Write("mid/mid.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../cxx/cxx.csproj" /></ItemGroup>
            </Project>
            """);
        _test.Write("mid/Mid.cs", "public static class Mid { public static int Go(int n) { CxxLib.Try(n); return CxxLib.Add(n); } }\n");

        // pkg-config finds this static library.
        _test.Write("ext/ext.c", "int ext_major(void) { return 1; }\n");
        _test.Write("ext/ext.pc", "Name: ext\nDescription: ext\nVersion: 1.0\nLibs: -L${pcfiledir} -lext\n");
        Tool.Run("gcc", ["-fPIC", "-c", "ext.c", "-o", "ext.o"], _test["ext"]).Succeeds();
        Tool.Run("ar", ["rcs", "libext.a", "ext.o"], _test["ext"]).Succeeds();
        SmallProject.AddLibrary(_test, "one", """
            <PropertyGroup><NativeOutputType>StaticLibrary</NativeOutputType><NativePkgConfigPath>../ext</NativePkgConfigPath></PropertyGroup>
            <ItemGroup><NativeDependency Include="ext" Mode="System" Link="Static" /></ItemGroup>
            """);
        _test.Write("one/native/ext.c", "int ext_major(void);\nint one_major(void) { return ext_major(); }\n");

        SmallProject.AddLibrary(_test, "z", """
            <ItemGroup><NativeSource Include="$(NATIVE_SDK_SOURCES)/zlib/*.c" WarningLevel="0" /><NativeDefine Include="HAVE_UNISTD_H" /><NativeIncludePath Include="$(NATIVE_SDK_SOURCES)/zlib" /></ItemGroup>
            """);
        _test.Write("z/native/z.c", """
            #include <zlib.h>
            int z_pack(const unsigned char *in, int n, unsigned char *out, int size)
            {
                uLongf length = size;
                return compress(out, &length, in, n) == Z_OK ? (int)length : -1;
            }
            const char *z_version(void) { return zlibVersion(); }
            """);

        SmallProject.AddLibrary(_test, "made", """<ItemGroup><NativeCMakeProject Include="ext" /></ItemGroup>""");
        _test.Write("made/ext/CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(ext CXX C)\nadd_library(kst STATIC k.cpp)\nadd_library(ksh SHARED s.c)\n");
        _test.Write("made/ext/k.cpp", "#include <string>\nextern \"C\" int kst(int n) { return (int)std::to_string(n).size(); }\n");
        _test.Write("made/ext/s.c", "int ksh(void) { return 7; }\n");
        _test.Write("made/native/m.c", "int kst(int n);\nint ksh(void);\nint made_all(int n) { return kst(n) * 10 + ksh(); }\n");

        AddApp(string.Concat(new[] { "mid", "one", "z", "made" }.Select(name => $"<ProjectReference Include=\"../{name}/{name}.csproj\" />")));
        _test.Write("app/native/app.c", "int app_three(void) { return 3; }\n");
        _test.Write("app/Program.cs", """
            using System;
            using System.IO;
            using System.IO.Compression;
            using System.Runtime.InteropServices;

            Console.WriteLine(Mid.Go(5));
            Console.WriteLine(P.app_three());
            if (!System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported)
            {
                Console.WriteLine(P.one_add(5, 6));
                Console.WriteLine(P.one_major());
            }
            Console.WriteLine(P.made_all(123));
            var data = new byte[50_000];
            for (var i = 0; i < data.Length; i++)
                data[i] = (byte)(i * i >> 3);
            var packed = new byte[100_000];
            var length = P.z_pack(data, data.Length, packed, packed.Length);
            var back = new MemoryStream();
            using (var stream = new ZLibStream(new MemoryStream(packed, 0, length), CompressionMode.Decompress))
                stream.CopyTo(back);
            Console.WriteLine(back.ToArray().AsSpan().SequenceEqual(data));
            Console.WriteLine(Marshal.PtrToStringUTF8(P.z_version()));

            static class P
            {
                [DllImport("app.Native")] public static extern int app_three();
                [DllImport("one")] public static extern int one_add(int a, int b);
                [DllImport("one")] public static extern int one_major();
                [DllImport("made")] public static extern int made_all(int n);
                [DllImport("z")] public static extern int z_pack(byte[] data, int n, byte[] packed, int size);
                [DllImport("z")] public static extern nint z_version();
            }
            """);
    }
}
