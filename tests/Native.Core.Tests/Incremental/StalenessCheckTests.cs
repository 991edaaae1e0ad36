using Native.Core.Incremental;

namespace Native.Core.Tests.Incremental;

public sealed class StalenessCheckTests
{
    private readonly FakeFiles _files = new FakeFiles().With("/obj/a.o").With("/src/a.c", 5).With("/src/h.h", 5);
    private readonly BuildRecord _record = new("zig 1", "-O2\n-g", "CC=1", [new("/src/a.c", new(5, 0)), new("/src/h.h", new(5, 0))]);

    [Fact]
    public void What_did_not_change_is_not_stale() => Assert.Null(Reason());

    [Theory]
    [InlineData("zig 2", "-O2\n-g", "CC=1", "the compiler changed from zig 1 to zig 2")]
    [InlineData("zig 1", "-O2\n-g\n-DX", "CC=1", "its options changed: -DX is new")]
    [InlineData("zig 1", "-O2", "CC=1", "its options changed: -g is gone")]
    [InlineData("zig 1", "-O3\n-g", "CC=1", "its options changed: -O2 became -O3")]
    [InlineData("zig 1", "-g\n-O2", "CC=1", "its options changed: their order")]
    [InlineData("zig 1", "-O2\n-g", "CC=2", "what it depends on changed: CC=1 became CC=2")]
    public void The_reason_names_what_changed(string tool, string arguments, string rerun, string expected) =>
        Assert.Equal(expected, Reason(tool, arguments, rerun));

    [Theory]
    [InlineData(6, "/src/h.h changed")]
    [InlineData(4, "/src/h.h changed")]
    public void A_file_that_became_newer_or_older_changed(long ticks, string expected)
    {
        _files.With("/src/h.h", ticks);
        Assert.Equal(expected, Reason());
    }

    [Fact]
    public void A_file_of_another_size_changed()
    {
        _files.With("/src/a.c", 5, "longer");
        Assert.Equal("/src/a.c changed", Reason());
    }

    [Fact]
    public void A_file_that_is_gone_is_said_to_be()
    {
        _files.Without("/src/h.h");
        Assert.Equal("/src/h.h is gone", Reason());
    }

    [Fact]
    public void Without_output_or_record_it_was_not_built()
    {
        Assert.Equal("it was not built yet", new StalenessCheck(_files).Reason("/obj/a.o", null, "zig 1", "-O2\n-g", "CC=1"));
        _files.Without("/obj/a.o");
        Assert.Equal("it was not built yet", Reason());
    }

    [Fact]
    public void The_record_lies_beside_the_output()
    {
        _files.With("/obj/a.o.rec", text: _record.Write());
        Assert.Equal(_record.Write(), new StalenessCheck(_files).Record("/obj/a.o")?.Write());
        Assert.Null(new StalenessCheck(_files).Record("/obj/b.o"));
    }

    [Fact]
    public void A_file_is_asked_for_once()
    {
        var check = new StalenessCheck(_files);
        Assert.Equal(check.Stamp("/none"), check.Stamp("/none"));
        Assert.Equal(["/none"], _files.Asked);
    }

    private string? Reason(string tool = "zig 1", string arguments = "-O2\n-g", string rerun = "CC=1") =>
        new StalenessCheck(_files).Reason("/obj/a.o", _record, tool, arguments, rerun);
}
