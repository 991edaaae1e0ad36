using CsCheck;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Core.Schema;
using Native.Core.Tests;

namespace Native.Tasks.Tests;

public sealed class StepTaskItemsTests
{
    // Texts with MSBuild syntax: an escape, a list, a pattern, a property, an item or a string. MSBuild converts backslashes in items to slashes.
    private static readonly Gen<string> s_text = Property.Text("aB0%*?@$();'41 \u00e9\n", shortest: 1);

    [Fact]
    public void Text_is_unchanged_after_MSBuild_has_read_it() =>
        s_text.Holds(text => Assert.Equal(text, new TaskItem(ItemText.Escape(text)).ItemSpec));

    [Fact]
    public void Escaped_text_contains_nothing_that_MSBuild_expands() =>
        s_text.Holds(text => Assert.DoesNotContain(ItemText.Escape(text), letter => letter is ';' or '*' or '?' or '$' or '@' or '(' or ')' or '\''));

    [Fact]
    public void Items_have_the_values_that_the_step_returned() => Gen.Select(s_text, s_text).Holds((include, value) =>
    {
        var item = Assert.Single(StepTaskItems.Of(new StepState("", []) { Items = [StepItem.Of("NativeDefine", include, ("Origin", value))] }));
        Assert.Equal((include, value, "NativeDefine"), (item.ItemSpec, item.GetMetadata("Origin"), item.GetMetadata("Type")));
    });
}
