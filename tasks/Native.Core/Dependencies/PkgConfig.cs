using System.Globalization;
using System.Text;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>What pkg-config answered to one query.</summary>
/// <param name="Fragments">The flags of all modules, or null where one cannot be had.</param>
/// <param name="Words">What it said against it.</param>
/// <param name="CommandLine">The query, to be pasted into a shell.</param>
public sealed record PkgConfigAnswer(IReadOnlyList<Fragment>? Fragments, string Words, string CommandLine);

/// <summary>
/// The pkg-config (or pkgconf) of a build, with the variables that Rust users know:
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

    /// <summary>Reads the variables; starts nothing.</summary>
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
            // Folders of the system are left out otherwise, and a compiler for another system does not search them by itself.
            ["PKG_CONFIG_ALLOW_SYSTEM_LIBS"] = "1",
            ["PKG_CONFIG_ALLOW_SYSTEM_CFLAGS"] = "1",
            ["PKG_CONFIG_PATH"] = _firstFolders.Count == 0 ? null : string.Join(request.Host.ListSeparator, _firstFolders),
            ["PKG_CONFIG_LIBDIR"] = _lastFolders is null ? null : string.Join(request.Host.ListSeparator, _lastFolders),
            // We put it before the paths ourselves: pkgconf takes one with a space apart.
            ["PKG_CONFIG_SYSROOT_DIR"] = null,
        };
    }

    /// <summary>Where the system that is asked keeps things.</summary>
    public SystemLayout Layout { get; }

    /// <summary>Why the system must not be asked for this target, or null where it may.</summary>
    public string? WhyNot { get; }

    /// <summary>One process for all modules: compiler flags and linker flags.</summary>
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

    /// <summary>The folder in which it runs.</summary>
    public string WorkingDirectory => _request.WorkingDirectory;

    /// <summary>Full path of the program, or null where there is none.</summary>
    public string? Program => _program;

    /// <summary>The folders in which it searches .pc files, in order.</summary>
    /// <param name="ownPath">Its own folders as an earlier build was told, or null; set to what it says now.</param>
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
        return names.SelectMany(name => folders.SelectMany(folder => request.Host.ProgramNames(name).Select(file => request.Host.FullPath(Path.Combine(folder, file), request.WorkingDirectory))))
            .FirstOrDefault(file => files.Stamp(file) is not null);
    }

    // Null where the program knows them by itself. For another machine its own would be the wrong ones, and those that are
    // named for that machine are the right ones.
    private static IReadOnlyList<string>? DefaultFolders(BuildVariables variables, PkgConfigRequest request, SystemLayout layout)
    {
        var named = variables.Get("PKG_CONFIG_LIBDIR");
        var isForeign = request.Target.Rid != request.HostRid
            && variables.GetForRid("PKG_CONFIG").Length == 0 && !variables.IsOn("PKG_CONFIG_ALLOW_CROSS");
        return named.Length > 0 ? Folders(named, request) : layout.Root.Length > 0 ? layout.PkgConfigFolders : isForeign ? layout.MultiarchFolders : null;
    }

    // pkgconf escapes the single bytes of what is not ASCII: only after unescaping are they UTF-8 again.
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
/// The folders that are built into a pkg-config. They are the same in every build, so that a process need not be started
/// to hear them again.
/// </summary>
public sealed class OwnSearchPath
{
    /// <summary>As <c>PKG_CONFIG_PATH</c> has them, or null where they are not known.</summary>
    public string? Folders { get; set; }
}

/// <summary>What decides how a build asks pkg-config, apart from the environment.</summary>
/// <param name="Target">What is built for.</param>
/// <param name="HostRid">The RID of this machine.</param>
/// <param name="Sysroot"><c>NativeSysroot</c>, or empty.</param>
/// <param name="SearchPath"><c>NativePkgConfigPath</c>: folders that are searched first, or empty.</param>
/// <param name="WorkingDirectory">The project's folder.</param>
/// <param name="TimeLimit">After this it is killed.</param>
public sealed record PkgConfigRequest(
    NativeTarget Target, string HostRid, string Sysroot, string SearchPath, string WorkingDirectory, TimeSpan TimeLimit)
{
    /// <summary>The system of this machine.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>The time limit that <c>NativePkgConfigTimeout</c> says in seconds; NSDK9003 for what is no number above 0.</summary>
    public static TimeSpan Limit(string seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            ? TimeSpan.FromSeconds(value)
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{seconds}' is not a valid value for NativePkgConfigTimeout. Expected a number of seconds above 0."));
}
