namespace TestKit;

/// <summary>Runs programs for other machines or C libraries: with qemu, musl or wine.</summary>
public static class Foreign
{
    private static readonly Lock s_wine = new();
    private static readonly Dictionary<string, string?> s_none = [];

    /// <summary>Runs <paramref name="program"/>, which was built for <paramref name="rid"/>.</summary>
    public static ToolResult Run(string rid, string program, params string[] arguments) => Run(rid, program, s_none, arguments);

    /// <summary>Runs <paramref name="program"/> with more variables than those of this process.</summary>
    public static ToolResult Run(string rid, string program, IReadOnlyDictionary<string, string?> variables, params string[] arguments) => rid switch
    {
        "linux-x64" or "linux-musl-x64" => Tool.Run(program, arguments, environment: variables),
        // Uses Debian's arm64 libraries, which setup installs. With -L, the loader would use the C library of the cross-compiler instead.
        "linux-arm64" => Tool.Run("qemu-aarch64-static", [program, .. arguments], environment: variables),
        "win-x64" => Wine([program, .. arguments], variables),
        _ => throw new ArgumentOutOfRangeException(nameof(rid), rid, "Nothing here runs it."),
    };

    // Programs run one at a time, because they share the server of the wine prefix, and this server ends with the last program.
    private static ToolResult Wine(string[] command, IReadOnlyDictionary<string, string?> variables)
    {
        lock (s_wine)
            return Tool.Run("wine", command, environment: new Dictionary<string, string?>(WinePrefix.Variables.Concat(variables)));
    }

    /// <summary>Loads <paramref name="library"/> in a C program for its RID and prints the result of <c>add(2, 3)</c>.</summary>
    public static ToolResult CallAdd(TestFolder test, string rid, string library, string function)
    {
        var folder = $"driver-{rid}";
        test.Write($"{folder}/driver.c", $$"""
            #include <stdio.h>
            #ifdef _WIN32
            #include <windows.h>
            #define OPEN(p) (void *)LoadLibraryExA(p, NULL, LOAD_WITH_ALTERED_SEARCH_PATH)
            #define FIND(l, n) (void *)GetProcAddress((HMODULE)l, n)
            #define WHY "LoadLibrary failed"
            #else
            #include <dlfcn.h>
            #define OPEN(p) dlopen(p, RTLD_NOW | RTLD_LOCAL)
            #define FIND(l, n) dlsym(l, n)
            #define WHY dlerror()
            #endif
            int main(int argc, char **argv)
            {
                void *library = OPEN(argv[1]);
                if (library == 0) { printf("%s\n", WHY); return 1; }
                int (*add)(int, int) = (int (*)(int, int))FIND(library, "{{function}}");
                if (add == 0) { printf("no {{function}}\n"); return 2; }
                printf("%d\n", add(2, 3));
                return argc > 9;
            }
            """);
        var program = test[$"{folder}/driver{(rid.StartsWith("win", StringComparison.Ordinal) ? ".exe" : "")}"];
        // zig links musl statically, and a static program cannot load libraries.
        string[] compiler = rid == "linux-musl-x64" ? ["musl-gcc"] : [Repository.Zig, "cc", "-target", Triple(rid)];
        Tool.Run(compiler[0], [.. compiler[1..], test[$"{folder}/driver.c"], "-o", program, "-w"], environment: test.Variables).Succeeds();
        // A DLL finds the DLLs next to it only if its path is a Windows path.
        var result = Run(rid, program, rid == "win-x64" ? $"Z:{library.Replace('/', '\\')}" : library);
        // The program always prints something: without output, it did not run, or crashed.
        if (result.StandardOutput.Length == 0)
            throw new InvalidOperationException($"The driver for {rid} printed nothing and ended with exit code {result.ExitCode}: {result.Error}");
        return result with { StandardOutput = result.StandardOutput.Replace("\r\n", "\n", StringComparison.Ordinal) };
    }

    private static string Triple(string rid) => rid switch
    {
        "linux-x64" => "x86_64-linux-gnu.2.23",
        "linux-arm64" => "aarch64-linux-gnu.2.23",
        "win-x64" => "x86_64-windows-gnu",
        _ => throw new ArgumentOutOfRangeException(nameof(rid)),
    };
}
