namespace Native.Core.Dependencies;

/// <summary>
/// Reads environment variables of a build for one RID, and records which variables were read, because changing one makes the
/// result stale.
/// </summary>
/// <param name="read">The value of a variable, or null.</param>
/// <param name="rid">The target.</param>
public sealed class BuildVariables(Func<string, string?> read, string rid)
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The target RID.</summary>
    public string Rid => rid;

    /// <summary>All variables that were read, set or not.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>
    /// Returns the first of <c>NAME_linux-arm64</c>, <c>NAME_linux_arm64</c> and <c>NAME</c> that is set, as in Rust's
    /// pkg-config, or an empty string.
    /// </summary>
    public string Get(string name) => GetForRid(name) is { Length: > 0 } value ? value : Read(name);

    /// <summary>Returns the value of the forms with the RID only.</summary>
    public string GetForRid(string name) => FormsForRid(name, rid).Select(Read).FirstOrDefault(value => value.Length > 0) ?? "";

    /// <summary><c>NAME_linux-arm64</c> and <c>NAME_linux_arm64</c>.</summary>
    public static IEnumerable<string> FormsForRid(string name, string rid) => [$"{name}_{rid}", $"{name}_{rid.Replace('-', '_')}"];

    /// <summary>Returns true if a variable is set to a value other than 0.</summary>
    public bool IsOn(string name) => Get(name) is not ("" or "0");

    private string Read(string name)
    {
        _names.Add(name);
        return read(name) ?? "";
    }
}
