using Microsoft.Build.Framework;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Reports NSDK1003 for a RID that is not supported.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckRuntimeIdentifier : NativeTask
{
    /// <summary>The target RID.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => NativeTarget.Parse(Rid);
}
