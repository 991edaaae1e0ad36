namespace Native.Core.Bindings;

/// <summary>Those options of a C compiler that decide what a header says: defines, folders, what is read first, the standard, layouts.</summary>
public static class HeaderFlags
{
    private static readonly string[] s_withValue = ["-D", "-U", "-include", "-imacros", "-isystem", "-idirafter", "-iquote", "-I"];

    private static readonly string[] s_alone = ["-std=", "-fshort-enums", "-fpack-struct"];

    /// <summary>The options of <paramref name="flags"/> that libclang must have too, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> flags)
    {
        var result = new List<string>();
        for (var i = 0; i < flags.Count; i++)
        {
            if (s_alone.Concat(s_withValue).Any(option => flags[i].StartsWith(option, StringComparison.Ordinal)))
                result.Add(flags[i]);
            if (s_withValue.Contains(flags[i]) && i + 1 < flags.Count)
                result.Add(flags[++i]);
        }

        return result;
    }
}
