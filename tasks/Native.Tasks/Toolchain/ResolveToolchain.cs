using Microsoft.Build.Framework;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Queries zig for its version and directories. Logs a message if the link will take long because zig first builds the C runtime of the target.
/// NSDK1001 if zig was not found.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveToolchain : NativeTask
{
    /// <summary>The full path of zig; empty if it was not found.</summary>
    public string ZigPath { get; set; } = "";

    /// <summary><c>NativeToolchain</c>, for the message of NSDK1001.</summary>
    public string NativeToolchain { get; set; } = "auto";

    /// <summary>The one <c>_NativeSettings</c> item, if something is built.</summary>
    public ITaskItem? Settings { get; set; }

    /// <summary>The sources. C++ needs a larger runtime.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The item <c>path/to/zig</c> with <c>Version</c>, <c>LibDirectory</c> and <c>GlobalCache</c>.</summary>
    [Output]
    public ITaskItem? Toolchain { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        if (ZigPath.Length == 0)
            throw new NativeException(Nothing());
        if (!File.Exists(ZigPath))
            throw new NativeException(Diagnostic.Error("NSDK1002",
                $"zig does not exist at '{ZigPath}'. Set ZigPath to the zig executable, or to the directory that contains it; with "
                    + "NativeZigVersion, run dotnet restore, which downloads it."));
        var zig = ZigQuery.Ask(Processes, FullPath(ZigPath), TaskEnvironment.ProjectDirectory.Value, TaskEnvironment.GetEnvironmentVariable);
        Toolchain = PathItem.Of(zig.Executable, new Dictionary<string, string>
        {
            ["Version"] = zig.Version,
            ["LibDirectory"] = zig.LibDirectory,
            ["GlobalCache"] = zig.GlobalCache,
        });
        if (Settings is not null)
            Announce(SettingsOf(Settings), zig);
    }

    private Diagnostic Nothing() => NativeToolchain == "cmake"
        ? Diagnostic.Error("NSDK1001",
            "No C compiler was found: NativeToolchain is cmake, but CMake is not on PATH. Expected CMake (https://cmake.org/download) and a C compiler of "
                + "this machine; install them, or set NativeToolchain to auto to compile with zig.")
        : Diagnostic.Error("NSDK1001",
            "No C compiler was found: zig is not in ZigPath, ZigExePath, the environment variable ZIG or PATH"
                + (NativeToolchain == "zig" ? ". " : ", and CMake is not on PATH. ")
            + "Expected one of them; install zig (https://ziglang.org/download), or run dotnet restore, which downloads it unless NativeZigVersion is none.");

    private void Announce(BuildSettings settings, ZigToolchain zig)
    {
        var hasCxx = Sources.Any(source => CompileArguments.IsCxx(source.Choice("Language", CompileArguments.Language(source.ItemSpec) ?? SourceLanguage.C)));
        if (settings.OutputType != NativeOutputType.StaticLibrary && ZigWarmUp.IsCold(zig, settings.Triple, hasCxx))
            Summarize($"{settings.ProjectName}: zig {zig.Version} builds its {(hasCxx ? "C++" : "C")} runtime for {settings.Target.Rid} once; this can take minutes");
    }
}
