using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.NativeAot;

/// <summary>Says which native projects another linker than zig's cannot link: their shared library stays.</summary>
public static class StaticRefusal
{
    /// <summary>NSDK6021, or null for a project whose objects are those of every compiler.</summary>
    public static Diagnostic? Of(PropertyValues properties, string fileName, string projectFile)
    {
        var reason = properties.Flag(PropertySchema.NativeLto) ? "NativeLto=true, which creates objects that only zig can link"
            : properties.List(PropertySchema.NativeSanitizers).Count > 0 ? "NativeSanitizers, which creates objects that need the runtime of the sanitizer"
            : null;
        return reason is null ? null : Diagnostic.Warning("NSDK6021",
            $"The NativeAOT program does not contain {fileName}, which is published next to it, because the project sets {reason}. Expected a project without this property; "
            + "remove it for this configuration, or set <NativeAotStaticLinking>false</NativeAotStaticLinking> to publish the shared library without this warning.", projectFile);
    }
}
