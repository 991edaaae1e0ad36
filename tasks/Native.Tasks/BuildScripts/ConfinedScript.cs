using Native.Core.BuildScripts;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Runs a compiled build script that can write only to <c>OUT_DIR</c> and has no network (<c>NativeConfineBuildScripts</c>).</summary>
/// <param name="program">The full path of Native.Bindgen.dll, which confines itself and then becomes the script.</param>
/// <param name="dotnet">The full path of dotnet.</param>
/// <param name="folder">The directory for temporary files and caches of the script.</param>
internal sealed class ConfinedScript(string program, string dotnet, string folder)
{
    // ConfinedProgram writes this text if the script did not start.
    private const string Marker = "native-confine: ";

    private static readonly string[] s_denials = ["denied", "not permitted", "Read-only"];

    /// <summary>Reports an error on other hosts than Linux.</summary>
    public static void RequireLinux(HostSystem host)
    {
        if (!host.IsLinux)
            throw Unavailable("it works on Linux only");
    }

    /// <summary>Returns the request for a compiled script.</summary>
    public ProcessRequest Request(string assembly, ScriptContract contract, IReadOnlyDictionary<string, string?> environment, TimeSpan? timeout)
    {
        var (temporary, cache) = (Path.Combine(folder, "tmp"), Path.Combine(folder, "cache"));
        FileChanges.Disk.DeleteFolder(temporary);
        Directory.CreateDirectory(temporary);
        Directory.CreateDirectory(cache);
        var variables = new Dictionary<string, string?>(environment)
        {
            ["TMPDIR"] = temporary,
            ["XDG_CACHE_HOME"] = cache,
            ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(cache, "zig"),
            // The runtime would create a socket for debuggers.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        string[] command = ["exec", program, "--confine", contract.OutDirectory, folder, "--", dotnet, "exec", assembly];
        return new(dotnet, command, contract.ProjectDirectory, variables, timeout);
    }

    /// <summary>Reports an error if the script did not start, because it could not be confined.</summary>
    public static void RequireStarted(string error)
    {
        if (error.StartsWith(Marker, StringComparison.Ordinal))
            throw Unavailable(error[Marker.Length..].Trim());
    }

    /// <summary>Returns the explanation for a script that failed after the kernel refused something, or null.</summary>
    public static Diagnostic? Explain(string script, ScriptContract contract, string output) =>
        s_denials.Any(text => output.Contains(text, StringComparison.Ordinal))
            ? Diagnostic.Error("NSDK5013", $"The output of the build script shows that access was denied, and the script was confined. Expected a script that writes "
                + $"only to OUT_DIR ({contract.OutDirectory}) and to its temporary directory, and uses no network. Correct the script, or set NativeConfineBuildScripts=false "
                + "after you reviewed it.", script)
            : null;

    private static NativeException Unavailable(string reason) => new(Diagnostic.Error("NSDK5012",
        $"NativeConfineBuildScripts is true, but build scripts cannot be confined on this machine: {reason}. Expected Linux 6.2 or later with Landlock and "
        + "seccomp, on x64 or arm64. Build on such a machine, or set NativeConfineBuildScripts=false."));
}
