using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>Represents a C function that compiled C# imports with <c>DllImport</c> or <c>LibraryImport</c>.</summary>
/// <param name="Library">The name of the library, as written in C#.</param>
/// <param name="EntryPoint">The name of the function, or <c>#7</c> for a DLL ordinal.</param>
/// <param name="Type">Full name of the C# type: <c>Space.Outer.Inner</c>.</param>
/// <param name="Method">Name of the C# method.</param>
public sealed record ManagedImport(string Library, string EntryPoint, string Type, string Method)
{
    /// <summary>True if .NET searches only for this name (<c>ExactSpelling</c>).</summary>
    public bool IsExact { get; init; }

    /// <summary>True if, on Windows, the <c>W</c> form is searched first; false if the <c>A</c> form is searched last.</summary>
    public bool IsUnicode { get; init; }

    /// <summary>True for stdcall, in which the callee cleans the stack on 32-bit Windows.</summary>
    public bool IsStdCall { get; init; }

    /// <summary>The platforms in <c>SupportedOSPlatform</c> and <c>UnsupportedOSPlatform</c>, from the assembly to the method.</summary>
    public IReadOnlyList<PlatformSupport> Support { get; init; } = [];
}

/// <summary>Represents the platforms in attributes of an assembly, type or method, without versions: <c>windows</c>.</summary>
/// <param name="Supported">The platforms in <c>SupportedOSPlatform</c>.</param>
/// <param name="Unsupported">The platforms in <c>UnsupportedOSPlatform</c>.</param>
public sealed record PlatformSupport(IReadOnlyList<string> Supported, IReadOnlyList<string> Unsupported)
{
    /// <summary>Returns true if code runs on the system of a target. A list of supported platforms excludes all others.</summary>
    public bool Allows(NativeTarget target) => Allows(target.IsWindows ? "windows" : target.IsMacOS ? "macos" : "linux");

    /// <summary>Returns true if code runs on a platform, such as <c>linux</c>.</summary>
    public bool Allows(string platform) => Supported.Count > 0
        ? Supported.Contains(platform, StringComparer.OrdinalIgnoreCase)
        : !Unsupported.Contains(platform, StringComparer.OrdinalIgnoreCase);
}
