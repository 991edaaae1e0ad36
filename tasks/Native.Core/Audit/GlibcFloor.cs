using Native.Core.ObjectFiles;

namespace Native.Core.Audit;

/// <summary>Determines which versions of symbols a system with a given glibc has.</summary>
public static class GlibcFloor
{
    // The versions of GCC's C++ runtime in distributions with a given glibc: https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html and the policies of
    // manylinux.
    private static readonly CxxRuntime[] s_runtimes =
    [
        new(new(2, 17), new(3, 4, 19), new(1, 3, 7)),
        new(new(2, 23), new(3, 4, 21), new(1, 3, 9)),
        new(new(2, 24), new(3, 4, 22), new(1, 3, 10)),
        new(new(2, 27), new(3, 4, 24), new(1, 3, 11)),
        new(new(2, 28), new(3, 4, 25), new(1, 3, 11)),
        new(new(2, 31), new(3, 4, 28), new(1, 3, 12)),
        new(new(2, 34), new(3, 4, 29), new(1, 3, 13)),
        new(new(2, 35), new(3, 4, 30), new(1, 3, 13)),
        new(new(2, 39), new(3, 4, 33), new(1, 3, 15)),
        new(new(2, 42), new(3, 4, 34), new(1, 3, 15)),
    ];

    // These versions of glibc describe features of a binary, not the functions that it calls: relative relocations, descriptors of thread-local storage.
    private static readonly Feature[] s_features =
    [
        new("GLIBC_ABI_DT_RELR", new(2, 36)), new("GLIBC_ABI_GNU_TLS", new(2, 42)), new("GLIBC_ABI_GNU2_TLS", new(2, 42)), new("GLIBC_ABI_DT_X86_64_PLT", new(2, 42)),
    ];

    /// <summary>Returns the oldest glibc with which a binary loads, or null if it does not need a version of glibc.</summary>
    public static Version? Required(BinaryImage image) => image.Needed.SelectMany(library => library.Versions).Select(Glibc).Max();

    /// <summary>Returns the versions that a system with <paramref name="glibc"/> does not have, such as <c>GLIBC_2.34 of libc.so.6</c>.</summary>
    public static IEnumerable<string> Missing(BinaryImage image, Version glibc)
    {
        var runtime = s_runtimes.LastOrDefault(row => row.Glibc <= glibc, s_runtimes[0]);
        foreach (var library in image.Needed)
        {
            foreach (var version in library.Versions)
            {
                // Only libraries of the same glibc may use GLIBC_PRIVATE.
                if (version == "GLIBC_PRIVATE" || Glibc(version) > glibc || Number(version, "GLIBCXX_") > runtime.Glibcxx || Number(version, "CXXABI_") > runtime.CxxAbi)
                    yield return $"{version} of {library.Name}";
            }
        }
    }

    private static Version? Glibc(string version) => s_features.FirstOrDefault(feature => feature.Name == version)?.Glibc ?? Number(version, "GLIBC_");

    private static Version? Number(string version, string prefix) =>
        version.StartsWith(prefix, StringComparison.Ordinal) && Version.TryParse(version.AsSpan(prefix.Length), out var number) ? number : null;

    // Classes, because generic collections of structs must be compiled in every build.
    private sealed record CxxRuntime(Version Glibc, Version Glibcxx, Version CxxAbi);

    private sealed record Feature(string Name, Version Glibc);
}
