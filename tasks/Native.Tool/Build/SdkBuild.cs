using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Execution;

namespace Native.Tool;

/// <summary>Represents the end of a build.</summary>
/// <param name="Succeeded">True if dotnet returned zero.</param>
/// <param name="Messages">The errors and warnings.</param>
/// <param name="Output">The output.</param>
internal sealed record BuildEnd(bool Succeeded, IReadOnlyList<Diagnostic> Messages, string Output)
{
    /// <summary>The first error, or null.</summary>
    public Diagnostic? Error => Messages.FirstOrDefault(message => message.Severity == Severity.Error)
        ?? (Succeeded ? null : Diagnostic.Error("NSDK7008", Output.Trim().Split('\n')[^1]));
}

/// <summary>Runs <c>dotnet</c> in the created directory, in the configuration that is packed.</summary>
/// <param name="folder">The created directory.</param>
/// <param name="destination">The later name of the directory, which messages show.</param>
/// <param name="zig">The path of zig, or null if the SDK finds it or uses another compiler.</param>
/// <param name="libClang">The path of libclang, or empty.</param>
/// <param name="cancelled">Cancelled when the user cancels the command.</param>
internal sealed class SdkBuild(string folder, string destination, string? zig, string libClang, CancellationToken cancelled)
{
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
        // The variables of the MSBuild that starts this command would apply to its builds.
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildSDKsPath"] = null,
    };

    private readonly ProcessRunner _processes = new(() => new(), cancelled);

    /// <summary>Builds the native part of a project for one RID.</summary>
    public BuildEnd Native(string project, string rid) => Run("build", project, "-t:NativeBuild", "-r", rid);

    /// <summary>Runs the tests of a project.</summary>
    public BuildEnd Test(string project) => Run("test", project);

    private BuildEnd Run(string verb, string project, params string[] arguments)
    {
        string[] all = [verb, project, "-c", "Release", "-v:q", "--nologo", .. arguments, .. zig is null ? [] : (string[])[$"-p:ZigPath={zig}"],
            .. libClang.Length == 0 ? [] : (string[])[$"-p:NativeLibClangPath={libClang}"]];
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        var result = _processes.RunToEnd(new ProcessRequest(dotnet, all, folder, s_environment));
        var output = (result.Output + result.Error).Replace(folder, destination, StringComparison.Ordinal);
        return new(result.ExitCode == 0, BuildMessages.Read(output), output);
    }
}
