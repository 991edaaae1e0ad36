using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Schema;
using Native.Tasks;

namespace Native.Tasks.Tests;

public sealed class ItemReaderTests
{
    public static TheoryData<string> Items => [.. ItemSchema.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Items))]
    public void Unknown_metadata_is_an_error_with_the_existing_names(string name)
    {
        var type = ItemSchema.All.Single(type => type.Name == name);
        foreach (var known in type.Names.Append("_Own").Append("CopyToOutputDirectory"))
            ItemReader.RefuseUnknownMetadata(type, [new TaskItem("a", new Dictionary<string, string> { [known] = "1" })]);
        var diagnostic = Assert.Throws<NativeException>(() => ItemReader.RefuseUnknownMetadata(type,
            [new TaskItem("a"), new TaskItem("b.c", new Dictionary<string, string> { ["Definess"] = "1" })])).Diagnostic;
        Assert.Equal("NSDK9002", diagnostic.Code);
        Assert.All(["b.c", "Definess", name, .. type.Names], text => Assert.Contains(text, diagnostic.Message));
    }

    [Theory]
    [InlineData("static", LibraryKind.Static)]
    [InlineData("", LibraryKind.Default)]
    public void A_choice_has_no_case(string value, LibraryKind expected) => Assert.Equal(expected, Item(value).Choice("Kind", LibraryKind.Default));

    [Theory]
    [InlineData("Sttic")]
    [InlineData("1")]
    public void A_wrong_choice_names_the_values(string value)
    {
        var diagnostic = Assert.Throws<NativeException>(() => Item(value).Choice("Kind", LibraryKind.Default)).Diagnostic;
        Assert.Equal("NSDK9003", diagnostic.Code);
        Assert.All([value, "Kind", "lib.a", "Framework"], text => Assert.Contains(text, diagnostic.Message));
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("", true)]
    public void A_flag_has_no_case_and_a_default(string value, bool expected) => Assert.Equal(expected, Item(value).Flag("Kind", fallback: true));

    [Fact]
    public void A_list_is_split_and_trimmed() => Assert.Equal(["a", "b"], Item(" a ;; b;").List("Kind"));

    private static TaskItem Item(string value) => new("lib.a", new Dictionary<string, string> { ["Kind"] = value });
}
