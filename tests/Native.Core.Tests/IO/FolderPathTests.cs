using CsCheck;
using Native.Core.IO;

namespace Native.Core.Tests.IO;

public sealed class FolderPathTests
{
    private static readonly Gen<string> s_path = Gen.OneOf("a", "b", "ab", "a b").Array[1, 4].Select(names => "/" + string.Join('/', names));

    [Fact]
    public void A_folder_contains_what_its_relative_path_does_not_lead_out_of() => Gen.Select(s_path, s_path, Gen.OneOf("", "/")).Holds((folder, path, end) =>
    {
        var relative = Path.GetRelativePath(folder, path);
        Assert.Equal(relative != "." && relative.Split('/')[0] != "..", FolderPath.Contains(folder + end, path));
    });
}
