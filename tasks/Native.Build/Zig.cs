using Native.Core.Command;
using Native.Core.Toolchain;

namespace Native.Build;

/// <summary>The zig that the project is compiled with.</summary>
internal sealed class Zig
{
    private static readonly Lazy<Zig> s_current = new(Find);

    private Zig(ZigToolchain toolchain) => Toolchain = toolchain;

    public static Zig Current => s_current.Value;

    public ZigToolchain Toolchain { get; }

    /// <summary>Runs zig; its own cache goes below <paramref name="scratch"/>, which is removed afterwards.</summary>
    public async Task<ProcessResult> Run(IReadOnlyList<string> arguments, string scratch)
    {
        // A command line of any length: Windows has a limit.
        if (arguments.Count > 20)
        {
            var file = Path.Combine(scratch, $"{Guid.NewGuid():N}.rsp");
            await File.WriteAllTextAsync(file, CommandLine.ResponseFile(arguments.Skip(1))).ConfigureAwait(false);
            arguments = [arguments[0], $"@{file}"];
        }

        return await Start(Toolchain.Executable, arguments, Path.Combine(scratch, "zig-cache")).ConfigureAwait(false);
    }

    private static Zig Find()
    {
        var path = Environment.GetEnvironmentVariable("ZIG");
        if (string.IsNullOrEmpty(path))
            throw new InvalidOperationException(
                "There is no zig to compile C with in a build script. Install it (https://ziglang.org/download), or set NativeZigVersion in the project.");
        var answer = Start(path, ["env"], null).GetAwaiter().GetResult();
        return new(ZigToolchain.Parse(path, answer.Output + answer.Error));
    }

    private static Task<ProcessResult> Start(string path, IReadOnlyList<string> arguments, string? localCache) =>
        new Programs().Run(new(path, arguments, BuildContext.ProjectDirectory,
            localCache is null ? null : new Dictionary<string, string?> { ["ZIG_LOCAL_CACHE_DIR"] = localCache }));
}
