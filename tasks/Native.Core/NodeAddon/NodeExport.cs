using System.Text.RegularExpressions;

namespace Native.Core.NodeAddon;

/// <summary>Represents a name that an add-on sets on its <c>exports</c>.</summary>
/// <param name="Name">The name in JavaScript.</param>
/// <param name="Type">The type in TypeScript.</param>
public sealed partial record NodeExport(string Name, string Type)
{
    /// <summary>The name of the file with the types.</summary>
    public const string FileName = "index.d.ts";

    /// <summary>True if the name can be declared and imported.</summary>
    public bool IsIdentifier => Identifier().IsMatch(Name);

    /// <summary>Parses an entry of <c>NativeNodeExports</c>: <c>add</c>, or <c>add: (a: number, b: number) => number</c>.</summary>
    public static NodeExport Parse(string entry)
    {
        var parts = entry.Split(':', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts is [_, { Length: > 0 } type] ? type : "any");
    }

    /// <summary>Returns the text of the file with the types.</summary>
    public static string Types(IEnumerable<NodeExport> exports) =>
        string.Concat(exports.Where(export => export.IsIdentifier).Select(export => $"export declare const {export.Name}: {export.Type};\n"));

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{N}_$]*$")]
    private static partial Regex Identifier();
}
