namespace EndToEnd.Tests;

/// <summary>
/// Whatever happens to an input, the next build gives what a clean build would give, and the build after that does nothing. A row is an
/// input (<see cref="StalenessInputs"/> has them all) and an edit; <see cref="StalenessWorkspace"/> makes all rows of an edit at once.
/// </summary>
public sealed class StalenessTests(StalenessWorkspace workspace) : IClassFixture<StalenessWorkspace>
{
    public static TheoryData<string, Edit> Rows()
    {
        var rows = new TheoryData<string, Edit>();
        foreach (var edit in Enum.GetValues<Edit>())
        {
            foreach (var input in StalenessInputs.All.Where(input => input.Edits.Contains(edit)))
                rows.Add(input.Name, edit);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_build_after_an_edit_equals_a_clean_one_and_the_next_does_nothing(string input, Edit edit)
    {
        var fault = workspace.FaultOf(input, edit);
        Assert.True(fault is null, $"{input}, {edit}: {fault}");
    }
}

/// <summary>What happens to an input between two builds.</summary>
public enum Edit
{
    /// <summary>Other content of another size, under the time that the file had: <c>cp -p</c>, npm, reproducible archives.</summary>
    SameTime,

    /// <summary>Other content of the same size, with a time before that of the last build: <c>git stash</c>, a restored backup.</summary>
    OlderTime,

    /// <summary>Other content, dated an hour ahead: a clock that was wrong, a file of another machine.</summary>
    FutureTime,

    /// <summary>The input is a symbolic link, and the file that it leads to gets other content. The link stays as it is.</summary>
    BehindLink,

    /// <summary>A file appears where the build would have found it earlier than the one that it took.</summary>
    Appears,

    /// <summary>The file that was found is gone, so that a later one is found; where there is none, both builds must fail alike.</summary>
    Disappears,

    /// <summary>Something that the build itself made below <c>obj</c>, and goes on from, is deleted.</summary>
    DeletedBelowObj,
}
