using System.Text.RegularExpressions;
using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>Specifies where a library comes from.</summary>
public enum DependencyMode
{
    /// <summary>The system if it has an accepted version, otherwise source.</summary>
    Auto,

    /// <summary>The system only.</summary>
    System,

    /// <summary>Source only.</summary>
    Source,
}

/// <summary>Represents a <c>NativeDependency</c> item.</summary>
/// <param name="Name">The pkg-config module, which is also the name that <c>FallbackFor</c> uses.</param>
/// <param name="OtherNames">Other names of the module, tried in order after <paramref name="Name"/>.</param>
/// <param name="Version">The accepted versions.</param>
/// <param name="Mode">The permitted sources.</param>
/// <param name="Link">Shared or static; <see cref="LibraryKind.Default"/> means shared.</param>
/// <param name="IsOptional">True if the build continues without it.</param>
/// <param name="Libraries">The names of its libraries, which <c>&lt;NAME&gt;_LIB_DIR</c> must contain and which a static link includes completely.</param>
/// <param name="HasSource">True if the project has a fallback for it.</param>
public sealed partial record Dependency(
    string Name, IReadOnlyList<string> OtherNames, VersionRange Version, DependencyMode Mode, LibraryKind Link,
    bool IsOptional, IReadOnlyList<string> Libraries, bool HasSource)
{
    /// <summary>The name in variables and macros: <c>LIBXML_2_0</c> for <c>libxml-2.0</c>.</summary>
    public string UpperName => UpperCase(Name);

    /// <summary>Returns true if a fragment refers to one of the <see cref="Libraries"/> by name or file.</summary>
    public bool HasLibrary(Fragment fragment) => fragment.Kind switch
    {
        FragmentKind.Library => Libraries.Contains(fragment.Value),
        FragmentKind.LibraryFile or FragmentKind.File => Libraries.Any(name => Path.GetFileName(fragment.Value) is var file && (file == $"lib{name}.a" || file == $"{name}.lib" || file == $"lib{name}.lib")),
        _ => false,
    };

    /// <summary>All names, in search order.</summary>
    public IEnumerable<string> Names => [Name, .. OtherNames];

    /// <summary>Converts <c>libxml-2.0</c> to <c>LIBXML_2_0</c>.</summary>
    public static string UpperCase(string name) => NoWord().Replace(name.ToUpperInvariant(), "_");

    /// <summary>Returns the default library name of a module: <c>sodium</c> for <c>libsodium</c>.</summary>
    public static string LibraryOf(string module) =>
        module.StartsWith("lib", StringComparison.Ordinal) && module.Length > 3 ? module[3..] : module;

    [GeneratedRegex("[^A-Z0-9]")]
    private static partial Regex NoWord();
}
