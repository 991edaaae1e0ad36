using Native.Core.Incremental;

namespace Native.Execution.Tests;

/// <summary>Wherever a build is interrupted, no output remains next to the state of another output.</summary>
public sealed class RecordedStepTests : IDisposable
{
    private static readonly StepState s_before = new("before", []) { Items = [StepItem.Of("NativeDefine", "A")] };
    private static readonly StepState s_after = new("after", []);

    private readonly TemporaryFolder _folder = new();

    public RecordedStepTests() => FileWriter.Write(State, s_before.Write());

    private string State => StepStateFile.PathOf(_folder["out"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_state_is_written_after_the_output()
    {
        var order = new List<string>();
        RecordedStep.Complete(_folder["out"], () => order.Add($"place, state there: {File.Exists(State)}"), () =>
        {
            order.Add("state");
            return s_after;
        }, _folder["tmp"]);
        Assert.Equal(["place, state there: False", "state"], order);
        Assert.Equal("after", Read()!.Options);
        Assert.Equal([State], Directory.GetFiles(_folder["."]).Select(Path.GetFullPath));
    }

    [Fact]
    public void If_the_output_cannot_be_moved_no_state_remains()
    {
        Assert.Throws<IOException>(() => RecordedStep.Complete(_folder["out"], () => throw new IOException(), () => s_after, _folder["tmp"]));
        Assert.Null(Read());
    }

    [Fact]
    public void If_the_state_cannot_be_determined_no_state_remains()
    {
        Assert.Throws<IOException>(() => RecordedStep.Complete(_folder["out"], () => { }, () => throw new IOException(), _folder["tmp"]));
        Assert.Null(Read());
    }

    [Fact]
    public void A_step_that_began_is_stale_and_keeps_its_items_for_editors()
    {
        RecordedStep.Begin(State, s_before);
        Assert.NotEqual(s_before.Options, Read()!.Options);
        Assert.Equal("A", Assert.Single(Read()!.Items).Include);
    }

    [Fact]
    public void A_step_without_a_state_has_none_while_it_runs()
    {
        RecordedStep.Begin(State, null);
        Assert.False(File.Exists(State));
        RecordedStep.Begin(State, null);
    }

    private StepState? Read() => StepStateFile.Read(new DiskFileReader(), _folder["out"]);
}
