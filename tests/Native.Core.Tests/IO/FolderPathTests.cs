using CsCheck;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Tests.IO;

public sealed class FolderPathTests
{
    private static readonly Gen<string> s_path = Gen.OneOf("a", "b", "ab", "a b").Array[1, 4].Select(names => "/" + string.Join('/', names));

    [Fact]
    public void A_folder_contains_paths_that_do_not_lead_out_of_it() => Gen.Select(s_path, s_path, Gen.OneOf("", "/")).Holds((folder, path, end) =>
    {
        var relative = Path.GetRelativePath(folder, path);
        Assert.Equal(relative != "." && relative.Split(Path.DirectorySeparatorChar)[0] != "..", FolderPath.Contains(folder + end, path));
    });

    [Theory]
    [InlineData("/", "/a", StringComparison.Ordinal, true)]
    [InlineData("/", "/", StringComparison.Ordinal, false)]
    [InlineData("/a/", "/a/", StringComparison.Ordinal, false)]
    [InlineData("/A", "/a/b", StringComparison.Ordinal, false)]
    [InlineData("/A/", "/a/b", StringComparison.OrdinalIgnoreCase, true)]
    [InlineData("/a", "/ab/c", StringComparison.OrdinalIgnoreCase, false)]
    public void Names_are_compared_with_or_without_case(string folder, string path, StringComparison comparison, bool expected) =>
        Assert.Equal(expected, FolderPath.Contains(folder, path, comparison));

    [Theory]
    [InlineData("/a/b/", "/a/b", StringComparison.Ordinal, true)]
    [InlineData("/a/B", "/a/b", StringComparison.Ordinal, false)]
    [InlineData("/a/B", "/a/b/", StringComparison.OrdinalIgnoreCase, true)]
    [InlineData("/a", "/a/b", StringComparison.OrdinalIgnoreCase, false)]
    public void Equal_paths_can_have_either_separator(string path, string other, StringComparison comparison, bool expected) =>
        Assert.Equal((expected, expected), (FolderPath.AreEqual(path, other, comparison), FolderPath.AreEqual(path.Replace('/', Path.DirectorySeparatorChar), other, comparison)));

    [Theory]
    [InlineData("windows", true)]
    [InlineData("macos", true)]
    [InlineData("linux", false)]
    public void Names_of_one_file_are_the_same(string host, bool ignoresCase)
    {
        var paths = FolderPath.Set(["/obj/./x/../a.o", "/obj/b.o"], Hosts.Of(host));
        Assert.Equal((true, ignoresCase, false), (Has("/obj/a.o"), Has("/Obj/B.o"), Has("/obj/c.o")));

        bool Has(string path) => paths.Contains(Path.GetFullPath(path));
    }
}
