using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Model;

/// <summary>A machine that bindings are read for.</summary>
/// <param name="Target">Its row of the table of RIDs.</param>
/// <param name="PointerSize">In bytes.</param>
/// <param name="LongSize">Of C's <c>long</c>, in bytes.</param>
internal sealed record TargetModel(NativeTarget Target, int PointerSize, int LongSize)
{
    /// <summary>The .NET runtime identifier.</summary>
    public string Rid => Target.Rid;
}

/// <summary>One header as one target sees it.</summary>
internal sealed record HeaderModel(TargetModel Target)
{
    /// <summary>What was asked for and what that needs, in the order of the headers.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>What was left out while reading: name, place and reason.</summary>
    public IReadOnlyList<RefusedDeclaration> Refused { get; init; } = [];

    /// <summary>Full path of every header that was read.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The first of <see cref="Errors"/>, in the compiler's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the compiler says against the header.</summary>
    public IReadOnlyList<HeaderError> Errors { get; init; } = [];
}

/// <summary>An error of a header, without the RID that shows it: what several RIDs show is one message.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Before">The message up to the RIDs.</param>
/// <param name="After">The message behind the RIDs; null for one that names none.</param>
/// <param name="File">Where it is.</param>
/// <param name="Line">The line, or 0.</param>
/// <param name="Column">The column, or 0.</param>
internal sealed record HeaderError(string Code, string Before, string? After, string? File, int Line = 0, int Column = 0)
{
    /// <summary>The errors of all models, each with the RIDs that show it.</summary>
    public static IEnumerable<Diagnostic> Merge(IEnumerable<HeaderModel> models) =>
        models.SelectMany(model => model.Errors.Distinct().Select(error => (Error: error, model.Target.Rid))).GroupBy(pair => pair.Error, pair => pair.Rid)
            .Select(group => group.Key.For(group));

    private Diagnostic For(IEnumerable<string> rids) =>
        new(Severity.Error, Code, After is null ? Before : $"{Before}{string.Join(", ", rids)}{After}", File, Line, Column);
}

/// <summary>What cannot be bound, and why.</summary>
internal sealed record RefusedDeclaration(string Name, SourcePlace Place, string Reason)
{
    /// <summary>Of a macro whose name something else has in C#: the function or variable that C means by it.</summary>
    public string Target { get; init; } = "";

    /// <summary>Of a macro: whether it is a value that only C has. A header may have many, which are one message.</summary>
    public bool IsAddress { get; init; }
}
