using System.Globalization;
using Native.Core.BuildScripts;

namespace Native.Build;

/// <summary>What the build tells its script: the environment contract as values.</summary>
public static class BuildContext
{
    /// <summary><c>PROJECT_DIR</c>: full path of the project's folder, which is the current folder too.</summary>
    public static string ProjectDirectory => Required("PROJECT_DIR");

    /// <summary><c>OUT_DIR</c>: full path of the folder for what the script makes. It is there, and is kept between runs.</summary>
    public static string OutDirectory => Required("OUT_DIR");

    /// <summary><c>CONFIGURATION</c>: <c>Debug</c>, <c>Release</c> or one of the project's own.</summary>
    public static string Configuration => Required("CONFIGURATION");

    /// <summary><c>OPT_LEVEL</c>: what follows <c>-O</c>: 0, 1, 2, 3, s, z or g.</summary>
    public static string OptimizationLevel => Required("OPT_LEVEL");

    /// <summary><c>NUM_JOBS</c>: how many compilers may run at once.</summary>
    public static int Jobs => int.Parse(Required("NUM_JOBS"), CultureInfo.InvariantCulture);

    /// <summary><c>HOST_RID</c>: the machine that the script runs on. It is not what the code is for: see <see cref="NativeTarget"/>.</summary>
    public static string HostRid => Required("HOST_RID");

    /// <summary>
    /// A fact of a project or library that this one depends on, <c>DEP_&lt;NAME&gt;_&lt;KEY&gt;</c>; null where there is none.
    /// </summary>
    public static string? Dependency(string name, string key) =>
        Environment.GetEnvironmentVariable(Core.BuildScripts.ScriptStep.VariableName(name, key));

    /// <summary>Writes a text into <see cref="OutDirectory"/>, when it differs from what is there; gives the full path.</summary>
    public static string WriteOut(string name, string text)
    {
        var path = Path.Combine(OutDirectory, name);
        FileWriter.WriteIfDifferent(path, text);
        return path;
    }

    // A debugger wants real paths; what is optimised leaves this machine, and must not have them.
    internal static bool IsDebugging => OptimizationLevel == "0";

    internal static string Optional(string name) => Environment.GetEnvironmentVariable(name) ?? "";

    internal static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"The variable {name} is not set, so this is not run by a build. To run a build script by hand, set what it reads: "
            + "PROJECT_DIR=$PWD OUT_DIR=/tmp/out TARGET_RID=linux-x64 … dotnet run --file build.cs");
}
