using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

public sealed class CheckPropertiesTests
{
    [Fact]
    public void Every_invalid_value_is_an_error_with_the_valid_ones()
    {
        var engine = new FakeBuildEngine();
        var task = new CheckProperties { BuildEngine = engine, Wrong = [Item("NativeToolchain", "gcc"), Item("NativeLto", "yes")] };
        Assert.False(task.Execute());
        Assert.Equal(["NSDK9003", "NSDK9003"], engine.Errors.Select(error => error.Code));
        Assert.Contains("auto, zig, cmake", engine.Errors[0].Message);
        Assert.Contains("true or false", engine.Errors[1].Message);
    }

    [Fact]
    public void A_property_of_an_earlier_version_is_an_error_with_its_replacement()
    {
        var engine = new FakeBuildEngine();
        Assert.False(new CheckProperties { BuildEngine = engine, Wrong = [Item("NativeStrip", "true")] }.Execute());
        Assert.Equal(["NSDK6050"], engine.Errors.Select(error => error.Code));
        Assert.Contains("<NativeSymbols>None</NativeSymbols> in place of true", engine.Errors[0].Message);
    }

    private static TaskItem Item(string name, string value) => new(name, new Dictionary<string, string> { ["Value"] = value });
}
