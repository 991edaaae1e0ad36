using Native.Bindgen.Tests.Oracle;

namespace Corpora.Tests.Headers;

/// <summary>
/// Headers of Debian's -dev packages, for the eight RIDs and without options. A difference that is expected has its reason in
/// <see cref="HeaderCorpus"/>.
/// </summary>
public sealed class HeaderCorpusTests
{
    // One RID per C library and data model; the others differ only in the processor.
    private static readonly string[] s_compared = ["linux-arm64", "linux-musl-x64", "win-x64", "osx-arm64"];

    public static TheoryData<string> Names => [.. HeaderCorpus.Headers];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_bound_as_C_compilers_see_it(string header)
    {
        var expected = HeaderCorpus.Expected.GetValueOrDefault(header) ?? [];
        var faults = HeaderOracle.Faults(HeaderCorpus.Path(header), HeaderCorpus.Options.GetValueOrDefault(header) ?? [], s_compared);
        var unexpected = faults.Where(fault => !expected.Any(entry => fault.Contains(entry.Fault, StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, $"{unexpected.Count}: {string.Join("\n", unexpected.Take(20))}");
        // Fails if an expected problem no longer occurs, so that its entry is removed.
        Assert.All(expected, entry => Assert.Contains(faults, fault => fault.Contains(entry.Fault, StringComparison.Ordinal)));
    }
}
