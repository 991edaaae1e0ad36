using Xunit.Abstractions;

/// <summary>Marks a test class that takes longer than the others of its project: it starts first, so that no core is idle at the end of a run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongRunningAttribute : Attribute;

/// <summary>The order of the test classes of a project. xunit creates the instance.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private const string Prefix = "Test collection for ";

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(collection => IsLong(collection) ? 0 : 1);

    // Each class without a collection of its own is a collection with this name.
    private static bool IsLong(ITestCollection collection) =>
        collection.DisplayName.StartsWith(Prefix, StringComparison.Ordinal)
        && collection.TestAssembly.Assembly.GetType(collection.DisplayName[Prefix.Length..])?.GetCustomAttributes(typeof(LongRunningAttribute)).Any() == true;
}
