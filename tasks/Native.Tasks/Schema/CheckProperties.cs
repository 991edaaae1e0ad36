using Microsoft.Build.Framework;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Reports NSDK9003 for each property with an invalid value.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProperties : NativeTask
{
    /// <summary>The names of properties with invalid values, which are in the metadata <c>Value</c>.</summary>
    [Required]
    public ITaskItem[] Wrong { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (var item in Wrong)
            Log.Report(PropertyValues.Wrong(PropertySchema.All.Single(option => option.Name == item.ItemSpec), item.GetMetadata("Value")));
    }
}
