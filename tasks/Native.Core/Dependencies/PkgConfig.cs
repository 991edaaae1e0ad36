using System.Globalization;
using System.Text;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>Represents the result of a pkg-config query.</summary>
/// <param name="Fragments">The flags of all modules, or null if a module cannot be used.</param>
/// <param name="Words">The error message.</param>
/// <param name="CommandLine">The command line for a shell.</param>
public sealed record PkgConfigAnswer(IReadOnlyList<Fragment>? Fragments, string Words, string CommandLine);

/// <summary>
/// Runs pkg-config (or pkgconf) with the same environment variables as Rust's pkg-config:
/// https://docs.rs/pkg-config/latest/pkg_config/#environment-variables-and-cross-compilation
/// </summary>
public sealed class PkgConfig
{
    private readonly ICommandRunner _runner;
    private readonly PkgConfigRequest _request;
    private readonly string? _program;
    private readonly Dictionary<string, string?> _environment;
    private readonly IReadOnlyList<string> _firstFolders;
    private readonly IReadOnlyList<string>? _lastFolders;

    /// <summary>Reads the variables, but starts no process.</summary>
    public PkgConfig(ICommandRunner runner, IFileReader files, BuildVariables variables, PkgConfigRequest request)
    {
        (_runner, _request) = (runner, request);
        var sysroot = request.Sysroot.Length > 0 ? request.Sysroot : variables.Get("PKG_CONFIG_SYSROOT_DIR");
        if (sysroot.Length > 0)
            sysroot = request.Host.FullPath(sysroot, request.WorkingDirectory);
        Layout = SystemLayout.For(request.Target, sysroot, request.Host);
        WhyNot = WhyUnusable(variables, request, sysroot);
        _program = FindProgram(files, variables, request);
        _firstFolders = [.. Folders(request.SearchPath.Replace(';', request.Host.ListSeparator), request), .. Folders(variables.Get("PKG_CONFIG_PATH"), request)];
        _lastFolders = DefaultFolders(variables, request, Layout);
        _environment = new()
        {
            // By default, pkg-config omits system folders, which a cross compiler does not search.
            ["PKG_CONFIG_ALLOW_SYSTEM_LIBS"] = "1",
            ["PKG_CONFIG_ALLOW_SYSTEM_CFLAGS"] = "1",
            ["PKG_CONFIG_PATH"] = _firstFolders.Count == 0 ? null : string.Join(request.Host.ListSeparator, _firstFolders),
            ["PKG_CONFIG_LIBDIR"] = _lastFolders is null ? null : string.Join(request.Host.ListSeparator, _lastFolders),
            // The SDK adds the sysroot to paths, because pkgconf splits a sysroot with a space.
            ["PKG_CONFIG_SYSROOT_DIR"] = null,
        };
    }

    /// <summary>The folders of the system that is searched.</summary>
    public SystemLayout Layout { get; }

    /// <summary>The reason why the system must not be searched for this target, or null.</summary>
    public string? WhyNot { get; }

    /// <summary>Queries compiler and linker flags of all modules with one process.</summary>
    public async Task<PkgConfigAnswer> Query(IEnumerable<string> modules, bool isStatic)
    {
        string[] arguments = ["--print-errors", "--cflags", "--libs", .. isStatic ? (string[])["--static"] : [], .. modules];
        var result = await Run(arguments).ConfigureAwait(false);
        var words = string.Join('\n', Decode(result.Error + (result.ExitCode == 0 ? "" : result.Output)).Split('\n')
            .Select(line => line.Trim()).Where(line => line.Length > 0).Distinct());
        var fragments = result.ExitCode != 0 ? null
            : Fragment.ParseAnswer(result.Output, Host).Select(fragment => (fragment with { Value = Decode(fragment.Value) }).From(_request.WorkingDirectory, Layout.Root, Host)).ToList();
        return new(fragments,
            words.Length > 0 ? words : $"(nothing, with exit code {result.ExitCode})", Paste(arguments));
    }

    /// <summary>The system of this machine.</summary>
    public HostSystem Host => _request.Host;

    /// <summary>The working directory.</summary>
    public string WorkingDirectory => _request.WorkingDirectory;

    /// <summary>Full path of the program, or null if it was not found.</summary>
    public string? Program => _program;

    /// <summary>Returns the search path for .pc files.</summary>
    /// <param name="ownPath">The built-in folders from an earlier build, or null; set to the current ones.</param>
    public async Task<IReadOnlyList<string>> SearchFolders(OwnSearchPath ownPath)
    {
        if (_lastFolders is not null)
            return [.. _firstFolders, .. _lastFolders];
        ownPath.Folders ??= Decode((await Run(["--variable=pc_path", "pkg-config"]).ConfigureAwait(false)).Output).Trim();
        return [.. _firstFolders, .. Folders(ownPath.Folders, _request)];
    }

    private static string? WhyUnusable(BuildVariables variables, PkgConfigRequest request, string sysroot)
    {
        var allow = variables.Get("PKG_CONFIG_ALLOW_CROSS");
        if (request.Target.Rid == request.HostRid || (allow.Length > 0 && allow != "0"))
            return null;
        var isNamed = sysroot.Length > 0 || request.SearchPath.Length > 0
            || variables.GetForRid("PKG_CONFIG").Length > 0
            || variables.GetForRid("PKG_CONFIG_PATH").Length > 0 || variables.GetForRid("PKG_CONFIG_LIBDIR").Length > 0;
        return allow == "0" ? $"PKG_CONFIG_ALLOW_CROSS is 0, and this machine is {request.HostRid}"
            : isNamed ? null
            : $"this machine is {request.HostRid}, and no variable or property locates libraries for {request.Target.Rid}";
    }

    private static string? FindProgram(IFileReader files, BuildVariables variables, PkgConfigRequest request)
    {
        var named = variables.Get("PKG_CONFIG");
        if (named.Contains('/') || named.Contains('\\'))
        {
            var path = request.Host.FullPath(named, request.WorkingDirectory);
            return request.Host.ProgramNames(path).FirstOrDefault(file => files.Stamp(file) is not null) ?? path;
        }

        string[] names = named.Length > 0 ? [named] : ["pkg-config", "pkgconf"];
        var folders = request.Host.Folders(variables.Get("PATH")).ToList();
        return names.SelectMany(name => folders.SelectMany(folder => request.Host.ProgramNames(name).Select(file => request.Host.FullPath($"{folder}/{file}", request.WorkingDirectory))))
            .FirstOrDefault(file => files.Stamp(file) is not null);
    }

    // Null to use the built-in folders. For another machine, they would be the wrong ones, and the
    // folders for that machine are used.
    private static IReadOnlyList<string>? DefaultFolders(BuildVariables variables, PkgConfigRequest request, SystemLayout layout)
    {
        var named = variables.Get("PKG_CONFIG_LIBDIR");
        var isForeign = request.Target.Rid != request.HostRid
            && variables.GetForRid("PKG_CONFIG").Length == 0 && !variables.IsOn("PKG_CONFIG_ALLOW_CROSS");
        return named.Length > 0 ? Folders(named, request) : layout.Root.Length > 0 ? layout.PkgConfigFolders : isForeign ? layout.MultiarchFolders : null;
    }

    // pkgconf escapes each byte of non-ASCII characters, so they are valid UTF-8 only after unescaping.
    private static string Decode(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    private static string[] Folders(string text, PkgConfigRequest request) =>
        [.. request.Host.Folders(text).Select(folder => request.Host.FullPath(folder, request.WorkingDirectory))];

    private async Task<ProcessResult> Run(IReadOnlyList<string> arguments)
    {
        var result = await _runner.Run(new ProcessRequest(
            _program!, arguments, _request.WorkingDirectory, _environment, _request.TimeLimit, IsBinary: true)).ConfigureAwait(false);
        return !result.TimedOut ? result : throw new NativeException(Diagnostic.Error("NSDK3005",
            $"pkg-config did not respond within {_request.TimeLimit.TotalSeconds:0.#} s and was killed. Expected an immediate response; run it to find the cause:\n"
            + $"  {Paste(arguments)}\nIf it is only slow, increase NativePkgConfigTimeout; otherwise set PKG_CONFIG to another program."));
    }

    private string Paste(IReadOnlyList<string> arguments)
    {
        var variables = _environment.Where(entry => entry.Value is not null)
            .Select(entry => Host.IsWindows ? $"set \"{entry.Key}={entry.Value}\" && " : $"{entry.Key}={CommandLine.Quote([entry.Value!], Host)} ");
        return string.Concat(variables) + CommandLine.Quote([_program!, .. arguments], Host);
    }
}

/// <summary>
/// Caches the built-in folders of pkg-config, which are the same in every build, to avoid another
/// process.
/// </summary>
public sealed class OwnSearchPath
{
    /// <summary>The folders in the format of <c>PKG_CONFIG_PATH</c>, or null if they are unknown.</summary>
    public string? Folders { get; set; }
}

/// <summary>Represents the settings for pkg-config, apart from the environment.</summary>
/// <param name="Target">The target.</param>
/// <param name="HostRid">The RID of this machine.</param>
/// <param name="Sysroot"><c>NativeSysroot</c>, or empty.</param>
/// <param name="SearchPath"><c>NativePkgConfigPath</c>: folders that are searched first, or empty.</param>
/// <param name="WorkingDirectory">The project directory.</param>
/// <param name="TimeLimit">The time after which the process is killed.</param>
public sealed record PkgConfigRequest(
    NativeTarget Target, string HostRid, string Sysroot, string SearchPath, string WorkingDirectory, TimeSpan TimeLimit)
{
    /// <summary>The system of this machine.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>Parses <c>NativePkgConfigTimeout</c> in seconds. Reports NSDK9003 unless it is a number above 0.</summary>
    public static TimeSpan Limit(string seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            ? TimeSpan.FromSeconds(value)
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{seconds}' is not a valid value for NativePkgConfigTimeout. Expected a number of seconds above 0."));
}
