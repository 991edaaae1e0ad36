namespace Native.Core.Dependencies;

/// <summary>
/// Environment variables of a build for one RID. Which were asked for is kept, because a change of any makes the
/// answer stale.
/// </summary>
/// <param name="read">The value of a variable, or null.</param>
/// <param name="rid">What is built for.</param>
public sealed class BuildVariables(Func<string, string?> read, string rid)
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The RID that is built for.</summary>
    public string Rid => rid;

    /// <summary>Every variable that was asked for, set or not.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>
    /// The first of <c>NAME_linux-arm64</c>, <c>NAME_linux_arm64</c> and <c>NAME</c> that is set, as in Rust's
    /// pkg-config; empty where none is.
    /// </summary>
    public string Get(string name) => GetForRid(name) is { Length: > 0 } value ? value : Read(name);

    /// <summary>The forms with the RID alone.</summary>
    public string GetForRid(string name) => FormsForRid(name, rid).Select(Read).FirstOrDefault(value => value.Length > 0) ?? "";

    /// <summary><c>NAME_linux-arm64</c> and <c>NAME_linux_arm64</c>.</summary>
    public static IEnumerable<string> FormsForRid(string name, string rid) => [$"{name}_{rid}", $"{name}_{rid.Replace('-', '_')}"];

    /// <summary>Whether a switch is on: set, and not to 0.</summary>
    public bool IsOn(string name) => Get(name) is not ("" or "0");

    private string Read(string name)
    {
        _names.Add(name);
        return read(name) ?? "";
    }
}
