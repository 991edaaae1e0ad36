using System.Security.Cryptography;
using System.Text;
using Native.Core.Compile;

namespace Native.Core.CMakeFallback;

/// <summary>
/// What CMake compiles in place of a source whose path its build files cannot have: a file with a plain name that includes it.
/// Ninja would lose the headers of <c>a(b).c</c> without a word, and a makefile reads <c>:</c> and <c>%</c> by its own rules.
/// </summary>
/// <param name="Name">Its path, relative to the CMakeLists.txt.</param>
/// <param name="Text">Its text.</param>
public sealed record FallbackStandIn(string Name, string Text)
{
    /// <summary>The folder of all of them, next to the CMakeLists.txt.</summary>
    public const string Folder = "sources";

    private const string Awkward = "#$;'\"()|&`^~<>*?:%";

    /// <summary>The one for a source, or null where CMake can name the source itself.</summary>
    public static FallbackStandIn? For(CompileRequest request, string source)
    {
        if (!IsAwkward(source))
            return null;
        // The path within the project, so that the same tree elsewhere gives the same names.
        var relative = Path.GetRelativePath(request.ProjectDirectory, source).Replace('\\', '/');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(relative)))[..8];
        var name = string.Concat(Path.GetFileNameWithoutExtension(source).Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        var extension = Path.GetExtension(source);
        // The assembler has a directive of its own where there is no preprocessor.
        return new($"{Folder}/{hash}-{name}{extension}", $"{(extension == ".s" ? ".include" : "#include")} \"{source}\"\n");
    }

    /// <summary>Whether build files lose a path, or read it in another way.</summary>
    public static bool IsAwkward(string path) => path.AsSpan(Path.GetPathRoot(path)!.Length).IndexOfAny(Awkward) >= 0;
}
