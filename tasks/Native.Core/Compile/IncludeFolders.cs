namespace Native.Core.Compile;

/// <summary>Reads from the arguments of a compiler where it searches headers.</summary>
public static class IncludeFolders
{
    // In the order of the search, whatever the order on the command line.
    private static readonly string[] s_flags = ["-iquote", "-I", "-isystem", "-idirafter"];

    /// <summary>Full paths in the order of the search, those of the compiler itself left out.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> arguments, string directory)
    {
        var folders = new List<string>();
        foreach (var flag in s_flags)
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                var argument = arguments[i];
                if (!argument.StartsWith(flag, StringComparison.Ordinal))
                    continue;
                var path = argument.Length > flag.Length ? argument[flag.Length..] : i + 1 < arguments.Count ? arguments[i + 1] : "";
                if (path.Length > 0)
                    folders.Add(Path.GetFullPath(path, directory));
            }
        }

        return folders;
    }
}
