using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.IO;

namespace Native.Tool;

/// <summary>Represents a header that a program can include.</summary>
/// <param name="Name">The name after <c>#include</c>: <c>foo/foo.h</c>.</param>
/// <param name="File">The full path.</param>
internal sealed record PublicHeader(string Name, string File)
{
    /// <summary>True if another header of this name exists next to headers that include it, so that this one must be included first.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>Represents the headers that the wrapper header includes, and those that it cannot include.</summary>
/// <param name="Names">The names after <c>#include</c>.</param>
/// <param name="Refused">The other names, with the error of the compiler.</param>
internal sealed record ChosenHeaders(IReadOnlyList<string> Names, IReadOnlyList<(string Name, string Reason)> Refused);

/// <summary>Selects headers that compile by themselves for every target, the own header of the library if it compiles for this machine, and leaves out those that another one includes.</summary>
/// <param name="library">The name of the library; its own header comes first.</param>
/// <param name="targets">The targets, with the include directories and defines of the library; the first one is this machine.</param>
internal sealed class HeaderChoice(LibraryName library, IReadOnlyList<BindgenTarget> targets)
{
    /// <summary>Returns the headers.</summary>
    public ChosenHeaders Choose(IEnumerable<PublicHeader> headers)
    {
        var names = new List<string>();
        var refused = new List<(string, string)>();
        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in headers.OrderBy(header => header.IsFirst ? 0 : 1).ThenBy(Rank).ThenBy(header => header.Name.Count(letter => letter == '/')).ThenBy(header => header.Name, StringComparer.Ordinal))
        {
            var file = Path.GetFullPath(header.File);
            if (included.Contains(file) || IsPartOf(names, header, included))
                continue;
            // The library is useless without its own header, even if a header that CMake generates for one RID limits it to that RID.
            var (files, reason) = Read([.. names, header.Name], Rank(header) == 0 ? 1 : targets.Count);
            if (reason is not null)
            {
                refused.Add((header.Name, reason));
                continue;
            }

            names.Add(header.Name);
            included.UnionWith(files);
        }

        // A header that another one includes does not have to compile by itself.
        return new(names, [.. refused.Where(entry => !included.Any(file => file.Replace('\\', '/').EndsWith($"/{entry.Item1}", StringComparison.Ordinal)))]);
    }

    // Returns the files that the headers include for the first targets, and the first error.
    private (HashSet<string> Files, string? Reason) Read(IEnumerable<string> names, int count)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var text = string.Concat(names.Select(name => $"#include <{name}>\n"));
        foreach (var target in targets.Take(count))
        {
            using var unit = TranslationUnit.Parse("wrapper.h", text, [.. target.Arguments, "-x", "c", "-Wno-everything"], "wrapper.h");
            if (unit.Messages().Find(message => message.Severity >= CXDiagnosticSeverity.CXDiagnostic_Error) is { } error)
                return (files, $"{error.Text} (for {target.Rid})");
            files.UnionWith(unit.Files().Where(Path.IsPathFullyQualified).Select(Path.GetFullPath));
        }

        return (files, null);
    }

    // uv.h includes uv/unix.h or uv/win.h, and selects among the other files of that directory.
    private static bool IsPartOf(List<string> names, PublicHeader header, HashSet<string> included) => names.Exists(name => Path.ChangeExtension(name, null) is var stem
        && header.Name.StartsWith($"{stem}/", StringComparison.Ordinal) && included.Any(file => file.Replace('\\', '/').Contains($"/{stem}/", StringComparison.Ordinal)));

    private int Rank(PublicHeader header) => library.Matches(Path.GetFileNameWithoutExtension(header.Name)) ? 0 : 1;
}
