using Native.Core.Incremental;
using Native.Core.NativeAot;

namespace Native.Core.Tests.NativeAot;

public sealed class LinkedObjectsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_state_gives_back_what_was_linked(bool hasCxx)
    {
        var state = StepState.Read(new StepState("", []) { Items = new LinkedObjects(["/o/b.o", "/o/a ö.o"], hasCxx).Items }.Write());
        var linked = LinkedObjects.Of(state)!;
        Assert.Equal(["/o/b.o", "/o/a ö.o"], linked.Objects);
        Assert.Equal(hasCxx, linked.HasCxx);
    }

    [Fact]
    public void A_state_of_an_older_version_says_nothing() => Assert.Null(LinkedObjects.Of(new StepState("", [])));
}
