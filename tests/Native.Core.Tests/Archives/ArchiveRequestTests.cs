using Native.Core.Archives;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveRequestTests
{
    private static readonly ArchiveRequest s_request = new("http://a.org/x.tar", "00", 1, [], "/o/x");

    [Fact]
    public void The_key_changes_only_with_the_inputs_of_the_content()
    {
        string[] keys =
        [
            s_request.Key([]), s_request.Key(["1"]), s_request.Key(["1", "2"]), s_request.Key(["2", "1"]),
            (s_request with { Sha256 = "01" }).Key([]), (s_request with { StripComponents = 0 }).Key([]), (s_request with { Source = "http://b.org/x.tar" }).Key([]),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(s_request.Key([]), (s_request with { Folder = "/o/y" }).Key([]));
    }
}
