using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Lists functions of zlib and Brotli, which the class library of .NET uses and which a project can define too. A program must not contain parts of two versions:
/// if a project defines one of these functions, the linker uses the definitions of the project only.
/// </summary>
public static class PlatformSymbols
{
    // The list has one function per object that System.IO.Compression.Native uses. The same object contains the other functions.
    private static readonly string[] s_shared = ["deflate", "inflate", "crc32", "BrotliEncoderCompress", "BrotliDecoderDecompress"];

    /// <summary>
    /// Returns the arguments with which the linker uses the static libraries of projects, which precede those of the platform. The
    /// linker for Windows uses the first definition without arguments.
    /// </summary>
    public static IEnumerable<string> Arguments(IEnumerable<IReadOnlySet<string>> defined, NativeTarget target)
    {
        var sets = defined.ToList();
        return target.IsWindows ? [] : s_shared.Where(name => sets.Exists(set => set.Contains(name))).Select(name => $"-Wl,-u,{(target.IsMacOS ? "_" : "")}{name}");
    }
}
