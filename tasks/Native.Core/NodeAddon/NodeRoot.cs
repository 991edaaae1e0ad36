using System.Text;

namespace Native.Core.NodeAddon;

/// <summary>Represents the package that users install: a loader and the types.</summary>
/// <param name="Identity">The name and version.</param>
/// <param name="Description">The properties of the project.</param>
/// <param name="Addon">The file name of the add-on.</param>
/// <param name="Targets">The targets that have a package.</param>
/// <param name="Exports">The names that the add-on sets, if the project lists them.</param>
public sealed record NodeRoot(NpmIdentity Identity, NpmDescription Description, string Addon, IReadOnlyList<NpmTarget> Targets, IReadOnlyList<NodeExport> Exports)
{
    /// <summary>Returns the files of the package.</summary>
    /// <param name="types">The content of the <c>.d.ts</c> file of the project, or null.</param>
    public IEnumerable<(string Path, byte[] Content)> Files(byte[]? types)
    {
        types ??= Exports.Count > 0 ? Encoding.UTF8.GetBytes(NodeExport.Types(Exports)) : null;
        yield return ("package.json", Encoding.UTF8.GetBytes(NpmManifest.ForRoot(Identity, Description, Targets, types is null ? null : NodeExport.FileName)));
        yield return (NpmLoader.FileName, Encoding.UTF8.GetBytes(NpmLoader.Write(Identity, Addon, Targets, Exports)));
        if (types is not null)
            yield return (NodeExport.FileName, types);
    }
}
