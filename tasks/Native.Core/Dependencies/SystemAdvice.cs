using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>
/// Finds headers and libraries in the folders of a Linux system, which zig does not search because they also contain the system's C
/// library, and suggests a <c>NativeDependency</c>.
/// </summary>
public sealed partial class SystemAdvice(IFileReader files, NativeTarget target)
{
    private readonly SystemLayout _layout = SystemLayout.For(target, "");

    /// <summary>Adds advice to a compiler error about a missing header that the system has.</summary>
    public Diagnostic Add(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && Missing().Match(diagnostic.Message) is { Success: true } missing && Header(missing.Groups["name"].Value) is { } advice
            ? diagnostic with { Message = $"{diagnostic.Message}\n{advice}" }
            : diagnostic;

    /// <summary>Returns advice about a missing header, or null if the system does not have it.</summary>
    public string? Header(string name) => target.IsElf && Find(_layout.IncludeFolders, name) is { } path
        ? Say(path, Path.GetFileNameWithoutExtension(name), Path.GetDirectoryName(name)) : null;

    /// <summary>Returns advice about a missing library, such as <c>sqlite3</c>.</summary>
    public string? Library(string name) => target.IsElf && Find(_layout.LibraryFolders, $"lib{name}.so", $"lib{name}.a") is { } path ? Say(path, name, null) : null;

    private string Say(string path, string name, string? folder)
    {
        string[] modules = [name, $"lib{name}", .. string.IsNullOrEmpty(folder) ? (string[])[] : [folder, $"lib{folder}"]];
        var module = modules.FirstOrDefault(module => Find(_layout.PkgConfigFolders, $"{module}.pc") is not null);
        return $"{path} is in a system directory, which is not searched because it also contains the C library of the system. Expected "
            + (module is null ? "a NativeDependency item with the library's pkg-config module" : $"<NativeDependency Include=\"{module}\" />")
            + ", which finds its headers and its library.";
    }

    private string? Find(IEnumerable<string> folders, params string[] names) =>
        folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(path => files.Stamp(path) is not null);

    // 'sqlite3.h' file not found
    [GeneratedRegex("^'(?<name>[^']+)' file not found")]
    private static partial Regex Missing();
}
