using System.Runtime.InteropServices;

namespace Packages.Tests;

/// <summary>
/// A machine with the .NET SDK and nothing else: the started process finds no other program, and libclang is hidden from it. It has its own package cache.
/// </summary>
internal static class BareMachine
{
    // Directories that contain other libraries are replaced by directories with links to these.
    private const string Hide = """
        set -e
        scratch=$(mktemp -d)
        mount -t tmpfs none "$scratch"
        for folder in /usr/lib/llvm-*; do [ ! -d "$folder" ] || mount -t tmpfs none "$folder"; done
        for folder in /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib /usr/local/lib; do
            ls "$folder"/libclang* > /dev/null 2>&1 || continue
            copy=$scratch/$(echo "$folder" | tr / _)
            mkdir -p "$copy/all" "$copy/seen"
            mount --bind "$folder" "$copy/all"
            find "$copy/all" -mindepth 1 -maxdepth 1 ! -name 'libclang*' -exec ln -s -t "$copy/seen" {} +
            mount --bind "$copy/seen" "$folder"
        done
        PATH=$1
        shift
        exec "$@"
        """;

    /// <summary>Adds a program to the machine of a test.</summary>
    public static void Install(TestFolder test, string name, string program)
    {
        Directory.CreateDirectory(test["machine"]);
        File.CreateSymbolicLink(test[$"machine/{name}"], program);
    }

    /// <summary>Runs a program on this machine in a directory of a test.</summary>
    public static ToolResult Run(TestFolder test, string folder, string program, params string[] arguments)
    {
        // The first line of the program zig in its package names a shell.
        if (!File.Exists(test["machine/dotnet"]))
        {
            Install(test, "sh", "/bin/sh");
            Install(test, "dotnet", Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        }

        var variables = new Dictionary<string, string?>(test.Variables)
        {
            ["NUGET_PACKAGES"] = test["packages"],
            ["ZIG"] = null,
            ["LIBCLANG_PATH"] = null,
        };
        return Tool.Run("unshare", ["--map-root-user", "--mount", "sh", "-c", Hide, "sh", test["machine"], program, .. arguments], test[folder], variables);
    }
}
