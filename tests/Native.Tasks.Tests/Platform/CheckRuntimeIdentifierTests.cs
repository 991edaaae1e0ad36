namespace Native.Tasks.Tests;

public sealed class CheckRuntimeIdentifierTests
{
    [Theory]
    [InlineData("linux-x64", null)]
    [InlineData("amiga-68k", "NSDK1003")]
    [InlineData("", "NSDK1003")]
    public void Only_RIDs_of_the_table_are_valid(string rid, string? code)
    {
        var engine = new FakeBuildEngine();
        Assert.Equal(code is null, new CheckRuntimeIdentifier { BuildEngine = engine, Rid = rid }.Execute());
        Assert.Equal(code, engine.Errors.SingleOrDefault()?.Code);
    }
}
