namespace Native.Core.Compile;

/// <summary>Reads the include folders from the arguments of a compiler.</summary>
public static class IncludeFolders
{
    // In search order, regardless of the order on the command line.
    private static readonly string[] s_flags = ["-iquote", "-I", "-isystem", "-idirafter"];

    /// <summary>Returns full paths in search order, without the folders of the compiler.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> arguments, string directory) =>
    [
        .. s_flags.SelectMany(flag => FlagValues.Of(arguments, flag)).Where(found => found.Value.Length > 0)
            .Select(found => Path.GetFullPath(found.Value, directory)),
    ];
}
