using System.Text.RegularExpressions;
using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>Where a library is taken from.</summary>
public enum DependencyMode
{
    /// <summary>From the system where it has the library in a version that will do, else from source.</summary>
    Auto,

    /// <summary>From the system, or an error.</summary>
    System,

    /// <summary>From source, and the system is not asked.</summary>
    Source,
}

/// <summary>One <c>NativeDependency</c> item.</summary>
/// <param name="Name">The pkg-config module, which is also the name that <c>FallbackFor</c> uses.</param>
/// <param name="OtherNames">Names of the module on other systems, tried in order after <paramref name="Name"/>.</param>
/// <param name="Version">The versions that will do.</param>
/// <param name="Mode">Where it may come from.</param>
/// <param name="Link">Shared or static; <see cref="LibraryKind.Default"/> where nothing was said, which is shared.</param>
/// <param name="IsOptional">Whether the build goes on without it.</param>
/// <param name="Libraries">Names of its libraries: what <c>&lt;NAME&gt;_LIB_DIR</c> must have, and what a static link takes whole.</param>
/// <param name="HasSource">Whether something of the project is <c>FallbackFor</c> it and builds it.</param>
public sealed partial record Dependency(
    string Name, IReadOnlyList<string> OtherNames, VersionRange Version, DependencyMode Mode, LibraryKind Link,
    bool IsOptional, IReadOnlyList<string> Libraries, bool HasSource)
{
    /// <summary>The form that names of variables and macros have: <c>libxml-2.0</c> is <c>LIBXML_2_0</c>.</summary>
    public string UpperName => UpperCase(Name);

    /// <summary>Whether a part of an answer names one of <see cref="Libraries"/>, by its name or by its file.</summary>
    public bool HasLibrary(Fragment fragment) => fragment.Kind switch
    {
        FragmentKind.Library => Libraries.Contains(fragment.Value),
        FragmentKind.LibraryFile or FragmentKind.File => Libraries.Any(name => Path.GetFileName(fragment.Value) is var file && (file == $"lib{name}.a" || file == $"{name}.lib" || file == $"lib{name}.lib")),
        _ => false,
    };

    /// <summary>Every name, in the order in which they are tried.</summary>
    public IEnumerable<string> Names => [Name, .. OtherNames];

    /// <summary><c>libxml-2.0</c> as <c>LIBXML_2_0</c>.</summary>
    public static string UpperCase(string name) => NoWord().Replace(name.ToUpperInvariant(), "_");

    /// <summary>What the library of a module is called where nobody says: <c>libsodium</c> is <c>sodium</c>.</summary>
    public static string LibraryOf(string module) =>
        module.StartsWith("lib", StringComparison.Ordinal) && module.Length > 3 ? module[3..] : module;

    [GeneratedRegex("[^A-Z0-9]")]
    private static partial Regex NoWord();
}
