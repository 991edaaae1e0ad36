using System.Globalization;
using Native.Core.BuildScripts;

namespace Native.Build;

/// <summary>
/// Provides the values that the build passes to its script through environment variables. Outside a build, a property whose variable is not set
/// throws an <see cref="InvalidOperationException"/>.
/// </summary>
public static class BuildContext
{
    /// <summary><c>PROJECT_DIR</c>: the full path of the project directory, which is also the current directory.</summary>
    public static string ProjectDirectory => Required("PROJECT_DIR");

    /// <summary>
    /// <c>OUT_DIR</c>: the full path of the directory for files that the script generates. It exists, and its contents are kept between runs.
    /// </summary>
    public static string OutDirectory => Required("OUT_DIR");

    /// <summary><c>CONFIGURATION</c>: <c>Debug</c>, <c>Release</c> or another configuration of the project.</summary>
    public static string Configuration => Required("CONFIGURATION");

    /// <summary><c>OPT_LEVEL</c>: the optimization level as the value of <c>-O</c>: 0, 1, 2, 3, s, z or g.</summary>
    public static string OptimizationLevel => Required("OPT_LEVEL");

    /// <summary><c>NUM_JOBS</c>: the maximum number of compilers that run at the same time.</summary>
    public static int Jobs => int.Parse(Required("NUM_JOBS"), CultureInfo.InvariantCulture);

    /// <summary>
    /// <c>HOST_RID</c>: the RID of the machine that runs the script. For the RID that the code is compiled for, see <see cref="NativeTarget"/>.
    /// </summary>
    public static string HostRid => Required("HOST_RID");

    /// <summary>
    /// Returns a value that a project or library passes to its dependents, <c>DEP_&lt;NAME&gt;_&lt;KEY&gt;</c>; null if it is not set.
    /// </summary>
    public static string? Dependency(string name, string key) =>
        Environment.GetEnvironmentVariable(Core.BuildScripts.ScriptStep.VariableName(name, key));

    /// <summary>Writes a text file in <see cref="OutDirectory"/> if its content differs, and returns the full path of the file.</summary>
    public static string WriteOut(string name, string text)
    {
        var path = Path.Combine(OutDirectory, name);
        FileWriter.WriteIfDifferent(path, text);
        return path;
    }

    // A debugger needs the real paths. Optimized output is distributed, so it must not contain paths of this machine.
    internal static bool IsDebugging => OptimizationLevel == "0";

    internal static string Optional(string name) => Environment.GetEnvironmentVariable(name) ?? "";

    internal static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"The environment variable {name} is not set. Expected a script that a build runs. To run a build script manually, set the variables that it reads: "
            + "PROJECT_DIR=$PWD OUT_DIR=/tmp/out TARGET_RID=linux-x64 … dotnet run --file build.cs");
}
