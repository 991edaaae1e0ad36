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
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];
}

/// <summary>What cannot be bound, and why.</summary>
internal sealed record RefusedDeclaration(string Name, SourcePlace Place, string Reason);
