using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>C names as C# has them: renamed, without prefixes, and never a keyword.</summary>
internal sealed class Naming
{
    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _prefixes;

    /// <summary>Takes <c>Rename</c> and <c>StripPrefix</c>.</summary>
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

    /// <summary>A name of the header's own: of a function, type, constant, or value of an enum.</summary>
    public string Public(string name)
    {
        if (_renames.TryGetValue(name, out var renamed))
            return Escape(renamed);
        var prefix = _prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length);
        var rest = prefix is null ? name : name[prefix.Length..];
        return Escape(rest);
    }

    /// <summary>The same for a type, before it is compared with what else the namespace has.</summary>
    public string Type(string name) => Public(name) is var type && CSharpWords.IsTypeKeyword(type) ? $"@{type}" : Public(name);

    /// <summary>A name that C# can read.</summary>
    public static string Escape(string name) =>
        CSharpWords.IsKeyword(name) ? $"@{name}" : name.Length > 0 && char.IsDigit(name[0]) ? Escape($"_{name}")
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

    /// <summary>A namespace, whose parts may be words of C#.</summary>
    public static string Namespace(string name) => string.Join('.', name.Split('.').Select(part => part.StartsWith('@') ? part : Escape(part)));

    /// <summary>Names of parameters. Those that C leaves without one are called after their place.</summary>
    public static IReadOnlyList<string> Parameters(IReadOnlyList<string> names)
    {
        if (names.All(name => name.Length > 0 && Parameter(name) == name) && names.Distinct(StringComparer.Ordinal).Count() == names.Count)
            return names;
        var scope = new NameScope([]);
        var own = scope.TakeAll(names.Where(name => name.Length > 0), Parameter);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select((name, i) => name.Length > 0 && seen.Add(name) ? own[name] : scope.Take($"param{i}"))];
    }

    // Names of this form are those of locals in overloads.
    private static string Parameter(string name) =>
        Escape((name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("_native", StringComparison.Ordinal)) || name == "__result" ? $"{name}_" : name);

    /// <summary>What the names of an enum's values begin with: up to a <c>_</c>, and never the whole of one.</summary>
    public static string CommonPrefix(IReadOnlyList<string> names)
    {
        if (names.Count < 2)
            return "";
        var common = names.Aggregate((a, b) => new string([.. a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)]));
        return common[..(common.LastIndexOf('_') + 1)];
    }
}
