namespace Native.Core.Compile;

/// <summary>Reads from the arguments of a compiler where it searches headers.</summary>
public static class IncludeFolders
{
    // In the order of the search, whatever the order on the command line.
    private static readonly string[] s_flags = ["-iquote", "-I", "-isystem", "-idirafter"];

    /// <summary>Full paths in the order of the search, those of the compiler itself left out.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> arguments, string directory) =>
    [
        .. s_flags.SelectMany(flag => FlagValues.Of(arguments, flag)).Where(found => found.Value.Length > 0)
            .Select(found => Path.GetFullPath(found.Value, directory)),
    ];
}
