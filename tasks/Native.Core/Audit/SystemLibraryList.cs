using Native.Core.Imports;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Lists the libraries that every machine of a RID has. A package does not have to contain them.</summary>
public static class SystemLibraryList
{
    // The C library, and the compiler's runtimes that .NET itself requires. This is a part of the list of manylinux, which assumes a desktop (X11, GLib, zlib):
    // https://github.com/pypa/auditwheel, src/auditwheel/policy/manylinux-policy.json; https://learn.microsoft.com/dotnet/core/install/linux-debian#dependencies
    private static readonly HashSet<string> s_glibc = new(
        [.. "libc.so.6 libm.so.6 libmvec.so.1 libdl.so.2 libpthread.so.0 librt.so.1 libutil.so.1 libresolv.so.2 libanl.so.1".Split(' ')], StringComparer.Ordinal);

    private static readonly HashSet<string> s_compilers = new(["libgcc_s.so.1", "libstdc++.so.6"], StringComparer.Ordinal);

    private static readonly string[] s_ofCompilers =
    [
        .. "libgcc_s libstdc++ libc++ libunwind. libatomic. libgomp. libomp. libquadmath. libgfortran. libssp. libwinpthread libasan. libubsan. libtsan. liblsan. libclang_rt ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
        .. "vcruntime msvcp concrt vcomp ucrtbased clang_rt".Split(' '),
    ];

    /// <summary>Returns the name of the list for messages.</summary>
    public static string Name(NativeTarget target) => target.System switch
    {
        TargetSystem.Linux => "Linux with glibc",
        TargetSystem.LinuxMusl => "Linux with musl",
        TargetSystem.Windows => "Windows",
        _ => "macOS",
    };

    /// <summary>
    /// Returns true if every machine of <paramref name="target"/> has a library, such as <c>libc.so.6</c>, <c>/usr/lib/libSystem.B.dylib</c> or
    /// <c>KERNEL32.dll</c>.
    /// </summary>
    public static bool Contains(NativeTarget target, string name) => target.System switch
    {
        TargetSystem.Linux => IsGlibc(name) || s_compilers.Contains(name),
        TargetSystem.LinuxMusl => IsMusl(name) || s_compilers.Contains(name),
        TargetSystem.Windows => WindowsLibraries.IsDll(name),
        // https://developer.apple.com/library/archive/documentation/DeveloperTools/Conceptual/DynamicLibraries
        _ => (name.StartsWith("/usr/lib/", StringComparison.Ordinal) || name.StartsWith("/System/Library/", StringComparison.Ordinal)) && !name.Contains("/../", StringComparison.Ordinal),
    };

    /// <summary>Returns true if a compiler includes a library, so that the build machine has it: <c>VCRUNTIME140.dll</c>, <c>libasan.so.8</c>.</summary>
    public static bool IsOfCompiler(string fileName) => s_ofCompilers.Any(prefix => fileName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns true if a name in a C# import is that of a library of some system: <c>libc</c>, <c>kernel32</c>, <c>libSystem</c>.</summary>
    public static bool IsImport(string name) => name.StartsWith('/') || name is "libSystem" or "libSystem.dylib" or "libobjc" or "libobjc.dylib"
        || WindowsLibraries.IsDll(name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.dll")
        || s_glibc.Concat(s_compilers).Any(library => LibraryNames.Answers(library, name));

    /// <summary>Returns true if a library is a part of glibc.</summary>
    public static bool IsGlibc(string name) => s_glibc.Contains(name) || name.StartsWith("ld-linux", StringComparison.Ordinal);

    /// <summary>Returns true if a library is a part of musl, which is one file: <c>libc.so</c>, or <c>libc.musl-x86_64.so.1</c> on Alpine.</summary>
    public static bool IsMusl(string name) => name == "libc.so" || name.StartsWith("libc.musl-", StringComparison.Ordinal) || name.StartsWith("ld-musl-", StringComparison.Ordinal);
}
