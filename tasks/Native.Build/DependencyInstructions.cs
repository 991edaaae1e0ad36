using Native.Core.Dependencies;

namespace Native.Build;

/// <summary>Prints the items of a library as instructions.</summary>
internal static class DependencyInstructions
{
    public static void Print(IEnumerable<DependencyItem> items)
    {
        // A system layout can contain directories that do not exist, but an instruction must name existing ones.
        foreach (var item in items.Where(item => item.Type is not (DependencyItemType.Include or DependencyItemType.SearchPath) || Directory.Exists(item.Value)))
            Print(item);
    }

    /// <summary>Returns the distinct values of one type, in order.</summary>
    public static IReadOnlyList<string> Values(this IEnumerable<DependencyItem> items, DependencyItemType type) =>
        [.. items.Where(item => item.Type == type && !item.IsArgument).Select(item => item.Value).Distinct()];

    private static void Print(DependencyItem item)
    {
        switch (item.Type)
        {
            case DependencyItemType.Library when item.IsArgument:
                Link.Argument(item.Value);
                break;
            case DependencyItemType.Library:
                Link.Library(item.Value, item.WholeArchive ? LinkKind.WholeStatic : Enum.TryParse<LinkKind>(item.Kind, out var kind) ? kind : LinkKind.Default);
                break;
            case DependencyItemType.SearchPath:
                Link.Search(item.Value);
                break;
            case DependencyItemType.Include:
                Instructions.Print("include", item.Kind is "System" or "After" ? $"{item.Kind.ToLowerInvariant()}={item.Value}" : item.Value);
                break;
            case DependencyItemType.Define:
                Instructions.Print("define", item.Value);
                break;
            case DependencyItemType.Constant:
                Emit.Constant(item.Value);
                break;
            case DependencyItemType.Copy:
                var copy = Path.Combine(BuildContext.OutDirectory, item.Kind.Length > 0 ? item.Kind : Path.GetFileName(item.Value));
                FileWriter.CopyIfDifferent(item.Value, copy);
                Emit.Copy(copy);
                break;
            case DependencyItemType.CxxRuntime:
                Link.CxxRuntime();
                break;
            case DependencyItemType.Option when item.Value != "-pthread":
                Emit.Warning($"The option {item.Value} of {item.Dependency} ({item.Origin}) has no effect, because no instruction exists for it. Use a NativeDependency item for this library.");
                break;
        }
    }
}
