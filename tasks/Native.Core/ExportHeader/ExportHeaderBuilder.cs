using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.ExportHeader;

/// <summary>Creates the C header of an assembly. It declares each method that NativeAOT exports, and each type that these methods use.</summary>
/// <param name="files">Reads assemblies.</param>
/// <param name="references">Full paths of the referenced assemblies.</param>
/// <param name="bound">The types that were generated from headers.</param>
public sealed class ExportHeaderBuilder(IFileReader files, IEnumerable<string> references, BoundTypes bound)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>A warning for each method that the header does not declare.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Returns the text of the header, or null if no method is exported.</summary>
    /// <param name="assemblies">Full paths of the assemblies whose methods are exported. The first one is the library itself.</param>
    /// <param name="documentation">Full path of the XML documentation file, or an empty text.</param>
    /// <param name="fileName">The name of the header file.</param>
    public string? Build(IReadOnlyList<string> assemblies, string documentation, string fileName)
    {
        using var resolver = new TypeResolver(files, references);
        var types = new HeaderTypeProvider(resolver, bound);
        var all = assemblies.SelectMany(path => Read(path, types)).ToList();
        var functions = all.Where(IsExpressible).ToList();
        if (functions.Count == 0)
            return null;
        var used = new UsedTypes(functions);
        var declared = types.Definitions.Where(used.Definitions.Contains).ToList();
        CNames.SetNames(declared, functions.Select(function => function.EntryPoint));
        return new HeaderWriter(XmlComments.Parse(documentation.Length > 0 ? files.ReadText(documentation) : null))
            .Write(fileName, Path.GetFileName(assemblies[0]), new(used.Headers, declared, functions));
    }

    private IReadOnlyList<ExportedFunction> Read(string path, HeaderTypeProvider types)
    {
        using var assembly = files.Open(path);
        using var symbols = files.Open(Path.ChangeExtension(path, ".pdb"));
        return assembly is null ? [] : new ManagedExports(types).Read(assembly, symbols);
    }

    private bool IsExpressible(ExportedFunction function)
    {
        var fault = CNames.IsIdentifier(function.EntryPoint)
            ? function.Parameters.Select(parameter => parameter.Type).Append(function.Result).Select(HeaderTypeProvider.ByValueFault).FirstOrDefault(each => each.Length > 0)
            : $"'{function.EntryPoint}' is not an identifier in C and C++";
        if (fault is not null)
        {
            _diagnostics.Add(new(Severity.Warning, "NSDK4015",
                $"The header does not declare {function.Method}: {fault}. Expected types that C has: numbers, pointers, function pointers, enums and structs of these; "
                + "pass a pointer instead, or leave the method out of C with NoWarn.", function.Place?.File, function.Place?.Line ?? 0));
        }

        return fault is null;
    }
}
