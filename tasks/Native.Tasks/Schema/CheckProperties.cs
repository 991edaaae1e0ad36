using Microsoft.Build.Framework;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>NSDK9003 for each property with a value that it cannot have.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProperties : NativeTask
{
    /// <summary>The names of such properties, with the metadata <c>Value</c>.</summary>
    [Required]
    public ITaskItem[] Wrong { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (var item in Wrong)
            Log.Report(PropertyValues.Wrong(PropertySchema.All.Single(option => option.Name == item.ItemSpec), item.GetMetadata("Value")));
    }
}
