using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>Asks the zig that was found who it is. NSDK1001 where none was found.</summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveToolchain : NativeTask
{
    /// <summary>Full path of zig, empty where none was found.</summary>
    public string ZigPath { get; set; } = "";

    /// <summary>Item <c>path/to/zig</c> with <c>Version</c>, <c>LibDirectory</c>, <c>GlobalCache</c>.</summary>
    [Output]
    public ITaskItem? Toolchain { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        if (ZigPath.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK1001",
                "There is nothing to compile C with: no zig in ZigPath, in ZigExePath, in the environment variable ZIG or on "
                + "PATH, and no CMake on PATH. Install zig (https://ziglang.org/download), or let the build fetch it: "
                + "<NativeZigVersion>0.16.0.2</NativeZigVersion> in the project (a version of Vezel.Zig.Toolsets)."));
        if (!File.Exists(ZigPath))
            throw new NativeException(Diagnostic.Error("NSDK1002",
                $"zig is not at '{ZigPath}'. Set ZigPath to the zig executable, or to the folder that has it; with "
                + "NativeZigVersion, run dotnet restore, which downloads it."));
        var answer = Processes.Run(new ProcessRequest(FullPath(ZigPath), ["env"], TaskEnvironment.ProjectDirectory.Value))
            .GetAwaiter().GetResult();
        var zig = ZigCache.CheckWritable(ZigToolchain.Parse(FullPath(ZigPath), answer.Output + answer.Error));
        Toolchain = PathItem.Of(zig.Executable, new Dictionary<string, string>
        {
            ["Version"] = zig.Version,
            ["LibDirectory"] = zig.LibDirectory,
            ["GlobalCache"] = zig.GlobalCache,
        });
    }
}
