using Microsoft.Build.Framework;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Reports NSDK9003 for each property with an invalid value, and NSDK6050 for each property that another one replaced.</summary>
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
            Log.Report(PropertySchema.Replaced.FirstOrDefault(old => old.Name == item.ItemSpec) is { Advice: { } advice }
                ? PropertyValues.Replaced(item.ItemSpec, item.GetMetadata("Value"), advice)
                : PropertyValues.Wrong(PropertySchema.All.Single(option => option.Name == item.ItemSpec), item.GetMetadata("Value")));
    }
}
