using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.NativeAot;
using Native.Core.Platform;
using Native.Core.ToolPackages;

namespace Native.Tasks;

/// <summary>Determines whether zig links the program that NativeAOT compiles. Reports NSDK6060, NSDK6061 or NSDK6062 if no linker is available.</summary>
[MSBuildMultiThreadableTask]
public sealed class ChooseAotLinker : NativeTask
{
    /// <summary><c>NativeAotLinker</c>.</summary>
    [Required]
    public string Linker { get; set; } = "";

    /// <summary>The RID of the program.</summary>
    [Required]
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRuntimeIdentifier { get; set; } = "";

    /// <summary>True if the project, or another SDK in it, names a linker.</summary>
    public bool NamesLinker { get; set; }

    /// <summary>Full path of zig, or an empty text if zig was not found.</summary>
    public string ZigPath { get; set; } = "";

    /// <summary>True if zig links the program.</summary>
    [Output]
    public bool UsesZig { get; set; }

    /// <summary>The name of a program that is on the <c>PATH</c> of every host.</summary>
    [Output]
    public string Shell => HostSystem.This.IsWindows ? "cmd" : "sh";

    /// <inheritdoc/>
    protected override void Run()
    {
        // The platform can publish for RIDs that this SDK does not support.
        if (NativeTarget.Find(RuntimeIdentifier) is not { } target)
            return;
        var hasCompiler = SearchPath.Find(TaskEnvironment.GetEnvironmentVariable("PATH"), "clang", "gcc") is not null;
        UsesZig = new AotLinkerChoice(Linker, target, NativeTarget.Find(HostRuntimeIdentifier), NamesLinker, hasCompiler).UsesZig();
        if (UsesZig && ZigPath.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK6062",
                $"There is no linker for NativeAOT programs for {target.Rid}: zig was not found in ZigPath, in ZigExePath, in the environment variable ZIG or on PATH. Expected "
                + $"zig; install it (https://ziglang.org/download), let restore download it (<NativeZigVersion>{ToolPackage.ZigVersion}</NativeZigVersion>), or name a linker of your own: "
                + "<NativeAotLinker>platform</NativeAotLinker> and <CppCompilerAndLinker>path of a clang for the target</CppCompilerAndLinker>."));
    }
}
