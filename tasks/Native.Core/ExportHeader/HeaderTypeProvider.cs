using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using Native.Core.Assemblies;

namespace Native.Core.ExportHeader;

/// <summary>Converts .NET types in signatures to C types, and collects the structs and enums that a header must declare.</summary>
/// <param name="resolver">Finds types of other assemblies.</param>
/// <param name="bound">The types that were generated from headers.</param>
internal sealed class HeaderTypeProvider(TypeResolver resolver, BoundTypes bound) : ISignatureTypeProvider<HeaderType, object?>
{
    // Structs of the framework whose fields its reference assemblies do not contain.
    private static readonly Dictionary<string, HeaderType> s_frameworkTypes = new(StringComparer.Ordinal)
    {
        ["System.Runtime.InteropServices.CLong"] = new NamedType("long"),
        ["System.Runtime.InteropServices.CULong"] = new NamedType("unsigned long"),
    };

    private readonly Dictionary<string, HeaderType> _known = new(StringComparer.Ordinal);

    /// <summary>The structs and enums that were found, in the order in which they were found.</summary>
    public List<HeaderDefinition> Definitions { get; } = [];

    /// <inheritdoc/>
    public HeaderType GetPrimitiveType(PrimitiveTypeCode type) => type switch
    {
        PrimitiveTypeCode.Void => new NamedType("void"),
        PrimitiveTypeCode.Boolean => new NamedType("bool"),
        PrimitiveTypeCode.SByte => new NamedType("int8_t"),
        PrimitiveTypeCode.Byte => new NamedType("uint8_t"),
        PrimitiveTypeCode.Int16 => new NamedType("int16_t"),
        PrimitiveTypeCode.UInt16 or PrimitiveTypeCode.Char => new NamedType("uint16_t"),
        PrimitiveTypeCode.Int32 => new NamedType("int32_t"),
        PrimitiveTypeCode.UInt32 => new NamedType("uint32_t"),
        PrimitiveTypeCode.Int64 => new NamedType("int64_t"),
        PrimitiveTypeCode.UInt64 => new NamedType("uint64_t"),
        PrimitiveTypeCode.IntPtr => new NamedType("intptr_t"),
        PrimitiveTypeCode.UIntPtr => new NamedType("uintptr_t"),
        PrimitiveTypeCode.Single => new NamedType("float"),
        PrimitiveTypeCode.Double => new NamedType("double"),
        _ => new UnsupportedType($"{type} is a managed type"),
    };

    /// <inheritdoc/>
    public HeaderType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Define(reader, reader.GetTypeDefinition(handle));

    /// <inheritdoc/>
    public HeaderType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var reference = reader.GetTypeReference(handle);
        var name = $"{reader.GetString(reference.Namespace)}.{reader.GetString(reference.Name)}";
        if (s_frameworkTypes.TryGetValue(name, out var type))
            return type;
        if (name == "System.Guid")
            return _known.TryGetValue(name, out var guid) ? guid : _known[name] = Add(Guid());
        return resolver.Find(reader, handle) is { } found ? Define(found.Reader, found.Definition) : new UnsupportedType($"the assembly that contains {name} was not found");
    }

    /// <inheritdoc/>
    public HeaderType GetPointerType(HeaderType elementType) => new PointerType(elementType is UnsupportedType ? new NamedType("void") : elementType);

    /// <inheritdoc/>
    public HeaderType GetByReferenceType(HeaderType elementType) => GetPointerType(elementType);

    /// <inheritdoc/>
    public HeaderType GetFunctionPointerType(MethodSignature<HeaderType> signature) =>
        signature.ParameterTypes.Append(signature.ReturnType).OfType<UnsupportedType>().FirstOrDefault() ?? (HeaderType)
        (signature.Header.CallingConvention == SignatureCallingConvention.Default ? new UnsupportedType("a pointer to a managed function cannot be called from C")
            : new FunctionPointerType(signature.ReturnType, signature.ParameterTypes));

    /// <inheritdoc/>
    public HeaderType GetModifiedType(HeaderType modifier, HeaderType unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public HeaderType GetPinnedType(HeaderType elementType) => elementType;

    /// <inheritdoc/>
    public HeaderType GetArrayType(HeaderType elementType, ArrayShape shape) => new UnsupportedType("an array is a managed type");

    /// <inheritdoc/>
    public HeaderType GetSZArrayType(HeaderType elementType) => new UnsupportedType("an array is a managed type");

    /// <inheritdoc/>
    public HeaderType GetGenericInstantiation(HeaderType genericType, ImmutableArray<HeaderType> typeArguments) => new UnsupportedType("C has no generic types");

    /// <inheritdoc/>
    public HeaderType GetGenericMethodParameter(object? genericContext, int index) => new UnsupportedType("C has no generic types");

    /// <inheritdoc/>
    public HeaderType GetGenericTypeParameter(object? genericContext, int index) => new UnsupportedType("C has no generic types");

    /// <inheritdoc/>
    public HeaderType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    // The fields of System.Guid, as the headers of Windows declare a GUID.
    private static HeaderStruct Guid() => new("System.Guid")
    {
        Fields =
        [
            new("Data1", new NamedType("uint32_t"), null), new("Data2", new NamedType("uint16_t"), null), new("Data3", new NamedType("uint16_t"), null),
            new("Data4", new ArrayType(new NamedType("uint8_t"), 8), null),
        ],
    };

    private HeaderType Define(MetadataReader reader, TypeDefinition type)
    {
        var name = AssemblyText.FullName(reader, type);
        if (!_known.TryGetValue(name, out var known))
            _known[name] = known = bound.Find(name) is { } found ? new IncludedType(found.Name, found.Header) : Read(reader, type, name);
        return known;
    }

    private HeaderType Read(MetadataReader reader, TypeDefinition type, string name)
    {
        if (type.GetGenericParameters().Count > 0)
            return new UnsupportedType($"{name} is a generic type");
        switch (AssemblyText.BaseName(reader, type))
        {
            case "System.Enum":
                return Add(ReadEnum(reader, type, name));
            case "System.ValueType" when FixedBuffer(reader, type) is { } buffer:
                return buffer;
            case "System.ValueType":
                var made = new HeaderStruct(name);
                // The type is added before its fields are read, because a field can point to the struct itself.
                var result = _known[name] = Add(made);
                ReadStruct(reader, type, made);
                return result;
            default:
                return new UnsupportedType($"{name} is a managed type");
        }
    }

    private DefinedType Add(HeaderDefinition definition)
    {
        Definitions.Add(definition);
        return new(definition);
    }

    private HeaderEnum ReadEnum(MetadataReader reader, TypeDefinition type, string name)
    {
        var fields = type.GetFields().Select(reader.GetFieldDefinition).ToLookup(field => field.Attributes.HasFlag(FieldAttributes.Static));
        return new(name, fields[false].First().DecodeSignature(this, null),
            [.. fields[true].Where(field => !field.GetDefaultValue().IsNil).Select(field => (reader.GetString(field.Name), AssemblyText.Integer(reader, field)))]);
    }

    private void ReadStruct(MetadataReader reader, TypeDefinition type, HeaderStruct made)
    {
        var layout = type.GetLayout();
        (made.Packing, made.Size) = (layout.PackingSize, layout.Size);
        var isExplicit = type.Attributes.HasFlag(TypeAttributes.ExplicitLayout);
        var length = AssemblyText.InlineArrayLength(reader, type);
        made.Fields =
        [
            .. type.GetFields().Select(reader.GetFieldDefinition).Where(field => !field.Attributes.HasFlag(FieldAttributes.Static))
                .Select(field => new HeaderField(AssemblyText.FieldName(reader, field), Repeated(field.DecodeSignature(this, null), length), isExplicit ? field.GetOffset() : null)),
        ];
        made.Fault = Fault(reader, type, made);
    }

    private static HeaderType Repeated(HeaderType type, int? length) => length is { } count && type is not UnsupportedType ? new ArrayType(type, count) : type;

    private static string Fault(MetadataReader reader, TypeDefinition type, HeaderStruct made)
    {
        if (AssemblyText.IsReferenceAssembly(reader))
            return $"the reference assembly of {made.FullName} does not contain its fields";
        if (made.Fields.Count == 0)
            return $"{made.FullName} has no fields, and C has no empty structs";
        if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.AutoLayout)
            return $"{made.FullName} has the layout Auto";
        return made.Fields.Select(field => field.Type).Select(ByValueFault).FirstOrDefault(fault => fault.Length > 0) ?? "";
    }

    /// <summary>Returns the reason why a value of a type cannot be a parameter, a result or a field in C, or an empty text.</summary>
    public static string ByValueFault(HeaderType type) => type switch
    {
        UnsupportedType unsupported => unsupported.Reason,
        ArrayType array => ByValueFault(array.Element),
        DefinedType { Definition: HeaderStruct made } => made.Fault,
        _ => "",
    };

    // For fixed int items[4], the C# compiler creates a struct with one field and the size of all elements.
    private HeaderType? FixedBuffer(MetadataReader reader, TypeDefinition type)
    {
        if (!reader.GetString(type.Name).EndsWith(">e__FixedBuffer", StringComparison.Ordinal))
            return null;
        var field = reader.GetFieldDefinition(type.GetFields().Single());
        var size = reader.GetBlobReader(field.Signature) is var blob && blob.ReadByte() == (byte)SignatureKind.Field ? AssemblyText.PrimitiveSize(blob.ReadSignatureTypeCode()) : 1;
        return new ArrayType(field.DecodeSignature(this, null), type.GetLayout().Size / size);
    }
}
