using CsCheck;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Tests.Incremental;

public sealed class StepStateTests
{
    private static readonly StepState s_state = new(StepOptions.Of("zig 1", ["CC=1"], ["-O2", "-DX=\"a\\nb\""]),
    [
        StepInput.File("/src/a b.c", new(5, 3)), StepInput.File("/src/none.h", null), StepInput.NotFound("/inc", ["z.h", "sys/x.h"]),
        new(InputKind.Variable, "FLAVOUR", "=two words\nand\\a line"), new(InputKind.Names, "/pc//*.pc", "3-00ff"), new(InputKind.Present, "/out//a.h", ""),
        new(InputKind.Tree, "/p//obj/**", "1-0a"), new(InputKind.File, "/src/new\nline", StepInput.Changed),
    ])
    {
        Items = [StepItem.Of("Library", "/l/libz.a", ("Kind", "Static"), ("Origin", ""), ("Value", "50% | a\nb")), StepItem.Of("Define", "A=b c")],
    };

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        var read = StepState.Read(s_state.Write())!;
        Assert.Equal(s_state.Options, read.Options);
        Assert.Equal(s_state.Inputs, read.Inputs);
        Assert.Equal(s_state.Items.Select(Text), read.Items.Select(Text));
        Assert.Equal(s_state.Write(), read.Write());
        Assert.Equal(["/src/a b.c", "/src/none.h", "/src/new\nline"], read.Files);
    }

    [Fact]
    public void A_truncated_state_is_rejected()
    {
        var text = s_state.Write();
        for (var length = 0; length < text.Length; length++)
            Assert.Null(StepState.Read(text[..length]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("native-record 1\nzig\n\nend\n")]
    [InlineData("native-step 1\n-1\n\n0\nend\n")]
    [InlineData("native-step 1\n0\n\n-1\nend\n")]
    [InlineData("native-step 1\n99999999\n\n0\nend\n")]
    [InlineData("native-step 1\n0\n\n1\n91-1 /a\nend\n")]
    [InlineData("native-step 1\n0\n\n2\n01-1 /a\nend\n")]
    [InlineData("native-step 1\n0\n\n0\nLibrary x y\nend\n")]
    public void A_damaged_state_is_rejected(string? text) => Assert.Null(StepState.Read(text));

    [Theory]
    [InlineData("zig 1", "CC=1", "-O2\n-g", null)]
    [InlineData("zig 2", "CC=1", "-O2\n-g", "the compiler changed from zig 1 to zig 2")]
    [InlineData("zig 1", "CC=1", "-O2\n-g\n-DX", "its options changed: -DX was added")]
    [InlineData("zig 1", "CC=1", "-O2", "its options changed: -g was removed")]
    [InlineData("zig 1", "CC=1", "-O3\n-g", "its options changed: -O2 changed to -O3")]
    [InlineData("zig 1", "CC=1", "-g\n-O2", "its options changed: their order")]
    [InlineData("zig 1", "CC=2", "-O2\n-g", "its dependencies changed: CC=1 changed to CC=2")]
    public void The_reason_names_what_changed(string tool, string rerun, string arguments, string? expected) =>
        Assert.Equal(expected, new StepState(StepOptions.Of("zig 1", ["CC=1"], ["-O2", "-g"]), []).Reason(
            StepOptions.Of(tool, [rerun], arguments.Split('\n')), new(new FakeFiles(), _ => null)));

    [Fact]
    public void An_unfinished_state_keeps_its_items_and_is_always_stale()
    {
        var unfinished = StepState.Read(s_state.Unfinished.Write())!;
        Assert.Equal(s_state.Items.Select(Text), unfinished.Items.Select(Text));
        Assert.NotNull(unfinished.Reason(s_state.Options, new(new FakeFiles(), _ => null)));
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(5, 6, false)]
    [InlineData(5, 4, true)]
    public void A_build_tool_that_compares_timestamps_misses_older_timestamps(long before, long now, bool expected) => Assert.Equal(expected,
        new StepState("", [StepInput.File("/a.c", new FileStamp(before, 0))]).NeedsCleanBuild(new(new FakeFiles().With("/a.c", now), _ => null)));

    [Fact]
    public void A_build_tool_that_compares_timestamps_misses_another_size_and_a_new_header()
    {
        InputReader Now() => new(new FakeFiles().With("/a.c", 5, "long").With("/inc/z.h"), _ => null);
        Assert.True(new StepState("", [StepInput.File("/a.c", new FileStamp(5, 3))]).NeedsCleanBuild(Now()));
        Assert.True(new StepState("", [StepInput.NotFound("/inc", ["z.h"])]).NeedsCleanBuild(Now()));
        Assert.False(new StepState("", [StepInput.NotFound("/inc", ["y.h"])]).NeedsCleanBuild(Now()));
    }

    private static readonly Gen<string> s_text = Property.Text("ab \\n\n\r%;\u00e9=0");

    private static readonly Gen<string> s_word = Property.Text("ab\\n\n\r%;\u00e90", shortest: 1);

    private static readonly Gen<StepInput> s_input = Gen.Select(Gen.Enum<InputKind>(), s_word, s_text)
        .Select((kind, word, text) => kind == InputKind.Variable ? new StepInput(kind, word, text) : new StepInput(kind, text, word));

    // The type of an item and the names of its metadata are MSBuild names.
    private static readonly Gen<StepItem> s_item = Gen.Select(Property.Text("aB_", shortest: 1), s_text, Gen.Select(Property.Text("aB_", shortest: 1), s_text).Array[0, 3])
        .Select((type, include, metadata) => new StepItem(type, include, [.. metadata.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))]));

    private static readonly Gen<StepState> s_states = Gen.Select(s_text, s_input.List[0, 4], s_item.List[0, 3])
        .Select((options, inputs, items) => new StepState(options, inputs) { Items = items });

    [Fact]
    public void Any_state_is_read_as_it_was_written() => s_states.Holds(state =>
    {
        var read = StepState.Read(state.Write())!;
        Assert.Equal(state.Options, read.Options);
        Assert.Equal(state.Inputs, read.Inputs);
        Assert.Equal(state.Items.Select(Text), read.Items.Select(Text));
    }, print: state => state.Write());

    [Fact]
    public void Any_truncated_state_is_rejected() => s_states.Select(Gen.Double[0, 1]).Holds((state, where) =>
    {
        var text = state.Write();
        Assert.Null(StepState.Read(text[..(int)(where * (text.Length - 1))]));
    }, print: cut => $"{cut.Item2} of {cut.Item1.Write()}");

    // A state of another version, or of a script, can contain files that the step did not create.
    [Fact]
    public void Only_copies_in_the_folder_and_their_debug_information_are_the_step_s_own() => Assert.Equal(["/o/x/libz.so", "/o/x/libz.so.dbg"], new StepState(
        "", [StepInput.File("/o/x/libz.so.dbg", null), StepInput.File("/o/x/other.dbg", null), StepInput.File("/opt/lib/libz.so.dbg", null)])
    {
        Items = [StepItem.Of("Copy", "/o/x/libz.so"), StepItem.Of("Copy", "/opt/lib/libz.so"), StepItem.Of("Library", "/o/x/libfoo.a")],
    }.CopiesIn("/o/x/"));

    private static string Text(StepItem item) => string.Join(' ', [item.Type, item.Include, .. item.Metadata.Select(pair => $"{pair.Key}={pair.Value}")]);
}
