using System.Runtime.InteropServices;

namespace Template._1;

/// <summary>Contains the public API. The class NativeMethods of Template.1.Sys has one method for each C function.</summary>
public static class Template__1Library
{
    /// <summary>Returns true if the native library can be loaded.</summary>
    public static bool IsAvailable => NativeLibrary.TryLoad("Template.1.Sys.Native", typeof(Sys.NativeMethods).Assembly, null, out _);
}
