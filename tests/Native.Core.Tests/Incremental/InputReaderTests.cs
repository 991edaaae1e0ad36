using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Tests.Incremental;

public sealed class InputReaderTests
{
    private readonly FakeFiles _files = new FakeFiles().With("/p/a.c", 5, "abc").With("/p/sub/b.c", 5).With("/p/obj/x.o", 5).With("/p/a.user", 5);
    private readonly Dictionary<string, string> _variables = new() { ["SET"] = "", ["CC"] = "gcc" };

    [Theory]
    [InlineData(InputKind.File, "/p/a.c", "5-3")]
    [InlineData(InputKind.File, "/p/none", "")]
    [InlineData(InputKind.Tree, "/p/a.c", "5-3")]
    [InlineData(InputKind.Tree, "/none", "")]
    [InlineData(InputKind.Variable, "CC", "=gcc")]
    [InlineData(InputKind.Variable, "SET", "=")]
    [InlineData(InputKind.Variable, "NONE", "")]
    [InlineData(InputKind.Searched, "/p//a.c//b.c", "a.c")]
    [InlineData(InputKind.Searched, "/p//b.c//sub/b.c", "sub/b.c")]
    [InlineData(InputKind.Searched, "/p//b.c//sub/c.c//a", "")]
    [InlineData(InputKind.Searched, "/none//b.c", "")]
    [InlineData(InputKind.Present, "/p//a.c//sub/b.c//sub", "")]
    [InlineData(InputKind.Present, "/p//a.c//sub/c.c", "sub/c.c")]
    [InlineData(InputKind.Present, "/p", "")]
    public void An_input_has_its_state(InputKind kind, string name, string expected) => Assert.Equal(expected, Now(kind, name));

    [Fact]
    public void The_state_of_a_tree_changes_with_any_of_its_files()
    {
        var (kind, name) = StepInput.TreeWithout("/p", ["obj/**", "**/*.user"]);
        HashSet<string> states = [Now(kind, name)];
        _files.With("/p/obj/y.o").With("/p/obj/x.o", 9).With("/p/b.user");
        Assert.Single(states.Append(Now(kind, name)).Distinct());
        foreach (var change in new Action[] { () => _files.With("/p/a.c", 6, "abc"), () => _files.With("/p/a.c", 6, "abcd"), () => _files.With("/p/sub/c.c"), () => _files.Without("/p/sub/c.c") })
        {
            var before = Now(kind, name);
            change();
            Assert.NotEqual(before, Now(kind, name));
        }
    }

    [Fact]
    public void The_names_change_when_a_file_appears_or_disappears_and_not_with_its_content()
    {
        var (kind, name) = StepInput.NamesIn("/p", "*.c");
        var before = Now(kind, name);
        _files.With("/p/a.c", 9).With("/p/sub/new.c").With("/p/a.h");
        Assert.Equal(before, Now(kind, name));
        _files.With("/p/new.c");
        Assert.NotEqual(before, Now(kind, name));
        (kind, name) = StepInput.NamesIn("/p", "**/*.c");
        before = Now(kind, name);
        _files.With("/p/sub/deep/new.c");
        Assert.NotEqual(before, Now(kind, name));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_file_that_was_written_while_a_step_ran_counts_as_changed(int minutes, bool isChanged)
    {
        var started = DateTime.UtcNow.AddMinutes(-5);
        _files.With("/p/a.c", started.AddMinutes(minutes).Ticks);
        Assert.Equal(isChanged, new InputReader(_files, _ => null).ReadSince("/p/a.c", started.Ticks).State == StepInput.Changed);
        Assert.Equal(isChanged, new InputReader(_files, _ => null).ReadSince(InputKind.Tree, "/p", started.Ticks).State == StepInput.Changed);
    }

    [Fact]
    public void A_timestamp_in_the_future_is_valid()
    {
        var future = DateTime.UtcNow.AddHours(1).Ticks;
        _files.With("/p/a.c", future);
        Assert.Equal(StepInput.File("/p/a.c", new FileStamp(future, 0)), new InputReader(_files, _ => null).ReadSince("/p/a.c", DateTime.UtcNow.Ticks));
    }

    [Fact]
    public void A_file_is_read_once()
    {
        var now = new InputReader(_files, _ => null);
        Assert.Equal(now.Stamp("/none"), now.Stamp("/none"));
        Assert.Equal(["/none"], _files.Asked);
    }

    [Fact]
    public void Inputs_of_several_steps_become_one_list()
    {
        var inputs = new InputSet();
        inputs.Add([StepInput.File("/a", new(1, 1)), StepInput.File("/b", new(1, 1)), StepInput.NotFound("/i", ["z.h", "a.h"])]);
        inputs.Add([StepInput.File("/a", new(1, 1)), StepInput.File("/b", new(2, 1)), StepInput.NotFound("/i", ["b.h", "a.h"])]);
        Assert.Equal([StepInput.File("/a", new(1, 1)), new(InputKind.File, "/b", StepInput.Changed), StepInput.NotFound("/i", ["a.h", "b.h", "z.h"])], inputs.ToList());
    }

    [Theory]
    [InlineData("a.c", "*.c", true)]
    [InlineData("sub/a.c", "*.c", false)]
    [InlineData("sub/a.c", "**/*.c", true)]
    [InlineData("a.c", "**/*.c", true)]
    [InlineData("obj/a/b.o", "obj/**", true)]
    [InlineData("obj/", "obj/**", true)]
    [InlineData("object", "obj/**", false)]
    [InlineData("x/.git/y", "**/.*/**", true)]
    [InlineData("A.C", "?.c", true)]
    [InlineData("", "", true)]
    [InlineData("a", "", false)]
    public void Patterns_are_those_of_MSBuild(string path, string pattern, bool expected) => Assert.Equal(expected, PathPattern.IsMatch(path, pattern));

    [Fact]
    public void Patterns_of_a_project_are_relative_to_it() =>
        Assert.Equal(["obj/**", "bin/**", "**/*.user", "x/**"], PathPattern.Relative("/p/", "/p/obj//**; bin\\/**;;**/*.user;/other/**;../up/**;/p/x/**"));

    private string Now(InputKind kind, string name) => new InputReader(_files, variable => _variables.GetValueOrDefault(variable)).Now(kind, name).State;
}
