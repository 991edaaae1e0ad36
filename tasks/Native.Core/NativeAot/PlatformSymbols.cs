using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Functions that the class library of .NET uses and that a project may define too, because both have zlib or Brotli. If the linker took some of them from one and
/// some from the other, they would not fit together: a program in which a project defines one of these has all of them from the project.
/// </summary>
public static class PlatformSymbols
{
    // One for each object of the libraries that System.IO.Compression.Native uses: the others come with it.
    private static readonly string[] s_shared = ["deflate", "inflate", "crc32", "BrotliEncoderCompress", "BrotliDecoderDecompress"];

    /// <summary>The arguments that make the linker take them from the project's archives, which come first.</summary>
    public static IEnumerable<string> Arguments(IEnumerable<IReadOnlySet<string>> defined, NativeTarget target)
    {
        var sets = defined.ToList();
        return s_shared.Where(name => sets.Exists(set => set.Contains(name))).Select(name => $"-Wl,-u,{(target.IsMacOS ? "_" : "")}{name}");
    }
}
