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
        var found = names.Select(Macro).Where(macro => macro.Line.Length > 0).GroupBy(macro => macro.Condition, macro => macro.Line).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Block(group.Key, string.Concat(group.Order(StringComparer.Ordinal)))).ToList();
        return found.Count == 0 ? "" : $"/* What the configure script of {library.Name} finds on the systems that this project builds for. */\n\n{string.Join('\n', found)}";
    }

    /// <summary>Returns the lines that define a macro; empty if no system has it.</summary>
    public string Lines(string name) => Macro(name) is { Line.Length: > 0 } macro ? Block(macro.Condition, macro.Line) : "";

    // Returns the line that defines a macro, and its condition; an empty line if no system has it.
    private (string Condition, string Line) Macro(string name)
    {
        if (results.Count == 0)
            return ("", "");
        var script = results[0].Script;
        if (script.Headers.FirstOrDefault(header => ConfigureScript.Macro(header) == name) is { } found)
        {
            // The headers of instruction sets exist for all processors, and compile for theirs.
            return found.EndsWith("intrin.h", StringComparison.Ordinal)
                ? On(results.Select(result => result.Target).Where(target => target.Compiles($"#include <{found}>\n")), $"#define {name} 1\n")
                : ($"#if __has_include(<{found}>)", $"#define {name} 1\n");
        }

        if (name is "VERSION" or "PACKAGE_VERSION" or "PACKAGE_NAME" or "PACKAGE" or "PACKAGE_TARNAME" or "PACKAGE_STRING")
            return ("", $"#define {name} \"{Package(name)}\"\n");
        if (name == "STDC_HEADERS")
            return ("", $"#define {name} 1\n");
        var function = script.Functions.FirstOrDefault(function => ConfigureScript.Macro(function) == name);
        var defined = results.Where(result => result.Script.Defines.ContainsKey(name) || (function is not null && result.Target.Has(function))).ToList();
        var value = defined.Count == 0 ? "" : defined[0].Script.Defines.GetValueOrDefault(name, "1");
        return On(defined.Select(result => result.Target), $"#define {name} {value}".TrimEnd() + "\n");
    }

    private string Package(string name) => name == "PACKAGE_STRING" ? $"{Package("PACKAGE_NAME")} {Package("VERSION")}"
        : Values.GetValueOrDefault(name, name.EndsWith("VERSION", StringComparison.Ordinal) ? library.Version : library.Name);

    // A system has a macro if all of its targets have it.
    private (string Condition, string Line) On(IEnumerable<TargetFeatures> targets, string line)
    {
        var rids = targets.Select(target => target.Rid).ToHashSet();
        var systems = s_systems.Where(system => results.Any(result => IsOn(result.Target.Rid, system.System))).ToList();
        var with = systems.Where(system => results.Where(result => IsOn(result.Target.Rid, system.System)).All(result => rids.Contains(result.Target.Rid))).ToList();
        return with switch
        {
            [] => ("", ""),
            _ when with.Count == systems.Count => ("", line),
            [var only] => (only.Only, line),
            _ => (systems.Except(with).First().Others, line),
        };
    }

    private static string Block(string condition, string lines) => condition.Length == 0 ? lines : $"{condition}\n{lines}#endif\n";

    private static bool IsOn(string rid, string system) => HeaderTargets.System(rid) == system;
}
