using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Tool;

/// <summary>Represents the library on the command line: an archive, a directory or a module of pkg-config.</summary>
/// <param name="Library">The name and version.</param>
/// <param name="Name">The name of the projects without <c>.Sys</c>.</param>
internal sealed record LibrarySource(LibraryName Library, string Name)
{
    private const string ModulePrefix = "pkg-config:";

    /// <summary>The full path of the archive, or null.</summary>
    public string? Archive { get; init; }

    /// <summary>The full path of the directory, or null.</summary>
    public string? Folder { get; init; }

    /// <summary>The module, or null.</summary>
    public PkgConfigModule? Module { get; init; }

    /// <summary>Reads the argument. Reports NSDK7003 if it is none of these, NSDK7004 for an unknown module and NSDK7007 for an invalid name.</summary>
    public static LibrarySource Find(string text, string? name)
    {
        if (text.StartsWith(ModulePrefix, StringComparison.Ordinal))
        {
            var module = PkgConfigModule.Query(text[ModulePrefix.Length..]);
            return Named(new LibraryName(module.Name, module.Version), name) with { Module = module };
        }

        var path = Path.GetFullPath(text);
        if (Directory.Exists(path))
            return Named(LibraryName.Of(new DirectoryInfo(path).Name), name) with { Folder = path };
        if (File.Exists(path))
            return Named(LibraryName.Of(ArchiveName.Of(path)), name) with { Archive = Readable(path) };
        throw new NativeException(Diagnostic.Error("NSDK7003", text.Contains("://", StringComparison.Ordinal)
            ? $"'{text}' is an address. Expected a file, because the archive must be checked before it is used; download it (curl -LO {text}), and name the file."
            : $"'{text}' does not exist. Expected a source archive, a directory with sources, or {ModulePrefix}MODULE for a library of the system."));
    }

    private static LibrarySource Named(LibraryName library, string? name)
    {
        name ??= library.Project;
        if (name.Split('.').All(part => part.Length > 0 && (char.IsLetter(part[0]) || part[0] == '_') && part.All(letter => char.IsLetterOrDigit(letter) || letter == '_')))
            return new(library, name);
        throw new NativeException(Diagnostic.Error("NSDK7007", $"'{name}' is not a name for a C# namespace. Expected letters, digits and dots, as in Company.Zlib; set it with --name NAME."));
    }

    private static string Readable(string path)
    {
        var start = new byte[ArchiveFormats.Start];
        using var file = File.OpenRead(path);
        var bytes = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return ArchiveFormats.Detect(bytes) != ArchiveFormat.Unknown ? path : throw new NativeException(Diagnostic.Error("NSDK7003",
            $"{path} is {ArchiveFormats.Describe(bytes)}. Expected .tar, .tar.gz, .tar.bz2, .tar.xz or .zip; name the source archive of the library, or the directory that you unpacked it to."));
    }
}
