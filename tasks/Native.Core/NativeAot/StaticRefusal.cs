using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.NativeAot;

/// <summary>Says which native projects another linker than zig's cannot link: their shared library stays.</summary>
public static class StaticRefusal
{
    /// <summary>NSDK6021, or null for a project whose objects are those of every compiler.</summary>
    public static Diagnostic? Of(PropertyValues properties, string fileName, string projectFile)
    {
        var reason = properties.Flag(PropertySchema.NativeLto) ? "NativeLto=true: its objects are in the form of zig's LLVM, which the linker of NativeAOT cannot read"
            : properties.List(PropertySchema.NativeSanitizers).Count > 0 ? "NativeSanitizers: its objects need the runtime of the sanitizer, which only zig links"
            : null;
        return reason is null ? null : Diagnostic.Warning("NSDK6021",
            $"The NativeAOT program does not contain {fileName}, which is published next to it, because the project has {reason}. Expected a project without it; "
            + "remove the property for this configuration, or set <NativeAotStaticLinking>false</NativeAotStaticLinking> to publish the shared library without this warning.", projectFile);
    }
}
