using System.Security.Cryptography;
using System.Text;
using Native.Core.Compile;

namespace Native.Core.CMakeFallback;

/// <summary>
/// Represents a file with a plain name that includes a source whose path CMake's build files do not support.
/// Ninja silently loses the headers of <c>a(b).c</c>, and <c>:</c> and <c>%</c> have a special meaning in makefiles.
/// </summary>
/// <param name="Name">Its path, relative to the CMakeLists.txt.</param>
/// <param name="Text">Its text.</param>
public sealed record FallbackStandIn(string Name, string Text)
{
    /// <summary>The folder of these files, next to CMakeLists.txt.</summary>
    public const string Folder = "sources";

    private const string Awkward = "#$;'\"()|&`^~<>*?:%";

    /// <summary>Returns the file for a source, or null if CMake supports the path of the source.</summary>
    public static FallbackStandIn? For(CompileRequest request, string source)
    {
        if (!IsAwkward(source))
            return null;
        // Use the path relative to the project, so that names do not depend on its location.
        var relative = Path.GetRelativePath(request.ProjectDirectory, source).Replace('\\', '/');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(relative)))[..8];
        var name = string.Concat(Path.GetFileNameWithoutExtension(source).Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        var extension = Path.GetExtension(source);
        // Without a preprocessor, use the include directive of the assembler.
        return new($"{Folder}/{hash}-{name}{extension}", $"{(extension == ".s" ? ".include" : "#include")} \"{source}\"\n");
    }

    /// <summary>Returns true if build files do not support a path.</summary>
    public static bool IsAwkward(string path) => path.AsSpan(Path.GetPathRoot(path)!.Length).IndexOfAny(Awkward) >= 0;
}
