using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.Tests.Schema;

public sealed class PropertyValuesTests
{
    [Theory]
    [InlineData("hidden", "hidden")]
    [InlineData("Hidden", "hidden")]
    [InlineData("", "")]
    public void A_choice_is_spelled_as_declared(string value, string expected) =>
        Assert.Equal(expected, Of(PropertySchema.NativeSymbolVisibility, value).Text(PropertySchema.NativeSymbolVisibility));

    [Theory]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void A_flag_has_two_values(string value, bool expected) =>
        Assert.Equal(expected, Of(PropertySchema.NativeLto, value).Flag(PropertySchema.NativeLto));

    [Fact]
    public void A_list_is_split_at_semicolons() =>
        Assert.Equal(["undefined", "thread"], Of(PropertySchema.NativeSanitizers, " undefined;;thread ").List(PropertySchema.NativeSanitizers));

    [Theory]
    [InlineData("", 0)]
    [InlineData("12", 12)]
    public void A_number_is_0_without_a_value(string value, int expected) =>
        Assert.Equal(expected, Of(PropertySchema.NativeParallelism, value).Number(PropertySchema.NativeParallelism));

    [Fact]
    public void An_invalid_value_is_an_error_that_lists_the_valid_ones()
    {
        AssertWrong(PropertySchema.NativeSymbolVisibility, "secret", "default, hidden", values => values.Text(PropertySchema.NativeSymbolVisibility));
        AssertWrong(PropertySchema.NativeLto, "yes", "true or false", values => values.Flag(PropertySchema.NativeLto));
        AssertWrong(PropertySchema.NativeParallelism, "-1", "0 or more", values => values.Number(PropertySchema.NativeParallelism));
    }

    [Fact]
    public void Without_a_value_the_optimization_level_is_0() => Assert.Equal("0", PropertyValues.None.Optimization);

    private static void AssertWrong(PropertyOption option, string value, string expected, Func<PropertyValues, object> read)
    {
        var diagnostic = Assert.Throws<NativeException>(() => read(Of(option, value))).Diagnostic;
        Assert.Equal("NSDK9003", diagnostic.Code);
        Assert.Contains($"'{value}' is not a valid value for {option.Name}", diagnostic.Message);
        Assert.Contains(expected, diagnostic.Message);
    }

    private static PropertyValues Of(PropertyOption option, string value) => PropertyValues.Of((option, value));
}
