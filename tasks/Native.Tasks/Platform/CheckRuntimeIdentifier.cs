using Microsoft.Build.Framework;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>NSDK1003 for a RID that nothing is built for.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckRuntimeIdentifier : NativeTask
{
    /// <summary>The RID that is built for.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => NativeTarget.Parse(Rid);
}
