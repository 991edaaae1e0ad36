using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Checks for the C compiler of the host, which CMake uses if zig is missing.</summary>
internal static class FallbackCompiler
{
    /// <summary>Reports NSDK1005 if the RID of the target is not that of the host and no CMake toolchain file supports it.</summary>
    public static void Require(NativeTarget target, string hostRid, string toolchainFile)
    {
        if (target.Rid != hostRid && toolchainFile.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK1005",
                $"zig was not found, and the compiler of this machine creates binaries for {hostRid}, not for {target.Rid}. Install "
                + "zig (https://ziglang.org/download) or set NativeZigVersion, which builds for every RID; or set NativeCMakeToolchainFile to a CMake "
                + "toolchain file for this RID."));
    }

    /// <summary>Returns the variables with which CMake selects the compiler.</summary>
    public static Dictionary<string, string?> Variables(Func<string, string?> variable) => new()
    {
        ["CC"] = variable("CC"),
        ["CXX"] = variable("CXX"),
    };
}
