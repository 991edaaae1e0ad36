using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Native.Core.Diagnostics;

namespace Native.Core.PackageTest;

/// <summary>Represents the name and version of a package.</summary>
/// <param name="Id">The name.</param>
/// <param name="Version">The version, as NuGet normalizes it.</param>
public sealed record PackageIdentity(string Id, string Version)
{
    /// <summary>Returns true if a package is this one, or is named after it: <c>Foo.runtime.linux-x64</c> for <c>Foo</c>.</summary>
    public bool Owns(string id) => id.Equals(Id, StringComparison.OrdinalIgnoreCase) || id.StartsWith($"{Id}.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the <c>.nuspec</c> of a package. Reports NSDK6073 if the file is not a package.</summary>
    /// <param name="package">The content of the <c>.nupkg</c> file.</param>
    /// <param name="path">The path, for the message.</param>
    public static PackageIdentity Read(Stream package, string path)
    {
        try
        {
            using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            var entry = archive.Entries.FirstOrDefault(entry => entry.FullName == entry.Name && entry.Name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
            using var text = entry?.Open();
            var metadata = text is null ? null : XDocument.Load(text).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
            if (Value(metadata, "id") is { } id && Value(metadata, "version") is { } version)
                return new(id, version);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            // The error below applies.
        }

        throw new NativeException(Diagnostic.Error("NSDK6073", $"'{path}' is not a NuGet package. Expected a .nupkg file, as dotnet pack writes it: correct NativeTestedPackage."));
    }

    private static string? Value(XElement? metadata, string name) => metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } value ? value : null;
}
