using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Converts C names into C# names: applies <c>Rename</c> and <c>StripPrefix</c>, and escapes keywords.</summary>
internal sealed class Naming
{
    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _prefixes;

    /// <summary>Reads <c>Rename</c> and <c>StripPrefix</c>.</summary>
    public Naming(BindingsOptions options)
    {
        foreach (var rename in options.Rename)
        {
            var parts = rename.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2)
                _renames[parts[0]] = parts[1];
        }

        _prefixes = [.. options.StripPrefix.OrderByDescending(prefix => prefix.Length)];
    }

    /// <summary>Returns the name of a function, type, constant or enum value.</summary>
    public string Public(string name)
    {
        if (_renames.TryGetValue(name, out var renamed))
            return Escape(renamed);
        var prefix = _prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length);
        var rest = prefix is null ? name : name[prefix.Length..];
        return Escape(rest);
    }

    /// <summary>Returns the name of a type, which may still conflict with other names in the namespace.</summary>
    public string Type(string name) => Public(name) is var type && CSharpWords.IsTypeKeyword(type) ? $"@{type}" : Public(name);

    /// <summary>Returns a valid C# identifier.</summary>
    public static string Escape(string name) =>
        CSharpKeywords.Contain(name) ? $"@{name}" : name.Length > 0 && char.IsDigit(name[0]) ? Escape($"_{name}")
        : IsPlain(name) ? name : new([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);

    private static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (c != '_' && !char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Returns a namespace with its parts escaped.</summary>
    public static string Namespace(string name) => string.Join('.', name.Split('.').Select(part => part.StartsWith('@') ? part : Escape(part)));

    /// <summary>Returns parameter names. Unnamed parameters are named after their position.</summary>
    public static IReadOnlyList<string> Parameters(IReadOnlyList<string> names)
    {
        if (names.All(name => name.Length > 0 && Parameter(name) == name) && names.Distinct(StringComparer.Ordinal).Count() == names.Count)
            return names;
        var scope = new NameScope([]);
        var own = scope.TakeAll(names.Where(name => name.Length > 0), Parameter);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select((name, i) => name.Length > 0 && seen.Add(name) ? own[name] : scope.Take($"param{i}"))];
    }

    // Overloads use names of this form for local variables.
    private static string Parameter(string name) =>
        Escape((name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("_native", StringComparison.Ordinal)) || name == "__result" ? $"{name}_" : name);

    /// <summary>Returns the common prefix of the names of enum values, up to a <c>_</c>. It is never a complete name.</summary>
    public static string CommonPrefix(IReadOnlyList<string> names)
    {
        if (names.Count < 2)
            return "";
        var common = names.Aggregate((a, b) => new string([.. a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)]));
        return common[..(common.LastIndexOf('_') + 1)];
    }
}
