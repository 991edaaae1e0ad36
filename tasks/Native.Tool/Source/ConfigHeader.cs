using Native.Core.Platform;

namespace Native.Tool;

/// <summary>Writes the macros that a configure script would define as C that is correct for every RID, as a person does in place of the script.</summary>
/// <param name="results">The script, evaluated for each target.</param>
/// <param name="library">The name and version of the library.</param>
internal sealed class ConfigHeader(IReadOnlyList<(TargetFeatures Target, ConfigureScript Script)> results, LibraryName library)
{
    private static readonly (string System, string Only, string Others)[] s_systems =
        [("linux", "#ifdef __linux__", "#ifndef __linux__"), ("win", "#ifdef _WIN32", "#ifndef _WIN32"), ("osx", "#ifdef __APPLE__", "#ifndef __APPLE__")];

    /// <summary>The variables of the script, for <c>@NAME@</c> in templates.</summary>
    public IReadOnlyDictionary<string, string> Values => results.Count > 0 ? results[0].Script.Values : new Dictionary<string, string>();

    /// <summary>Returns a header with the macros out of <paramref name="names"/> that are defined on some system; empty without one.</summary>
    public string Text(IEnumerable<string> names)
    {
        var lines = string.Concat(names.Order(StringComparer.Ordinal).Select(Lines));
        return lines.Length == 0 ? "" : $"/* What the configure script of {library.Name} finds on the systems that this project builds for. */\n\n{lines}";
    }

    /// <summary>Returns the lines that define a macro; empty if no system has it.</summary>
    public string Lines(string name)
    {
        if (results.Count == 0)
            return "";
        var script = results[0].Script;
        // The header of an instruction set exists for processors without it, too.
        if (name.EndsWith("INTRIN_H", StringComparison.Ordinal) && script.Headers.All(header => header != "intrin.h" || ConfigureScript.Macro(header) != name))
            return "";
        if (script.Headers.FirstOrDefault(header => ConfigureScript.Macro(header) == name) is { } found)
            return $"#if __has_include(<{found}>)\n#define {name} 1\n#endif\n";
        if (name is "VERSION" or "PACKAGE_VERSION" or "PACKAGE_NAME" or "PACKAGE" or "PACKAGE_TARNAME" or "PACKAGE_STRING")
            return $"#define {name} \"{Package(name)}\"\n";
        if (name == "STDC_HEADERS")
            return $"#define {name} 1\n";
        var function = script.Functions.FirstOrDefault(function => ConfigureScript.Macro(function) == name);
        var defined = results.Where(result => result.Script.Defines.ContainsKey(name) || (function is not null && result.Target.Has(function))).ToList();
        if (defined.Count == 0)
            return "";
        var value = defined[0].Script.Defines.GetValueOrDefault(name, "1");
        return Conditional($"#define {name} {value}".TrimEnd() + "\n", defined.Select(result => result.Target.Rid).ToHashSet());
    }

    private string Package(string name) => name == "PACKAGE_STRING" ? $"{Package("PACKAGE_NAME")} {Package("VERSION")}"
        : Values.GetValueOrDefault(name, name.EndsWith("VERSION", StringComparison.Ordinal) ? library.Version : library.Name);

    // A system has a macro if all of its targets have it.
    private string Conditional(string line, HashSet<string> rids)
    {
        var systems = s_systems.Where(system => results.Any(result => IsOn(result.Target.Rid, system.System))).ToList();
        var with = systems.Where(system => results.Where(result => IsOn(result.Target.Rid, system.System)).All(result => rids.Contains(result.Target.Rid))).ToList();
        var condition = with.Count == systems.Count ? "" : with switch
        {
            [] => null,
            [var only] => only.Only,
            _ => systems.Except(with).First().Others,
        };
        return condition is null ? "" : condition.Length == 0 ? line : $"{condition}\n{line}#endif\n";
    }

    private static bool IsOn(string rid, string system) => rid.StartsWith(system, StringComparison.Ordinal);
}
