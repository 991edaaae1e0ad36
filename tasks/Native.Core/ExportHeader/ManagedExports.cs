using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Native.Core.Assemblies;

namespace Native.Core.ExportHeader;

/// <summary>Reads the methods of an assembly that NativeAOT exports: those with <c>[UnmanagedCallersOnly(EntryPoint = "...")]</c>.</summary>
/// <param name="types">Converts their types.</param>
internal sealed class ManagedExports(HeaderTypeProvider types)
{
    private const string Attribute = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";

    /// <summary>Returns the exported methods of an assembly in the order of their declaration.</summary>
    /// <param name="assembly">The stream of the file. It must be seekable.</param>
    /// <param name="symbols">The portable PDB file of the assembly, or null.</param>
    public IReadOnlyList<ExportedFunction> Read(Stream assembly, Stream? symbols)
    {
        using var file = new PEReader(assembly);
        using var debug = Symbols(file, symbols);
        if (!file.HasMetadata)
            return [];
        var reader = file.GetMetadataReader();
        return
        [
            .. reader.MethodDefinitions.Select(handle => (Handle: handle, Method: reader.GetMethodDefinition(handle)))
                .Select(each => EntryPoint(reader, each.Method) is { Length: > 0 } name ? Function(reader, each.Method, name) with { Place = Place(debug?.GetMetadataReader(), each.Handle) } : null)
                .OfType<ExportedFunction>(),
        ];
    }

    private ExportedFunction Function(MetadataReader reader, MethodDefinition method, string entryPoint)
    {
        var signature = method.DecodeSignature(types, null);
        var parameters = method.GetParameters().Select(reader.GetParameter).ToDictionary(parameter => parameter.SequenceNumber);
        return new(entryPoint, $"{AssemblyText.FullName(reader, reader.GetTypeDefinition(method.GetDeclaringType()))}.{reader.GetString(method.Name)}",
            Stated(0) ?? signature.ReturnType, [.. signature.ParameterTypes.Select((type, i) => (Name(i + 1), Stated(i + 1) ?? type))]);

        string Name(int number) => parameters.TryGetValue(number, out var parameter) && !parameter.Name.IsNil ? reader.GetString(parameter.Name) : $"arg{number}";

        // Generators of bindings write [NativeTypeName("const char *")], because .NET has no const and no char of one byte.
        HeaderType? Stated(int number)
        {
            if (!parameters.TryGetValue(number, out var parameter))
                return null;
            foreach (var attribute in parameter.GetCustomAttributes().Select(reader.GetCustomAttribute))
            {
                if (AssemblyText.AttributeName(reader, attribute).Split('.')[^1] == "NativeTypeNameAttribute"
                    && reader.GetBlobReader(attribute.Value) is var value && value.ReadUInt16() == 1 && value.ReadSerializedString() is { } text)
                    return new NamedType(text);
            }

            return null;
        }
    }

    private static string? EntryPoint(MetadataReader reader, MethodDefinition method)
    {
        if (AssemblyText.Attribute(reader, method.GetCustomAttributes(), Attribute) is not { } attribute)
            return null;
        // ECMA-335 II.23.3: a prolog, no constructor arguments, the number of fields, and of each its kind, type, name and value.
        var value = reader.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        for (int i = 0, count = value.ReadUInt16(); i < count; i++)
        {
            value.ReadByte();
            var isArray = value.ReadSerializationTypeCode() == SerializationTypeCode.SZArray;
            if (isArray)
                value.ReadSerializationTypeCode();
            var name = value.ReadSerializedString();
            if (!isArray && name == "EntryPoint")
                return value.ReadSerializedString();
            for (var items = isArray ? value.ReadInt32() : 1; items > 0; items--)
                value.ReadSerializedString();
        }

        return null;
    }

    private static MetadataReaderProvider? Symbols(PEReader file, Stream? symbols)
    {
        if (file.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) is { DataSize: > 0 } embedded)
            return file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        // A Windows PDB starts with other bytes.
        return symbols is null || symbols.ReadByte() != 'B' || symbols.Seek(0, SeekOrigin.Begin) != 0 ? null : MetadataReaderProvider.FromPortablePdbStream(symbols);
    }

    private static (string, int)? Place(MetadataReader? symbols, MethodDefinitionHandle method)
    {
        if (symbols?.GetMethodDebugInformation(method) is not { SequencePointsBlob.IsNil: false } information)
            return null;
        var point = information.GetSequencePoints().FirstOrDefault(point => !point.IsHidden);
        return point.Document.IsNil ? null : (symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine);
    }
}
