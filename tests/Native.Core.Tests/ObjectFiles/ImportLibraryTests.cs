using Native.Core.ObjectFiles;

namespace Native.Core.Tests.ObjectFiles;

public sealed class ImportLibraryTests
{
    [Theory]
    [InlineData("short", "z1.dll")]
    [InlineData("gnu", "z1.dll")]
    [InlineData("code", null)]
    [InlineData("big", null)]
    [InlineData("empty", null)]
    [InlineData("nothing", null)]
    [InlineData("text", null)]
    public void The_DLL_is_read_in_each_form_and_an_archive_of_code_has_none(string form, string? expected)
    {
        var file = form switch
        {
            "short" => ImportLibraries.Short("z1.dll"),
            "gnu" => ImportLibraries.Gnu("z1.dll"),
            "code" => ImportLibraries.Code,
            "big" => ImportLibraries.Archive(("/", "sym"u8.ToArray()), ("a.o/", new CoffBuilder(big: true).Section(".text", CoffBuilder.Code, "code").Build())),
            "empty" => ImportLibraries.Archive(),
            "nothing" => [],
            _ => "INPUT(libz.dll.a)"u8.ToArray(),
        };
        Assert.Equal(expected, Dll(file));
    }

    // Microsoft's library manager can put the records of an import library after objects with code.
    [Fact]
    public void An_archive_with_code_and_records_is_one_of_code() => Assert.Null(Dll([.. ImportLibraries.Code, .. ImportLibraries.Short("z1.dll")[8..]]));

    [Fact]
    public void A_truncated_file_has_no_DLL_or_that_of_the_complete_file()
    {
        foreach (var file in new[] { ImportLibraries.Short("z1.dll"), ImportLibraries.Gnu("z1.dll") })
        {
            for (var length = 0; length < file.Length; length++)
                Assert.Contains(Dll(file[..length]), new[] { null, "z1.dll" });
        }
    }

    private static string? Dll(byte[] file) => ImportLibrary.Dll(new MemoryStream(file));
}
