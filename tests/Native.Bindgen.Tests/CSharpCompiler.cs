using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Native.Bindgen.Tests;

/// <summary>Compiles generated C# as a project would, with all warnings enabled.</summary>
internal static class CSharpCompiler
{
    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Returns errors and warnings, and the assembly if there are no errors.</summary>
    public static (IReadOnlyList<string> Messages, Assembly? Assembly) Compile(params string[] sources) => Compile(LanguageVersion.Latest, [], sources);

    /// <summary>The same with a C# version, and with the symbols that the SDK defines for it.</summary>
    public static (IReadOnlyList<string> Messages, Assembly? Assembly) Compile(LanguageVersion version, string[] symbols, params string[] sources)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose, preprocessorSymbols: ["NET9_0_OR_GREATER", .. symbols]);
        var compilation = CSharpCompilation.Create("generated", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"{i}.cs")), s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        var messages = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()).ToList();
        stream.Position = 0;
        return (messages, result.Success ? new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream) : null);
    }
}
