namespace Native.Core.Imports;

/// <summary>A C function that compiled C# imports with <c>DllImport</c> or <c>LibraryImport</c>.</summary>
/// <param name="Library">The name of the library, as C# has it.</param>
/// <param name="EntryPoint">The name of the function, or <c>#7</c> for a number of a DLL.</param>
/// <param name="Type">Full name of the C# type: <c>Space.Outer.Inner</c>.</param>
/// <param name="Method">Name of the C# method.</param>
public sealed record ManagedImport(string Library, string EntryPoint, string Type, string Method)
{
    /// <summary>Whether .NET looks for this name alone (<c>ExactSpelling</c>).</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether Windows has a form with <c>W</c> that comes first, rather than one with <c>A</c> that comes second.</summary>
    public bool IsUnicode { get; init; }

    /// <summary>Whether the callee cleans the stack on 32-bit Windows.</summary>
    public bool IsStdCall { get; init; }

    /// <summary>What <c>SupportedOSPlatform</c> and its counterpart say, from the assembly inwards.</summary>
    public IReadOnlyList<PlatformSupport> Support { get; init; } = [];
}

/// <summary>The platforms that attributes of an assembly, a type or a method name, without versions: <c>windows</c>.</summary>
/// <param name="Supported">Of <c>SupportedOSPlatform</c>.</param>
/// <param name="Unsupported">Of <c>UnsupportedOSPlatform</c>.</param>
public sealed record PlatformSupport(IReadOnlyList<string> Supported, IReadOnlyList<string> Unsupported)
{
    /// <summary>Whether code runs on a platform: a list of supported ones excludes all others.</summary>
    public bool Allows(string platform) => Supported.Count > 0
        ? Supported.Contains(platform, StringComparer.OrdinalIgnoreCase)
        : !Unsupported.Contains(platform, StringComparer.OrdinalIgnoreCase);
}
