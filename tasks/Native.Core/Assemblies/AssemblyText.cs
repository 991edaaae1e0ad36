using System.Reflection.Metadata;

namespace Native.Core.Assemblies;

/// <summary>Reads names, attributes and constants of the metadata of an assembly.</summary>
internal static class AssemblyText
{
    /// <summary>Returns the full name of a type, in which a dot separates namespace, outer types and name.</summary>
    public static string FullName(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        var outer = type.GetDeclaringType();
        var around = outer.IsNil ? reader.GetString(type.Namespace) : FullName(reader, reader.GetTypeDefinition(outer));
        return around.Length == 0 ? name : $"{around}.{name}";
    }

    /// <summary>Returns the full name of the base type, or an empty text.</summary>
    public static string BaseName(MetadataReader reader, TypeDefinition type) => TypeName(reader, type.BaseType);

    /// <summary>Returns the full name of the type of an attribute.</summary>
    public static string AttributeName(MetadataReader reader, CustomAttribute attribute) => TypeName(reader, attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
        _ => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
    });

    /// <summary>Returns the attribute whose full name is <paramref name="name"/>, or null.</summary>
    public static CustomAttribute? Attribute(MetadataReader reader, CustomAttributeHandleCollection attributes, string name)
    {
        foreach (var attribute in attributes.Select(reader.GetCustomAttribute))
        {
            if (AttributeName(reader, attribute) == name)
                return attribute;
        }

        return null;
    }

    /// <summary>Returns the length of a struct with <c>[InlineArray]</c>, or null.</summary>
    public static int? InlineArrayLength(MetadataReader reader, TypeDefinition type)
    {
        if (Attribute(reader, type.GetCustomAttributes(), "System.Runtime.CompilerServices.InlineArrayAttribute") is not { } attribute)
            return null;
        var value = reader.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadInt32();
    }

    /// <summary>Returns true if an assembly is a reference assembly, which does not contain the real fields of structs.</summary>
    public static bool IsReferenceAssembly(MetadataReader reader) => reader.IsAssembly
        && Attribute(reader, reader.GetAssemblyDefinition().GetCustomAttributes(), "System.Runtime.CompilerServices.ReferenceAssemblyAttribute") is not null;

    /// <summary>Returns the name of a field, or the name of the property for the field of an automatic property.</summary>
    public static string FieldName(MetadataReader reader, FieldDefinition field)
    {
        var name = reader.GetString(field.Name);
        return name.StartsWith('<') && name.IndexOf('>') is var end && end > 1 ? name[1..end] : name;
    }

    /// <summary>Returns the value of an integer constant.</summary>
    public static Int128 Integer(MetadataReader reader, FieldDefinition field)
    {
        var constant = reader.GetConstant(field.GetDefaultValue());
        var value = reader.GetBlobReader(constant.Value);
        return constant.TypeCode switch
        {
            ConstantTypeCode.SByte => value.ReadSByte(),
            ConstantTypeCode.Byte or ConstantTypeCode.Boolean => value.ReadByte(),
            ConstantTypeCode.Int16 => value.ReadInt16(),
            ConstantTypeCode.UInt16 or ConstantTypeCode.Char => value.ReadUInt16(),
            ConstantTypeCode.Int32 => value.ReadInt32(),
            ConstantTypeCode.UInt32 => value.ReadUInt32(),
            ConstantTypeCode.Int64 => value.ReadInt64(),
            _ => value.ReadUInt64(),
        };
    }

    /// <summary>Returns the size in bytes of a type that a fixed buffer may have.</summary>
    public static int PrimitiveSize(SignatureTypeCode type) => type switch
    {
        SignatureTypeCode.Boolean or SignatureTypeCode.SByte or SignatureTypeCode.Byte => 1,
        SignatureTypeCode.Char or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 => 2,
        SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
        _ => 8,
    };

    private static string TypeName(MetadataReader reader, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeReference when reader.GetTypeReference((TypeReferenceHandle)type) is var reference:
                return $"{reader.GetString(reference.Namespace)}.{reader.GetString(reference.Name)}";
            case HandleKind.TypeDefinition when !type.IsNil:
                return FullName(reader, reader.GetTypeDefinition((TypeDefinitionHandle)type));
            default:
                return "";
        }
    }
}
