namespace EndToEnd.Tests;

/// <summary>
/// After any edit of an input, the next build produces what a clean build produces, and the build after that does nothing. A row is an
/// input (<see cref="StalenessInputs"/> lists them) and an edit; <see cref="StalenessWorkspace"/> builds all rows of an edit together.
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

/// <summary>An edit of an input between two builds.</summary>
public enum Edit
{
    /// <summary>Different content with another size and the same timestamp, as from <c>cp -p</c>, npm and reproducible archives.</summary>
    SameTime,

    /// <summary>Different content with the same size, and a timestamp before that of the last build, as from <c>git stash</c> or a restored backup.</summary>
    OlderTime,

    /// <summary>Different content, with a timestamp one hour in the future, as from a wrong clock or another machine.</summary>
    FutureTime,

    /// <summary>The input is a symbolic link, and the content of its target changes. The link itself does not change.</summary>
    BehindLink,

    /// <summary>A new file appears at a location that the build searches before that of the input.</summary>
    Appears,

    /// <summary>The file that was found is deleted, so that a later one is found. If there is none, both builds must fail in the same way.</summary>
    Disappears,

    /// <summary>A file in <c>obj</c> that the build created, and that later steps use, is deleted.</summary>
    DeletedBelowObj,
}
