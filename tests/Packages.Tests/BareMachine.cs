namespace Packages.Tests;

/// <summary>A machine without libclang: its directories are hidden from the started process. Zig is not on the <c>PATH</c> of tests.</summary>
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
        exec "$@"
        """;

    /// <summary>Runs a program on this machine in a directory of a test.</summary>
    public static ToolResult Run(TestFolder test, string folder, string program, params string[] arguments)
    {
        // Servers that other tests use see libclang.
        var variables = new Dictionary<string, string?>(test.Variables) { ["UseSharedCompilation"] = "false", ["LIBCLANG_PATH"] = null };
        return Tool.Run("unshare", ["--map-root-user", "--mount", "sh", "-c", Hide, "sh", program, .. arguments], test[folder], variables);
    }
}
