namespace Native.Bindgen.Mapping;

/// <summary>Writes C# expressions whose value depends on the platform.</summary>
internal static class RuntimeChoice
{
    /// <summary>Returns an expression that selects one text per target. The most frequent one is last, without a condition.</summary>
    public static string Expression(TargetSet targets, IReadOnlyList<string?> texts)
    {
        var groups = Enumerable.Range(0, texts.Count).Where(i => texts[i] is not null).GroupBy(i => texts[i]!).OrderBy(group => group.Count()).ToList();
        return string.Concat(groups.SkipLast(1).Select(group => $"{Parenthesize(targets.Condition([.. group]))} ? {group.Key} : ")) + groups[^1].Key;
    }

    private static string Parenthesize(string condition) => condition.Contains("||") || condition.Contains("==") ? $"({condition})" : condition;
}
