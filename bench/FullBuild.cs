using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures clean builds of real libraries, compared with CMake and Ninja plus a plain <c>dotnet build</c>: with the same zig and flags, and for
/// libsodium also with clang 19. A CMake project as a dependency is compared with CMake and Ninja in the same way.
/// </summary>
internal static class FullBuild
{
    private const string Flags = "-O2 -g0 -fPIC -fno-sanitize=undefined";
    private const string SodiumDefines = "-DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DHAVE_WEAK_SYMBOLS=1 -DSODIUM_STATIC=1 -DDEV_MODE=1";
    private const string SodiumIncludes = "../sodium/native ../sodium/native/include ../sodium/native/include/sodium";
    private const string Target = "-target x86_64-linux-gnu.2.23";

    public static void Run()
    {
        using (var zlib = Projects.Zlib())
            MeasureSources(zlib, "zlib", $"{Flags} -Wall -DHAVE_UNISTD_H -D_LARGEFILE64_SOURCE=1", "../zlib/native");
        using (var sodium = Projects.Sodium())
            MeasureSources(sodium, "sodium", $"{Flags} -Wall {SodiumDefines}", SodiumIncludes);
        using (var many = Projects.Generated())
            MeasureSources(many, "many", $"{Flags} -Wall", "../many/native");
        using (var sodium = Projects.Sodium())
        {
            Projects.AddCMake(sodium, "sodium", $"{Flags} -Wall {SodiumDefines}", SodiumIncludes, "-Wl,-s");
            Measure(sodium, "full build of sodium, compared with clang 19", "sodium", sodium["cmake"], ["-DCMAKE_C_COMPILER=clang-19"]);
        }

        MeasureDependency("zstd", "libzstd", "build/cmake", "-DZSTD_BUILD_PROGRAMS=OFF", "libzstd_shared");
        MeasureDependency("brotli", "brotli", "", "-DBROTLI_DISABLE_TESTS=ON", "brotlienc", "brotlidec", "brotlicommon");
    }

    private static void MeasureSources(TestFolder folder, string project, string flags, string includes)
    {
        Projects.AddCMake(folder, project, $"{Target} {flags}", includes, $"{Target} -Wl,-s");
        Measure(folder, $"full build of {project}", project, folder["cmake"], ZigOptions(folder));
    }

    private static void MeasureDependency(string project, string source, string path, string option, params string[] targets)
    {
        using var folder = Projects.CMakeDependency(project, source, path, option, string.Join(';', targets));
        Projects.AddZigScripts(folder);
        Measure(folder, $"{project} as a CMake dependency", project, folder[Path.Combine(source, path)],
            [.. ZigOptions(folder), option, "-DCMAKE_BUILD_TYPE=Release", $"-DCMAKE_C_FLAGS={Target}", "-DCMAKE_POSITION_INDEPENDENT_CODE=ON", "-DBUILD_SHARED_LIBS=OFF"], targets);
    }

    private static string[] ZigOptions(TestFolder folder) => [$"-DCMAKE_C_COMPILER={folder["cmake/zig-cc"]}", $"-DCMAKE_AR={folder["cmake/zig-ar"]}"];

    // With targets of a CMake dependency, both sides also run the configure step, in which CMake detects the compiler.
    private static void Measure(TestFolder folder, string name, string project, string source, string[] options, params string[] targets)
    {
        var detects = targets.Length > 0;
        folder.Write("plain/plain.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.Write("plain/P.cs", "public class P { }\n");
        void Configure() => Tool.Run("cmake", ["-G", "Ninja", "-S", source, "-B", folder["other"], .. options], folder.Root, folder.Variables).Succeeds();
        void Dotnet(string path, params string[] more) => Tool.Run("dotnet", ["build", "-c", "Release", .. more], folder[path], folder.Variables).Succeeds();
        Dotnet(project);
        Dotnet("plain");
        Comparison.Run(name, 5, detects ? 1.05 : 1.00,
            () => Dotnet(project, "--no-restore"),
            () =>
            {
                if (detects)
                    Configure();
                Tool.Run("cmake", ["--build", folder["other"], .. detects ? (string[])["--target", .. targets] : []], folder.Root, folder.Variables).Succeeds();
                Dotnet("plain", "--no-restore");
            },
            prepare: () =>
            {
                foreach (var path in new[] { $"{project}/obj/native", "other" })
                {
                    if (Directory.Exists(folder[path]))
                        Directory.Delete(folder[path], recursive: true);
                }

                if (!detects)
                    Configure();
            });
    }
}
