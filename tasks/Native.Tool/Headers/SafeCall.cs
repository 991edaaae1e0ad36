using Native.Bindgen.Mapping;
using Native.Bindgen.Model;

namespace Native.Tool;

/// <summary>Represents a function without parameters and, by its name, without effects, which a test calls.</summary>
/// <param name="Name">The name of the function.</param>
/// <param name="IsText">True if it returns a string.</param>
internal sealed record SafeCall(string Name, bool IsText)
{
    private static readonly HashSet<string> s_safe =
        ["version", "get", "is", "has", "max", "min", "size", "default", "num", "count", "name", "info", "flags", "bound", "supported", "available", "number", "string", "limit", "level"];

    private static readonly HashSet<string> s_unsafe =
        ["abort", "exit", "free", "close", "set", "destroy", "delete", "init", "shutdown", "cleanup", "reset", "wait", "lock", "unlock", "error", "errno", "last", "callback", "current", "global"];

    /// <summary>Selects a version function or, if none exists, another one; null if no function is safe.</summary>
    public static SafeCall? Choose(IEnumerable<FunctionDeclaration> functions) => functions
        .Where(function => function.Parameters.Count == 0 && !function.IsVariadic && !function.NeedsShim && function.Shim is null && !function.IsDeprecated)
        .Select(function => (Call: new SafeCall(function.Name, IsString(function.Result)), Words: NameWords.Of(function.Name), Result: TypeMapper.Bare(function.Result)))
        .Where(entry => (entry.Call.IsText || entry.Result is ScalarType { Kind: ScalarKind.Integer or ScalarKind.Long or ScalarKind.Bool }) && entry.Words.Any(s_safe.Contains)
            && !entry.Words.Any(s_unsafe.Contains))
        .OrderBy(entry => entry.Words.Contains("version") ? 0 : 1).ThenBy(entry => entry.Call.IsText ? 0 : 1).ThenBy(entry => entry.Call.Name.Length)
        .Select(entry => entry.Call).FirstOrDefault();

    private static bool IsString(CType type) =>
        TypeMapper.Bare(type) is PointerType { IsConst: true } pointer && TypeMapper.Bare(pointer.Target) is ScalarType { Kind: ScalarKind.Char };
}
