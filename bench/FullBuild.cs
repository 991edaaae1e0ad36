using TestKit;

namespace Native.Bench;

/// <summary>Measures a clean build of real libraries, compared with CMake and Ninja (same zig and flags) plus a plain dotnet build.</summary>
internal static class FullBuild
{
    private const string Flags = "-O2 -g0 -fPIC -fno-sanitize=undefined";

    public static void Run()
    {
        using (var zlib = Projects.Zlib())
            Measure(zlib, "zlib", $"{Flags} -Wall -DHAVE_UNISTD_H -D_LARGEFILE64_SOURCE=1", "../zlib/native");
        using (var sodium = Projects.Sodium())
            Measure(sodium, "sodium",
                $"{Flags} -Wall -DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DHAVE_WEAK_SYMBOLS=1 -DSODIUM_STATIC=1 -DDEV_MODE=1",
                "../sodium/native ../sodium/native/include ../sodium/native/include/sodium");
        using (var many = Projects.Generated())
            Measure(many, "many", $"{Flags} -Wall", "../many/native");
    }

    private static void Measure(TestFolder folder, string project, string flags, string includes)
    {
        Projects.AddCMake(folder, project, flags, includes);
        folder.Write("plain/plain.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        string[] configure = ["-G", "Ninja", "-S", folder["cmake"], "-B", folder["cmake/build"],
            $"-DCMAKE_C_COMPILER={folder["cmake/zig-cc"]}", $"-DCMAKE_AR={folder["cmake/zig-ar"]}"];
        Tool.Run("dotnet", ["build", "-c", "Release"], folder[project], folder.Variables).Succeeds();
        Tool.Run("dotnet", ["build", "-c", "Release"], folder["plain"], folder.Variables).Succeeds();
        Tool.Run("cmake", configure, folder.Root, folder.Variables).Succeeds();
        Tool.Run("cmake", ["--build", folder["cmake/build"]], folder.Root, folder.Variables).Succeeds();
        Comparison.Run($"full build of {project}", 5, 1.10,
            () => Tool.Run("dotnet", ["build", "--no-restore", "-c", "Release"], folder[project], folder.Variables).Succeeds(),
            () =>
            {
                Tool.Run("cmake", ["--build", folder["cmake/build"]], folder.Root, folder.Variables).Succeeds();
                Tool.Run("dotnet", ["build", "--no-restore", "-c", "Release"], folder["plain"], folder.Variables).Succeeds();
            },
            prepare: () =>
            {
                foreach (var path in new[] { $"{project}/obj/native", "cmake/build" })
                {
                    if (Directory.Exists(folder[path]))
                        Directory.Delete(folder[path], recursive: true);
                }

                // Exclude the time in which CMake detects the compiler.
                Tool.Run("cmake", configure, folder.Root, folder.Variables).Succeeds();
            });
    }
}
