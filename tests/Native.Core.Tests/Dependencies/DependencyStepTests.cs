using Native.Core.Dependencies;
using Native.Core.Link;

namespace Native.Core.Tests.Dependencies;

public sealed class DependencyStepTests
{
    [Theory]
    [InlineData("Include", "", false)]
    [InlineData("Library:Static Library:", "", false)]
    [InlineData("Library:Shared", "", true)]
    [InlineData("Library:Shared Copy:libz.so.1", "", false)]
    [InlineData("Library:Shared Copy:libz.so.1 Library:Shared", "", true)]
    [InlineData("Library:Static", "Library:Shared", false)]
    public void A_dependency_is_external_if_a_shared_library_of_it_is_not_copied(string own, string other, bool isExternal)
    {
        static IEnumerable<DependencyItem> Items(string text, string dependency) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':'))
            .Select((parts, i) => new DependencyItem(Enum.Parse<DependencyItemType>(parts[0]), $"/lib/{i}", dependency, "/pc", parts.ElementAtOrDefault(1) ?? ""));
        var dependency = new Dependency("z", [], VersionRange.Any, DependencyMode.Auto, LibraryKind.Default, IsOptional: false, [], HasSource: false);
        var resolution = new Resolution([new(dependency, DependencyState.System, "1", "/pc/z.pc", "")], [.. Items(own, "z"), .. Items(other, "y")], [], [], []);
        var state = DependencyStep.Items(resolution, "/out")[0];
        Assert.Equal(("State", isExternal), (state.Type, state.Metadata.Any(pair => pair is { Key: "IsExternal", Value: "true" })));
    }
}
