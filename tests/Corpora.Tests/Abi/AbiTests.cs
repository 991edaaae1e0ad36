namespace Corpora.Tests.Abi;

/// <summary>
/// Calls the generated functions. C code from the same compiler computes the expected results: a value that is passed in another register
/// or stack slot is detected only when a program runs.
/// </summary>
public sealed class AbiTests(AbiProject project) : IClassFixture<AbiProject>
{
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("win-x64")]
    public void C_and_CSharp_receive_the_values_that_the_other_passes(string rid)
    {
        var result = project.Run(rid);
        var lines = result.StandardOutput.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode == 0 && lines.LastOrDefault() == "done", $"Seed {project.Seed}: exit code {result.ExitCode} after '{lines.LastOrDefault()}'.\n{result.Error}");
        var calls = lines[..^1].Select(line => line.Split(' ')).ToList();
        var wrong = calls.FindAll(call => call[2] != call[3]).ConvertAll(call => $"{string.Join(' ', call)}: {project.Bound.First(other => other.Name == call[1]).Header}");
        Assert.True(wrong.Count == 0, $"Seed {project.Seed}: {wrong.Count} of {calls.Count} are wrong:\n{string.Concat(wrong.Take(20))}");
        Assert.Equal(project.Bound.Select(call => call.Name), calls.Select(call => call[1]));
        Assert.True(calls.Where(call => call[0] is not ("layout" or "friendly")).DistinctBy(call => call[1]).Count() >= 500);
    }

    [Fact]
    public void Only_types_that_CSharp_lacks_are_refused()
    {
        var wrong = project.Refused.Where(pair => pair.Call is not { IsPlain: false }).Select(pair => pair.Message)
            .Concat(project.Untyped.Where(call => call.IsPlain).Select(call => $"{call.Name} is a void*: {call.Header}")).ToList();
        Assert.True(wrong.Count == 0, $"Seed {project.Seed}: {string.Join('\n', wrong)}");
        // Every kind of call has many signatures, some of which contain a type that only C can pass.
        Assert.Equal(["callback", "friendly", "function", "layout", "macro", "pointer", "result", "shim", "table", "variable", "variadic"],
            project.Bound.GroupBy(call => call.Kind).Where(group => group.Count() >= 8).Select(group => group.Key).Order(StringComparer.Ordinal));
    }
}
