using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Native.Core.IO;

namespace Native.Core.ExportHeader;

/// <summary>Finds the definitions of types in an assembly and in its references.</summary>
/// <param name="files">Reads the references.</param>
/// <param name="references">Full paths of the assemblies that may be referenced.</param>
internal sealed class TypeResolver(IFileReader files, IEnumerable<string> references) : IDisposable
{
    private readonly ILookup<string, string> _paths = references.ToLookup(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)!;
    private readonly Dictionary<string, PEReader?> _open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the definition of a type, or null if no reference contains it.</summary>
    public (MetadataReader Reader, TypeDefinition Definition)? Find(MetadataReader reader, TypeReferenceHandle handle)
    {
        var reference = reader.GetTypeReference(handle);
        if (reference.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            return Find(reader, (TypeReferenceHandle)reference.ResolutionScope) is { } outer
                ? Only(outer.Reader, outer.Definition.GetNestedTypes(), "", reader.GetString(reference.Name))
                : null;
        }

        return reference.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? Find(AssemblyName(reader, reference.ResolutionScope), reader.GetString(reference.Namespace), reader.GetString(reference.Name))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _open.Values)
            file?.Dispose();
    }

    private (MetadataReader, TypeDefinition)? Find(string assembly, string space, string name)
    {
        if (Open(assembly) is not { } file)
            return null;
        var reader = file.GetMetadataReader();
        if (Only(reader, reader.TypeDefinitions, space, name) is { } found)
            return found;
        // System.Runtime.dll and other facades forward types to the assembly that defines them.
        var forwarded = reader.ExportedTypes.Select(reader.GetExportedType)
            .FirstOrDefault(type => type.IsForwarder && reader.StringComparer.Equals(type.Name, name) && reader.StringComparer.Equals(type.Namespace, space));
        return forwarded.Implementation.Kind == HandleKind.AssemblyReference && !forwarded.Implementation.IsNil
            ? Find(AssemblyName(reader, forwarded.Implementation), space, name)
            : null;
    }

    private static (MetadataReader, TypeDefinition)? Only(MetadataReader reader, IEnumerable<TypeDefinitionHandle> types, string space, string name)
    {
        foreach (var type in types.Select(reader.GetTypeDefinition))
        {
            if (reader.StringComparer.Equals(type.Name, name) && reader.StringComparer.Equals(type.Namespace, space))
                return (reader, type);
        }

        return null;
    }

    private static string AssemblyName(MetadataReader reader, EntityHandle handle) =>
        reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)handle).Name);

    private PEReader? Open(string assembly)
    {
        if (!_open.TryGetValue(assembly, out var file))
            _open[assembly] = file = _paths[assembly].FirstOrDefault() is { } path && files.Open(path) is { } stream ? new PEReader(stream) : null;
        return file;
    }
}
