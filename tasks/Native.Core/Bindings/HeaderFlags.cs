namespace Native.Core.Bindings;

/// <summary>Selects the C compiler options that affect how a header is parsed: defines, include folders, forced includes, the standard, layouts.</summary>
public static class HeaderFlags
{
    private static readonly string[] s_withValue = ["-D", "-U", "-include", "-imacros", "-isystem", "-idirafter", "-iquote", "-I"];

    private static readonly string[] s_alone = ["-std=", "-fshort-enums", "-fpack-struct"];

    /// <summary>Returns the options in <paramref name="flags"/> that libclang also needs, in their order.</summary>
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
