using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>Compares library names in C# imports with the library of the project.</summary>
/// <param name="own"><c>NativeLibraryName</c>.</param>
/// <param name="target">The target of the library.</param>
public sealed partial class LibraryNames(string own, NativeTarget target)
{
    /// <summary>Returns true if .NET finds the project's library by a name: <c>foo</c>; <c>foo.dll</c> on Windows; <c>libfoo</c>, <c>libfoo.so</c>, <c>foo.so</c> on Linux.</summary>
    public bool IsOwn(string name) =>
        Forms(own, target).Contains(name, target.IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Returns the names that C# can use for a library: <c>foo</c>, <c>libfoo</c>, <c>foo.so</c>, <c>libfoo.so</c>.</summary>
    public static IReadOnlyList<string> Forms(string name, NativeTarget target)
    {
        if (target.IsWindows)
            return [name, $"{name}.dll"];
        var extension = target.IsMacOS ? ".dylib" : ".so";
        return [name, $"lib{name}", name + extension, $"lib{name}{extension}"];
    }

    /// <summary>Returns true if a name is similar to that of the project's library: <c>hello.Natve</c>, <c>hello</c> for <c>hello.Native</c>, <c>foo.dll</c> on Linux.</summary>
    public bool IsNear(string name) => !IsOwn(name) && !name.Contains('/') && Bare(name).Any(bare =>
        own.Equals($"{bare}.Native", StringComparison.OrdinalIgnoreCase) || bare.Equals(own, StringComparison.OrdinalIgnoreCase)
        || (own.Length > 5 && Letters(bare) != Letters(own) && NearNames.Hint(bare, [own]).Length > 0));

    /// <summary>Returns true if a file matches a name: <c>libz.so.1</c> for <c>z</c>.</summary>
    public static bool Answers(string file, string name) => Bare(name).Intersect(Bare(file), StringComparer.OrdinalIgnoreCase).Any();

    // sqlite3 does not refer to sqlite, nor libc to lib.
    private static string Letters(string name) => string.Concat(name.Where(letter => !char.IsDigit(letter)));

    private static IEnumerable<string> Bare(string name)
    {
        var bare = Extension().Replace(name.Split('/', '\\')[^1], "");
        return bare.StartsWith("lib", StringComparison.Ordinal) && bare.Length > 3 ? [bare, bare[3..]] : [bare];
    }

    [GeneratedRegex(@"(?:\.so(?:\.\d+)*|(?:\.\d+)*\.dylib|\.dll)$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
