using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Finds the headers that the scripts of a library install, for a library that is built without them.</summary>
internal static partial class InstalledByScript
{
    /// <summary>Returns the paths of the headers: those of Automake, or those in <c>install(FILES … DESTINATION include)</c> of CMake.</summary>
    public static IReadOnlyList<string> Headers(AutomakeProject? automake, IReadOnlyList<CMakeCommand> commands)
    {
        if (automake is { Headers.Count: > 0 })
            return automake.Headers;
        var variables = commands.Where(command => command.Name == "set" && command.Arguments.Count > 1)
            .GroupBy(command => command.Arguments[0]).ToDictionary(group => group.Key, group => group.First().Arguments.Skip(1).ToList());
        return [.. commands.Where(command => command.Name == "install" && command.Arguments.Count > 0 && command.Arguments[0] == "FILES" && Destination(command.Arguments).Contains("include", StringComparison.OrdinalIgnoreCase))
            .SelectMany(command => command.Arguments.Skip(1).TakeWhile(argument => argument != "DESTINATION")
                .SelectMany(argument => Variable().Match(argument) is { Success: true } match ? variables.GetValueOrDefault(match.Groups[1].Value, []) : [argument])
                .Where(name => name.EndsWith(".h", StringComparison.Ordinal))
                .Select(name => IncludeFinder.Normalize(SourceTree.Join(SourceTree.Folder(command.Script), name)))).Distinct()];
    }

    private static string Destination(IReadOnlyList<string> arguments) => string.Join(' ', arguments.SkipWhile(argument => argument != "DESTINATION"));

    [GeneratedRegex(@"^\$\{(\w+)\}$")]
    private static partial Regex Variable();
}
