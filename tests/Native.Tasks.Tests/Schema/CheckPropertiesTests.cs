using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

public sealed class CheckPropertiesTests
{
    [Fact]
    public void Every_invalid_value_is_an_error_with_the_valid_ones()
    {
        var engine = new FakeBuildEngine();
        var task = new CheckProperties { BuildEngine = engine, Wrong = [Item("NativeToolchain", "gcc"), Item("NativeStrip", "yes")] };
        Assert.False(task.Execute());
        Assert.Equal(["NSDK9003", "NSDK9003"], engine.Errors.Select(error => error.Code));
        Assert.Contains("auto, zig, cmake", engine.Errors[0].Message);
        Assert.Contains("true or false", engine.Errors[1].Message);
    }

    private static TaskItem Item(string name, string value) => new(name, new Dictionary<string, string> { ["Value"] = value });
}
