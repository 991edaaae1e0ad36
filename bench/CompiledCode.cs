using System.Globalization;
using TestKit;

namespace Native.Bench;

/// <summary>Measures the code that the SDK compiles: zstd and libsodium with -O3, compared with clang 19 with the same level.</summary>
internal static class CompiledCode
{
    private const string SodiumDefines = "-DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DHAVE_WEAK_SYMBOLS=1 -DSODIUM_STATIC=1 -DDEV_MODE=1";

    // The program loads a library, runs the same work on the same data, and prints the seconds.
    private const string Main = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <time.h>

        static double now(void)
        {
            struct timespec t;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
            return t.tv_sec + t.tv_nsec / 1e9;
        }

        int main(int count, char **arguments)
        {
            void *library = count == 3 ? dlopen(arguments[1], RTLD_NOW) : NULL;
            if (!library) { fprintf(stderr, "error: %s\n", dlerror()); return 1; }
            size_t size = 16 << 20;
            unsigned char *input = malloc(size), *output = malloc(2 * size), hash[32];
            unsigned state = 1;
            for (size_t i = 0; i < size; i++) { state = state * 1664525 + 1013904223; input[i] = "etaoin shrdlu\n"[(state >> 24) % 14 & (state >> 16)]; }
            double start = now();
            if (!strcmp(arguments[2], "zstd")) {
                size_t (*compress)(void *, size_t, const void *, size_t, int) = dlsym(library, "ZSTD_compress");
                size_t (*decompress)(void *, size_t, const void *, size_t) = dlsym(library, "ZSTD_decompress");
                size_t written = compress(output, 2 * size, input, size, 6);
                for (int i = 0; i < 8; i++) if (decompress(input, size, output, written) != size) return 2;
            } else {
                int (*initialize)(void) = dlsym(library, "sodium_init");
                int (*blake)(unsigned char *, size_t, const unsigned char *, unsigned long long, const unsigned char *, size_t) = dlsym(library, "crypto_generichash");
                int (*encrypt)(unsigned char *, const unsigned char *, unsigned long long, const unsigned char *, const unsigned char *) = dlsym(library, "crypto_secretbox_easy");
                if (initialize() < 0) return 2;
                for (int i = 0; i < 4; i++) if (blake(hash, 32, input, size, NULL, 0) || encrypt(output, input, size, hash, hash)) return 2;
            }
            printf("%f\n", now() - start);
            return 0;
        }
        """;

    public static void Run()
    {
        using (var zstd = Projects.Zstd())
            Measure(zstd, "zstd", "libzstd.Native.so", "-DZSTD_DISABLE_ASM=1 -Inative", "native/common native/compress native/decompress");
        using (var sodium = Projects.Sodium())
            Measure(sodium, "sodium", "libsodium.Native.so", $"{SodiumDefines} -Inative/include -Inative/include/sodium", "native");
    }

    private static void Measure(TestFolder folder, string project, string library, string flags, string sources)
    {
        var name = $"run time of {project} at -O3, compared with clang 19";
        Tool.Run("dotnet", ["msbuild", "-t:NativeBuild", "-p:Configuration=Release", "-p:NativeOptimization=3"], folder[project], folder.Variables).Succeeds();
        folder.Write("main.c", Main);
        Tool.Run("gcc", ["-O2", folder["main.c"], "-o", folder["main"], "-ldl"], folder.Root).Succeeds();
        try
        {
            Tool.Run("sh", ["-c", $"clang-19 -O3 -g0 -w -fPIC -shared {flags} $(find {sources} -name '*.c' -o -name '*.S') -o ../clang.so"], folder[project]).Succeeds();
        }
        catch (Exception exception) when (Comparison.IsFailure(exception))
        {
            Comparison.PrintFailure(name, exception);
            return;
        }

        var ours = folder[$"{project}/obj/native/Release/linux-x64/{library}"];
        List<double> left = [], right = [];
        for (var i = 0; i < 7; i++)
        {
            left.Add(Seconds(ours));
            right.Add(Seconds(folder["clang.so"]));
        }

        Comparison.Print(name, Comparison.Median(left), Comparison.Median(right), 1 / 0.97);

        double Seconds(string path) => double.Parse(Tool.Run(folder["main"], [path, project], folder.Root).Succeeds(), CultureInfo.InvariantCulture);
    }
}
