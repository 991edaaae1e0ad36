using Native.Core.Incremental;
using Native.Core.Seams;

namespace Native.Core.Tests.Incremental;

public sealed class BuildRecordTests
{
    private static readonly BuildRecord s_record = new(
        "zig 0.14 (C:\\zig\\new.exe)", "-c\n-DX=\\n", "", [new("/src/a b.c", new(12, 34)), new("C:\\x\\y.h", new(0, 0))]);

    private const string Text =
        "native-record 1\nzig 0.14 (C:\\\\zig\\\\new.exe)\n-c\\n-DX=\\\\n\n\n12 34 /src/a b.c\n0 0 C:\\x\\y.h\nend\n";

    [Fact]
    public void A_record_is_lines() => Assert.Equal(Text, s_record.Write());

    [Fact]
    public void What_was_written_is_read()
    {
        var read = BuildRecord.Read(s_record.Write());
        Assert.NotNull(read);
        Assert.Equal((s_record.Tool, s_record.Arguments, s_record.Rerun), (read.Tool, read.Arguments, read.Rerun));
        Assert.Equal<InputFile>(s_record.Inputs, read.Inputs);
    }

    [Fact]
    public void A_record_without_inputs_is_read() =>
        Assert.Equal(("zig", "", "x", 0), BuildRecord.Read(new BuildRecord("zig", "", "x", []).Write()) is { } read
            ? (read.Tool, read.Arguments, read.Rerun, read.Inputs.Count)
            : default);

    [Fact]
    public void A_record_that_was_cut_anywhere_is_none()
    {
        for (var length = 0; length < Text.Length; length++)
            Assert.Null(BuildRecord.Read(Text[..length]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\nend\n")]
    [InlineData("native-record 2\nzig\n\n\nend\n")]
    [InlineData("native-record 1\nzig\n\n\n12 /src/a.c\nend\n")]
    [InlineData("native-record 1\nzig\n\n\nx 34 /src/a.c\nend\n")]
    [InlineData("native-record 1\nzig\n\n\n12 y /src/a.c\nend\n")]
    public void Damage_is_no_record(string? text) => Assert.Null(BuildRecord.Read(text));
}
