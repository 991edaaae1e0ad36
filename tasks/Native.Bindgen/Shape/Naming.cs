using Native.Core.Bindings;

namespace Native.Bindgen.Shape;

/// <summary>C names as C# has them: renamed, without prefixes, and never a keyword.</summary>
internal sealed class Naming
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while record required scoped file field").Split(' '),
        StringComparer.Ordinal);

    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _prefixes;
    private readonly string _className;

    /// <summary>Takes <c>Rename</c> and <c>StripPrefix</c>.</summary>
    public Naming(BindingsOptions options)
    {
        foreach (var rename in options.Rename)
        {
            var parts = rename.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2)
                _renames[parts[0]] = parts[1];
        }

        _className = options.ClassName;
        _prefixes = [.. options.StripPrefix.OrderByDescending(prefix => prefix.Length)];
    }

    /// <summary>A name of the header's own: of a function, type, constant, or value of an enum.</summary>
    public string Public(string name)
    {
        if (_renames.TryGetValue(name, out var renamed))
            return Escape(renamed);
        var prefix = _prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length);
        var rest = prefix is null ? name : name[prefix.Length..];
        return Escape(char.IsAsciiDigit(rest[0]) ? $"_{rest}" : rest);
    }

    /// <summary>The same for a type; one inside another keeps its own part.</summary>
    public string Type(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var outer = Public(dot < 0 ? name : name[..dot]);
        // The class of functions has its name already.
        return (outer == _className ? $"{outer}_" : outer) + (dot < 0 ? "" : name[dot..]);
    }

    /// <summary>A name that C# can read.</summary>
    public static string Escape(string name) =>
        s_keywords.Contains(name) ? $"@{name}" : name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : new([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);

    /// <summary>A field: never the name of the struct that has it.</summary>
    public static string Field(string name, string structName) => name == structName.TrimStart('@') ? $"{name}_" : Escape(name);

    /// <summary>Names of parameters: each there and each once.</summary>
    public static IReadOnlyList<string> Parameters(IReadOnlyList<string> names)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select((name, i) =>
        {
            var unique = name.Length == 0 || !used.Add(name) ? $"param{i}" : name;
            used.Add(unique);
            // Names of this form are those of locals in overloads.
            return Escape(unique.EndsWith("_native", StringComparison.Ordinal) || unique == "__result" ? $"{unique}_" : unique);
        })];
    }

    /// <summary>What the names of an enum's values begin with: up to a <c>_</c>, and never the whole of one.</summary>
    public static string CommonPrefix(IReadOnlyList<string> names)
    {
        if (names.Count < 2)
            return "";
        var common = names.Aggregate((a, b) => new string([.. a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)]));
        return common[..(common.LastIndexOf('_') + 1)];
    }
}
