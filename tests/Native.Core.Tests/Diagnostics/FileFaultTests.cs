using Native.Core.Diagnostics;

namespace Native.Core.Tests.Diagnostics;

public sealed class FileFaultTests
{
    [Theory]
    [InlineData(0x80070020, "close that program (a debugger, a running app)")]
    [InlineData(0x80070021, "close that program (a debugger, a running app)")]
    [InlineData(0x8007012F, "close that program (a debugger, a running app)")]
    [InlineData(0x800704C8, "close that program (a debugger, a running app)")]
    [InlineData(0x80071779, "attrib -r")]
    [InlineData(0x800700CE, "LongPathsEnabled")]
    [InlineData(0x80070070, "free some, or set BaseIntermediateOutputPath")]
    [InlineData(0x80070027, "free some, or set BaseIntermediateOutputPath")]
    [InlineData(28, "free some, or set BaseIntermediateOutputPath")]
    [InlineData(0x80070005, "correct its permissions")]
    [InlineData(0, "correct its permissions")]
    public void The_error_names_the_cause_and_the_fix(uint error, string remedy)
    {
        var diagnostic = FileFault.Of(new IOException("'a' cannot be replaced: text.", unchecked((int)error)));
        Assert.Equal((Severity.Error, "NSDK2040"), (diagnostic.Severity, diagnostic.Code));
        Assert.StartsWith("The native build cannot read or write its files: 'a' cannot be replaced: text. Expected ", diagnostic.Message);
        Assert.Contains(remedy, diagnostic.Message);
    }

    [Fact]
    public void A_path_that_is_too_long_is_identified_by_its_exception_type() => Assert.Contains("LongPathsEnabled", FileFault.Of(new PathTooLongException()).Message);

    [Theory]
    [InlineData(0x80070020, true, true)]
    [InlineData(0x80070021, true, true)]
    [InlineData(0x80070005, true, false)]
    [InlineData(0x80070091, true, false)]
    [InlineData(0x80070070, false, false)]
    [InlineData(0x80070002, false, false)]
    [InlineData(11, true, true)]
    [InlineData(35, true, true)]
    public void Errors_that_another_program_causes_are_temporary(uint error, bool passes, bool isHeld)
    {
        var exception = new IOException("", unchecked((int)error));
        Assert.Equal((passes, isHeld), (FileFault.Passes(exception), FileFault.IsHeld(exception)));
        Assert.False(FileFault.Passes(new InvalidOperationException { HResult = unchecked((int)error) }));
    }
}
