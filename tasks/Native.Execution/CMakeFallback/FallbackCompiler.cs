using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>The machine's own C compiler, which CMake finds where there is no zig.</summary>
internal static class FallbackCompiler
{
    /// <summary>NSDK1005 for another RID than this machine's, unless a CMake toolchain file says how to build for it.</summary>
    public static void Require(NativeTarget target, string hostRid, string toolchainFile)
    {
        if (target.Rid != hostRid && toolchainFile.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK1005",
                $"There is no zig, and the machine's own compiler makes binaries for {hostRid}, not for {target.Rid}. Install "
                + "zig (https://ziglang.org/download) or set NativeZigVersion, which builds for every RID; or name a CMake toolchain "
                + "file for this one in NativeCMakeToolchainFile."));
    }

    /// <summary>The variables by which CMake chooses it.</summary>
    public static Dictionary<string, string?> Variables(Func<string, string?> variable) => new()
    {
        ["CC"] = variable("CC"),
        ["CXX"] = variable("CXX"),
    };
}
