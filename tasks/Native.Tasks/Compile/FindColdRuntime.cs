using Microsoft.Build.Framework;

namespace Native.Tasks;

/// <summary>Says, before it begins, that the next link takes long: zig first makes the C runtime of the target.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindColdRuntime : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>From <see cref="ResolveToolchain"/>.</summary>
    [Required]
    public ITaskItem Toolchain { get; set; } = null!;

    /// <summary>Whether the runtime of C++ is needed too.</summary>
    public bool HasCxx { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = new BuildSettings(Settings);
        var zig = ToolchainItem.Zig(Toolchain);
        if (ZigWarmUp.IsCold(zig, settings.Triple, HasCxx))
            Summarize($"{settings.ProjectName}: zig {zig.Version} makes its {(HasCxx ? "C++" : "C")} runtime for {settings.Target.Rid}, once: this can take minutes");
    }
}
