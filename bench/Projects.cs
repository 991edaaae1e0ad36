using TestKit;

namespace Native.Bench;

/// <summary>Creates the projects that are measured.</summary>
internal static class Projects
{
    private const string Head = """<Project Sdk="Native.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>""";

    /// <summary>
    /// Creates <c>many</c>: 300 C files that include headers; <c>none</c>: the same project without C files; <c>plain</c>: a project that uses only
    /// the .NET SDK.
    /// </summary>
    public static TestFolder Generated()
    {
        var folder = new TestFolder("bench");
        folder.Write("plain/plain.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.Write("plain/P.cs", "public class P { }\n");
        folder.Write("none/none.csproj", $"{Head}</PropertyGroup></Project>");
        folder.Write("none/P.cs", "public class P { }\n");
        AddGenerated(folder, "many", 300);
        return folder;
    }

    /// <summary>Adds a project with <paramref name="files"/> C files that include headers.</summary>
    public static void AddGenerated(TestFolder folder, string name, int files)
    {
        folder.Write($"{name}/{name}.csproj", $"{Head}</PropertyGroup></Project>");
        folder.Write($"{name}/P.cs", "public class P { }\n");
        for (var i = 0; i < 10; i++)
            folder.Write($"{name}/native/h{i}.h", $"#include <stddef.h>\nstruct s{i} {{ size_t a; int b[{i + 1}]; }};\n");
        for (var i = 0; i < files; i++)
            folder.Write($"{name}/native/f{i}.c", $$"""
                #include <stdio.h>
                #include <string.h>
                #include "h{{i % 10}}.h"
                int many_f{{i}}(const char *text, int n)
                {
                    struct s{{i % 10}} s = { strlen(text), { n } };
                    for (int j = 0; j < n; j++) s.b[0] += text[j % (s.a + 1)] ^ j;
                    if (s.b[0] == {{i}}) printf("%s %d\n", text, s.b[0]);
                    return s.b[0];
                }
                """);
    }

    /// <summary>Creates a project with the sources of zlib.</summary>
    public static TestFolder Zlib()
    {
        var folder = new TestFolder("bench");
        var source = Path.Combine(Repository.Sources, "zlib");
        foreach (var file in Directory.GetFiles(source, "*.[ch]").Concat(Directory.GetFiles(source, "*.h")).Concat(Directory.GetFiles(source, "*.c")).Distinct())
            folder.Write($"zlib/native/{Path.GetFileName(file)}", File.ReadAllText(file));
        folder.Write("zlib/zlib.csproj", $"{Head}</PropertyGroup><ItemGroup><NativeDefine Include=\"HAVE_UNISTD_H;_LARGEFILE64_SOURCE=1\" /></ItemGroup></Project>");
        return folder;
    }

    /// <summary>Creates a project with the sources of libsodium.</summary>
    public static TestFolder Sodium()
    {
        var folder = new TestFolder("bench");
        folder.Copy(Path.Combine(Repository.Sources, "libsodium/src/libsodium"), "sodium/native");
        folder.Write("sodium/native/include/sodium/version.h", File.ReadAllText(Path.Combine(Repository.Sources, "libsodium/builds/msvc/version.h")));
        folder.Write("sodium/sodium.csproj", $"""
            {Head}</PropertyGroup>
              <ItemGroup>
                <NativeIncludePath Include="native/include;native/include/sodium" />
                <NativeDefine Include="CONFIGURED=1;NATIVE_LITTLE_ENDIAN=1;HAVE_WEAK_SYMBOLS=1;SODIUM_STATIC=1;DEV_MODE=1" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    /// <summary>Creates a project with the sources of zstd.</summary>
    public static TestFolder Zstd()
    {
        var folder = new TestFolder("bench");
        foreach (var part in new[] { "common", "compress", "decompress" })
            folder.Copy(Path.Combine(Repository.Sources, "libzstd/lib", part), $"zstd/native/{part}");
        foreach (var header in Directory.GetFiles(Path.Combine(Repository.Sources, "libzstd/lib"), "*.h"))
            File.Copy(header, folder[$"zstd/native/{Path.GetFileName(header)}"]);
        // The function tables of the assembly file differ between compilers.
        File.Delete(folder["zstd/native/decompress/huf_decompress_amd64.S"]);
        folder.Write("zstd/zstd.csproj", $"{Head}</PropertyGroup><ItemGroup><NativeDefine Include=\"ZSTD_DISABLE_ASM=1\" /><NativeIncludePath Include=\"native\" /></ItemGroup></Project>");
        return folder;
    }

    /// <summary>Creates a project that builds a library with CMake, in a copy of its sources.</summary>
    public static TestFolder CMakeDependency(string project, string source, string path, string option, string targets)
    {
        var folder = new TestFolder("bench");
        folder.Copy(Path.Combine(Repository.Sources, source), source);
        folder.Write($"{project}/{project}.csproj", $"""
            {Head}</PropertyGroup>
              <ItemGroup><NativeCMakeProject Include="../{source}/{path}" Options="{option}" Targets="{targets}" /></ItemGroup>
            </Project>
            """);
        folder.Write($"{project}/P.cs", "public class P { }\n");
        return folder;
    }

    /// <summary>Adds a CMake project with the sources and flags of the Release build of <paramref name="project"/>.</summary>
    public static void AddCMake(TestFolder folder, string project, string flags, string includes, string linkFlags)
    {
        AddZigScripts(folder);
        folder.Write("cmake/CMakeLists.txt", $"""
            cmake_minimum_required(VERSION 3.16)
            project({project} C ASM)
            file(GLOB_RECURSE sources ../{project}/native/*.c ../{project}/native/*.S)
            add_library({project} SHARED ${"{sources}"})
            target_include_directories({project} PRIVATE {includes})
            target_compile_options({project} PRIVATE {flags})
            target_link_options({project} PRIVATE {linkFlags})
            """);
    }

    /// <summary>Adds <c>cmake/zig-cc</c> and <c>cmake/zig-ar</c>, because CMake expects the compiler to be one program.</summary>
    public static void AddZigScripts(TestFolder folder)
    {
        folder.Write("cmake/zig-cc", $"#!/bin/sh\nexec '{Repository.Zig}' cc \"$@\"\n");
        folder.Write("cmake/zig-ar", $"#!/bin/sh\nexec '{Repository.Zig}' ar \"$@\"\n");
        foreach (var script in new[] { "cmake/zig-cc", "cmake/zig-ar" })
            File.SetUnixFileMode(folder[script], (UnixFileMode)0b111_101_101);
    }
}
