using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Native.Core.Assemblies;

namespace Native.Core.Imports;

/// <summary>Reads the native imports of a compiled assembly.</summary>
public sealed class ManagedImports
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly PlatformSupport _assembly;

    private ManagedImports(PEReader file)
    {
        (_file, _metadata) = (file, file.GetMetadataReader());
        _assembly = Platforms(_metadata.IsAssembly ? _metadata.GetAssemblyDefinition().GetCustomAttributes() : default);
    }

    /// <summary>Returns the imports of an assembly, in metadata order.</summary>
    public static IReadOnlyList<ManagedImport> Read(Stream assembly)
    {
        using var file = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        return file.HasMetadata ? [.. new ManagedImports(file).Read()] : [];
    }

    /// <summary>Returns true if code in the assembly resolves library names. The C# of <c>NativeLoadDiagnostics</c> only explains failures.</summary>
    public static bool ResolvesByItself(Stream assembly)
    {
        using var file = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        return metadata.MemberReferences.Any(handle => metadata.GetString(metadata.GetMemberReference(handle).Name) switch
        {
            "SetDllImportResolver" or "LoadUnmanagedDll" => true,
            "add_ResolvingUnmanagedDll" => new ManagedImports(file).IsCalledByUser(handle),
            _ => false,
        });
    }

    private bool IsCalledByUser(MemberReferenceHandle handle)
    {
        var token = BitConverter.GetBytes(MetadataTokens.GetToken(handle));
        return _metadata.MethodDefinitions.Select(method => _metadata.GetMethodDefinition(method)).Any(method => method.RelativeVirtualAddress != 0
            && _metadata.GetString(_metadata.GetTypeDefinition(method.GetDeclaringType()).Namespace) != "Native.Sdk.LoadDiagnostics"
            && _file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes().AsSpan().IndexOf(token) >= 0);
    }

    private IEnumerable<ManagedImport> Read() => _metadata.TypeDefinitions.SelectMany(type => _metadata.GetTypeDefinition(type).GetMethods())
        .Where(method => (_metadata.GetMethodDefinition(method).Attributes & MethodAttributes.PinvokeImpl) != 0).Select(Import);

    private ManagedImport Import(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var import = method.GetImport();
        var flags = import.Attributes;
        var (owner, name) = Declared(handle, method);
        var type = method.GetDeclaringType();
        return new(_metadata.GetString(_metadata.GetModuleReference(import.Module).Name),
            import.Name.IsNil ? _metadata.GetString(method.Name) : _metadata.GetString(import.Name), FullName(type), name)
        {
            IsExact = (flags & MethodImportAttributes.ExactSpelling) != 0,
            IsUnicode = (flags & MethodImportAttributes.CharSetMask) is MethodImportAttributes.CharSetUnicode or MethodImportAttributes.CharSetAuto,
            IsStdCall = (flags & MethodImportAttributes.CallingConventionMask) is MethodImportAttributes.CallingConventionStdCall
                or MethodImportAttributes.CallingConventionWinApi && !HasCallConv(method, "CallConvCdecl"),
            Support = [_assembly, .. Outwards(type).Reverse().Select(outer => Platforms(_metadata.GetTypeDefinition(outer).GetCustomAttributes())),
                .. owner is { } around ? (PlatformSupport[])[Platforms(_metadata.GetMethodDefinition(around).GetCustomAttributes())] : [], Platforms(method.GetCustomAttributes())],
        };
    }

    // LibraryImport generates <add>g____PInvoke|0_0, which add calls; a C# local function is <Main>g__add|0_0.
    private (MethodDefinitionHandle? Owner, string Name) Declared(MethodDefinitionHandle handle, MethodDefinition method)
    {
        var name = _metadata.GetString(method.Name);
        var end = name.IndexOf(">g__", StringComparison.Ordinal);
        if (!name.StartsWith('<') || end < 0 || name.LastIndexOf('|') is var bar && bar < end)
            return (null, name);
        var (outer, local) = (name[1..end], name[(end + 4)..bar]);
        var candidates = _metadata.GetTypeDefinition(method.GetDeclaringType()).GetMethods()
            .Where(other => _metadata.GetString(_metadata.GetMethodDefinition(other).Name) == outer).ToList();
        var owner = candidates.Count == 1 ? candidates[0] : candidates.FirstOrDefault(candidate => Calls(candidate, handle));
        return (owner.IsNil ? null : owner, local == "__PInvoke" ? outer : local);
    }

    // A call is the byte 0x28 and a token, so searching for the five bytes is sufficient.
    private bool Calls(MethodDefinitionHandle caller, MethodDefinitionHandle callee)
    {
        var address = _metadata.GetMethodDefinition(caller).RelativeVirtualAddress;
        Span<byte> call = [0x28, .. BitConverter.GetBytes(MetadataTokens.GetToken(callee))];
        return address != 0 && (_file.GetMethodBody(address).GetILBytes() ?? []).AsSpan().IndexOf(call) >= 0;
    }

    private IEnumerable<TypeDefinitionHandle> Outwards(TypeDefinitionHandle type)
    {
        for (; !type.IsNil; type = _metadata.GetTypeDefinition(type).GetDeclaringType())
            yield return type;
    }

    private string FullName(TypeDefinitionHandle type) => AssemblyText.FullName(_metadata, _metadata.GetTypeDefinition(type));

    private PlatformSupport Platforms(CustomAttributeHandleCollection attributes)
    {
        var (supported, unsupported) = (new List<string>(), new List<string>());
        foreach (var attribute in attributes.Select(_metadata.GetCustomAttribute))
        {
            var list = AttributeName(attribute) switch
            {
                "SupportedOSPlatformAttribute" => supported,
                "UnsupportedOSPlatformAttribute" => unsupported,
                _ => null,
            };
            if (list is not null && FirstText(attribute) is { } platform)
                list.Add(platform.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'));
        }

        return new(supported, unsupported);
    }

    private bool HasCallConv(MethodDefinition method, string convention)
    {
        foreach (var attribute in method.GetCustomAttributes().Select(_metadata.GetCustomAttribute))
        {
            // The name of the type is part of the value: CallConvs = [typeof(CallConvCdecl)].
            if (AttributeName(attribute) == "UnmanagedCallConvAttribute"
                && System.Text.Encoding.UTF8.GetString(_metadata.GetBlobBytes(attribute.Value)).Contains(convention, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // Older frameworks do not contain these attributes, so projects define their own, in any namespace.
    private string AttributeName(CustomAttribute attribute) => AssemblyText.AttributeName(_metadata, attribute).Split('.')[^1];

    private string? FirstText(CustomAttribute attribute)
    {
        var value = _metadata.GetBlobReader(attribute.Value);
        return value.Length > 2 && value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;
    }
}
