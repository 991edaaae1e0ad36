namespace Native.Bindgen.Mapping;

/// <summary>A C# expression whose value depends on the machine.</summary>
internal static class RuntimeChoice
{
    /// <summary>Chooses among texts, one for each target; the most frequent one comes last, without a condition.</summary>
    public static string Expression(TargetSet targets, IReadOnlyList<string?> texts)
    {
        var groups = Enumerable.Range(0, texts.Count).Where(i => texts[i] is not null).GroupBy(i => texts[i]!).OrderBy(group => group.Count()).ToList();
        return string.Concat(groups.SkipLast(1).Select(group => $"{Parenthesize(targets.Condition([.. group]))} ? {group.Key} : ")) + groups[^1].Key;
    }

    private static string Parenthesize(string condition) => condition.Contains("||") || condition.Contains("==") ? $"({condition})" : condition;
}
