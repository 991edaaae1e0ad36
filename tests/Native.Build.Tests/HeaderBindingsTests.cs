using Native.Core.Schema;

namespace Native.Build.Tests;

/// <summary>The class has a method for every metadata name of the item.</summary>
public sealed class HeaderBindingsTests
{
    [Fact]
    public void Every_metadata_name_has_a_method()
    {
        var bindings = new HeaderBindings("a.h").Namespace("N").ClassName("C").LibraryName("l").Public().Allow("a_*", "b").Block("c").Rename("a", "b").StripPrefix("a_")
            .StripEnumPrefix().Opaque("t").Flags("e").Handle("t", "new", "free").InferHandles().StringResult("f").ShimLibrary("s").OutParameter("f", "p").Span("f", "p", "n").Span("g", "p", "n").Variadic("f(const char *, int)")
            .Macro("int M(int)").WithoutOverloads().ThrowOnNullHandle().Cxx().Include("inc").Define("A").Define("B", "1").OutputFile("N.cs").FilePerHeader().Verify();
        var lines = bindings.Lines();
        Assert.Equal(("bindings", "a.h"), lines[0]);
        Assert.Equal(ItemSchema.NativeBindings.Names.Order(), lines.Skip(1).Select(line => line.Value.Split('=')[0]).Order());
        Assert.All(lines.Skip(1), line => Assert.Equal("bindings-option", line.Key));
        Assert.Contains(lines, line => line.Value == "Spans=f:p:n;g:p:n");
        Assert.Contains(lines, line => line.Value == "Defines=A;B=1");
    }

    [Fact]
    public void A_separator_in_a_value_is_refused() =>
        Assert.Contains("no semicolon", Assert.Throws<ArgumentException>(() => new HeaderBindings("a.h").Allow("a;b")).Message);
}
