using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Model;

/// <summary>Represents a target of the bindings.</summary>
/// <param name="Target">The row in the table of RIDs.</param>
/// <param name="PointerSize">The size of a pointer in bytes.</param>
/// <param name="LongSize">The size of the C type <c>long</c> in bytes.</param>
internal sealed record TargetModel(NativeTarget Target, int PointerSize, int LongSize)
{
    /// <summary>The .NET runtime identifier.</summary>
    public string Rid => Target.Rid;
}

/// <summary>Represents one header on one target.</summary>
internal sealed record HeaderModel(TargetModel Target)
{
    /// <summary>The selected declarations and those that they need, in the order of the headers.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>The declarations that cannot be bound, with location and reason.</summary>
    public IReadOnlyList<RefusedDeclaration> Refused { get; init; } = [];

    /// <summary>The full path of every header that was read.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The first of <see cref="Errors"/>, as the compiler reported it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The errors of the compiler in the header.</summary>
    public IReadOnlyList<HeaderError> Errors { get; init; } = [];
}

/// <summary>Represents an error in a header without its RID, because the same error for several RIDs is one message.</summary>
/// <param name="Code">The code.</param>
/// <param name="Before">The message before the RIDs.</param>
/// <param name="After">The message after the RIDs; null for a message without RIDs.</param>
/// <param name="File">The file, or null.</param>
/// <param name="Line">The line, or 0.</param>
/// <param name="Column">The column, or 0.</param>
internal sealed record HeaderError(string Code, string Before, string? After, string? File, int Line = 0, int Column = 0)
{
    /// <summary>Returns the errors of all models, each with its RIDs.</summary>
    public static IEnumerable<Diagnostic> Merge(IEnumerable<HeaderModel> models) =>
        models.SelectMany(model => model.Errors.Distinct().Select(error => (Error: error, model.Target.Rid))).GroupBy(pair => pair.Error, pair => pair.Rid)
            .Select(group => group.Key.For(group));

    private Diagnostic For(IEnumerable<string> rids) =>
        new(Severity.Error, Code, After is null ? Before : $"{Before}{string.Join(", ", rids)}{After}", File, Line, Column);
}

/// <summary>Represents a declaration that cannot be bound, with the reason.</summary>
internal sealed record RefusedDeclaration(string Name, SourcePlace Place, string Reason)
{
    /// <summary>The function or variable that a macro expands to, if another declaration has the name of the macro in C#.</summary>
    public string Target { get; init; } = "";

    /// <summary>True for a macro with a value that C# cannot represent. A header can contain many, which are reported together.</summary>
    public bool IsAddress { get; init; }
}
