using Native.Core.Dependencies;

namespace Native.Core.Tests.Dependencies;

public sealed class BuildVariablesTests
{
    [Theory]
    [InlineData("X=1", "1", "")]
    [InlineData("X=1;X_linux_arm64=2", "2", "2")]
    [InlineData("X=1;X_linux_arm64=2;X_linux-arm64=3", "3", "3")]
    [InlineData("X=1;X_linux-x64=2", "1", "")]
    [InlineData("", "", "")]
    public void The_form_with_the_RID_takes_precedence(string variables, string value, string valueForRid)
    {
        var build = Variables(variables);
        Assert.Equal((value, valueForRid), (build.Get("X"), build.GetForRid("X")));
    }

    [Fact]
    public void Every_variable_that_was_read_is_recorded_even_if_it_is_not_set()
    {
        var build = Variables("A=1");
        Assert.True(build.IsOn("A"));
        build.GetForRid("B");
        Assert.Equal(["A", "A_linux-arm64", "A_linux_arm64", "B_linux-arm64", "B_linux_arm64"], build.Names);
    }

    [Theory]
    [InlineData("X=1", true)]
    [InlineData("X=yes", true)]
    [InlineData("X=0", false)]
    [InlineData("X=", false)]
    [InlineData("X=1;X_linux_arm64=0", false)]
    public void A_switch_is_on_when_it_is_set_and_not_0(string variables, bool expected) => Assert.Equal(expected, Variables(variables).IsOn("X"));

    private static BuildVariables Variables(string text)
    {
        var values = text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => entry[1]);
        return new(name => values.GetValueOrDefault(name), "linux-arm64");
    }
}
