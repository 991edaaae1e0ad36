using Native.Bindgen.Tests.Oracle;

namespace Native.Bindgen.Tests;

/// <summary>Real headers, compared with C compilers on all eight RIDs. The corpus in Corpora.Tests contains many more.</summary>
public sealed class RealHeaderTests
{
    private static readonly Dictionary<string, string> s_headers = new()
    {
        ["zlib"] = "/usr/include/zlib.h",
        ["sodium"] = "/usr/include/sodium.h",
        ["sqlite3"] = "/usr/include/sqlite3.h",
        ["git2"] = "/usr/include/git2.h",
        ["node_api"] = Path.Combine(Repository.Sources, "node-api", "node_api.h"),
        ["clang"] = "/usr/lib/llvm-19/include/clang-c/Index.h",
        ["png"] = "/usr/include/png.h",
        ["lzma"] = "/usr/include/lzma.h",
    };

    public static TheoryData<string> Names => [.. s_headers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_same_in_CSharp_and_in_C_on_every_RID(string name) =>
        Assert.Empty(HeaderOracle.Faults(s_headers[name], name == "clang" ? ["-I/usr/lib/llvm-19/include"] : [], Headers.AllRids[1..]));
}
