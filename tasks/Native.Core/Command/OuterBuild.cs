namespace Native.Core.Command;

/// <summary>Separates a dotnet process that a task starts from the build that runs the task.</summary>
public static class OuterBuild
{
    private static readonly string[] s_ofTheUser = ["MSBUILDDISABLENODEREUSE", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_CLI_UI_LANGUAGE"];

    private static readonly string[] s_ofDotnet = ["MSBUILD", "_MSBUILD", "DOTNET_CLI_", "DOTNET_HOST_PATH", "DEP_"];

    /// <summary>Returns the variables that dotnet sets for MSBuild, which a new process must not inherit, and not those of the user. The value null removes a variable.</summary>
    /// <param name="inherited">The names of the variables of this build.</param>
    public static Dictionary<string, string?> WithoutVariables(IEnumerable<string> inherited) => inherited
        .Where(name => !s_ofTheUser.Contains(name, StringComparer.OrdinalIgnoreCase) && s_ofDotnet.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
}
