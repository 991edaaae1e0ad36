using Native.Bindgen.Tests.Oracle;

namespace Native.Bindgen.Tests;

/// <summary>
/// Headers with many members of the kinds that caused faults in real headers, compared with C compilers on all eight RIDs: bit-fields, layouts,
/// constants, names, old declarations, documentation, encodings.
/// </summary>
public sealed class KindTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests/Native.Bindgen.Tests/Kinds");

    public static TheoryData<string> Names => [.. Directory.GetFiles(s_folder, "*.h").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kind_is_the_same_in_CSharp_and_in_C_on_every_RID(string name) =>
        Assert.Equal([], HeaderOracle.Faults(Path.Combine(s_folder, $"{name}.h"), [], Headers.AllRids[1..]));
}
