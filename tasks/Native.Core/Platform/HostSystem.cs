using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Native.Core.Platform;

/// <summary>
/// Represents the operating system of the host. No other type checks the operating system: code that depends on
/// it takes a value of this type, so that tests cover all branches on any machine.
/// </summary>
public class HostSystem
{
    private static readonly string[] s_windowsPrograms = [".exe", ".bat", ".cmd"];

    /// <summary>Creates a system. Tests derive types with the path rules of another system.</summary>
    protected HostSystem(bool isWindows, bool isMacOS) => (IsWindows, IsMacOS) = (isWindows, isMacOS);

    /// <summary>Windows.</summary>
    public static HostSystem Windows { get; } = new(isWindows: true, isMacOS: false);

    /// <summary>macOS.</summary>
    public static HostSystem MacOS { get; } = new(isWindows: false, isMacOS: true);

    /// <summary>Linux and other Unix-like systems.</summary>
    public static HostSystem Linux { get; } = new(isWindows: false, isMacOS: false);

    /// <summary>The system of this machine.</summary>
    /// <remarks>
    /// OperatingSystem.IsWindows() would return the result for the machine that packs: the ahead-of-time compiler for each system
    /// reads the framework of that machine, in which the method returns a constant.
    /// </remarks>
    public static HostSystem This { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Windows : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? MacOS : Linux;

    /// <summary>True if it is Windows.</summary>
    public bool IsWindows { get; }

    /// <summary>True if it is macOS.</summary>
    public bool IsMacOS { get; }

    /// <summary>True if it is Linux or another Unix-like system.</summary>
    public bool IsLinux => !IsWindows && !IsMacOS;

    /// <summary>True if files have Unix permissions.</summary>
    [UnsupportedOSPlatformGuard("windows")]
    public bool HasFileModes => !IsWindows;

    /// <summary>The comparison for paths. By default, file systems on macOS and Windows ignore case, as System.IO.Path does.</summary>
    public StringComparison PathComparison => IsWindows || IsMacOS ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The comparer for sets of paths.</summary>
    public StringComparer PathComparer => StringComparer.FromComparison(PathComparison);

    /// <summary>
    /// The comparison that compilers use for path prefixes (<c>-ffile-prefix-map</c>). It is case-sensitive on macOS, because compilers do not query
    /// the file system.
    /// </summary>
    public StringComparison PrefixComparison => IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The separator in <c>PATH</c> and similar variables.</summary>
    public char ListSeparator => IsWindows ? ';' : ':';

    /// <summary>The name of the null device.</summary>
    public string NullDevice => IsWindows ? "NUL" : "/dev/null";

    /// <summary>Splits a list such as <c>PATH</c>. On Windows, folders can be in quotation marks.</summary>
    public IEnumerable<string> Folders(string list) =>
        list.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => IsWindows ? folder.Trim('"') : folder).Where(folder => folder.Length > 0);

    /// <summary>Returns the file names for a program name, in search order: <c>zig.exe</c>, <c>zig.bat</c> and <c>zig.cmd</c> on Windows.</summary>
    public IEnumerable<string> ProgramNames(string name) =>
        !IsWindows || s_windowsPrograms.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [name] : s_windowsPrograms.Select(extension => name + extension);

    /// <summary>Returns a path with slashes as separators, for build files and patterns. On systems other than Windows, a backslash is part of a name.</summary>
    public string Slashes(string path) => IsWindows ? path.Replace('\\', '/') : path;

    /// <summary>Returns the full path of <paramref name="path"/>, which can be relative to <paramref name="folder"/>.</summary>
    public virtual string FullPath(string path, string folder) => Path.GetFullPath(path, folder);

    /// <summary>Returns true if a path begins with a root: <c>/opt</c>, <c>C:\opt</c>, <c>\\server\share</c>.</summary>
    public virtual bool IsRooted(string path) => Path.IsPathRooted(path);
}
