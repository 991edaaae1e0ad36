using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.NativeAot;

/// <summary>Determines which native projects only zig can link. Their library stays shared.</summary>
public static class StaticRefusal
{
    /// <summary>Returns NSDK6021, or null if other linkers can link the objects of the project.</summary>
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
