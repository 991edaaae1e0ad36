namespace Native.Build.Tests;

/// <summary>An incorrect value fails at the call, and not when the build reads it.</summary>
public sealed class InstructionsTests
{
    [Fact]
    public void A_wrong_value_fails_at_the_call()
    {
        Assert.Contains("NAME=VALUE", Assert.Throws<ArgumentException>(() => Emit.Define("-DX")).Message);
        Assert.Contains("without a value", Assert.Throws<ArgumentException>(() => Emit.Constant("A=1")).Message);
        Assert.Contains("a value after the =", Assert.Throws<ArgumentException>(() => Rerun.IfChanged("")).Message);
        Assert.Contains("contains a line break", Assert.Throws<ArgumentException>(() => Emit.Source("a.c\nnative::source=b.c")).Message);
        Assert.Contains("control character", Assert.Throws<ArgumentException>(() => Link.Search("a\0b")).Message);
        Assert.Contains("KEY=VALUE", Assert.Throws<ArgumentException>(() => Metadata.Set("my key", "1")).Message);
    }

    [Fact]
    public void Outside_a_build_the_exception_names_the_missing_variable() =>
        Assert.Contains("OUT_DIR is not set", Assert.Throws<InvalidOperationException>(() => BuildContext.OutDirectory).Message);
}
