using Microsoft.Build.Framework;
using Native.Core.NativeAot;

namespace Native.Tasks;

/// <summary>Converts a <see cref="StaticPart"/> to an item and back.</summary>
internal static class StaticPartItem
{
    public static ITaskItem Of(StaticPart part) => PathItem.Of(part.Value,
        new("Type", part.Type.ToString()), new("Project", part.Project), new("IsWhole", part.IsWhole ? "true" : ""),
        new("ImportName", part.ImportName), new("SharedFile", part.SharedFile));

    public static StaticPart Read(ITaskItem item) => new(
        Enum.Parse<StaticPartType>(item.GetMetadata("Type")), item.ItemSpec, item.GetMetadata("Project"), item.GetMetadata("IsWhole") == "true",
        item.GetMetadata("ImportName"), item.GetMetadata("SharedFile"));
}
