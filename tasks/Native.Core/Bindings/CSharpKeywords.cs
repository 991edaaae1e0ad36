namespace Native.Core.Bindings;

/// <summary>The keywords of C# that cannot be names, including undocumented ones.</summary>
public static class CSharpKeywords
{
    private static readonly HashSet<string> s_all = new((
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while record required scoped file field "
        + "__arglist __makeref __reftype __refvalue").Split(' '), StringComparer.Ordinal);

    /// <summary>True if a name always needs an <c>@</c>.</summary>
    public static bool Contain(string name) => s_all.Contains(name);
}
