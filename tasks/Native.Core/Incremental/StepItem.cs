namespace Native.Core.Incremental;

/// <summary>Represents an output item of a step.</summary>
/// <param name="Type">Its type, such as <c>NativeLinkLibrary</c>.</param>
/// <param name="Include">Its <c>Include</c>.</param>
/// <param name="Metadata">Its metadata.</param>
public sealed record StepItem(string Type, string Include, IReadOnlyList<KeyValuePair<string, string>> Metadata)
{
    /// <summary>Creates an item without its empty metadata values.</summary>
    public static StepItem Of(string type, string include, params (string Name, string Value)[] metadata)
    {
        var pairs = new List<KeyValuePair<string, string>>(metadata.Length);
        foreach (var (name, value) in metadata)
        {
            if (value.Length > 0)
                pairs.Add(new(name, value));
        }

        return new(type, include, pairs);
    }
}
