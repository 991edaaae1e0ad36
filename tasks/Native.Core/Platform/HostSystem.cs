using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Native.Core.Platform;

/// <summary>
/// The operating system of the machine that builds, and everything that differs by it. Nothing else asks which system this is: what decides by
/// it takes a value of this type, so that a test runs every branch on any machine.
/// </summary>
public class HostSystem
{
    private static readonly string[] s_windowsPrograms = [".exe", ".bat", ".cmd"];

    /// <summary>A system; tests derive one whose paths are those of another machine.</summary>
    protected HostSystem(bool isWindows, bool isMacOS) => (IsWindows, IsMacOS) = (isWindows, isMacOS);

    /// <summary>Windows.</summary>
    public static HostSystem Windows { get; } = new(isWindows: true, isMacOS: false);

    /// <summary>macOS.</summary>
    public static HostSystem MacOS { get; } = new(isWindows: false, isMacOS: true);

    /// <summary>Linux, and every other system like it.</summary>
    public static HostSystem Linux { get; } = new(isWindows: false, isMacOS: false);

    /// <summary>The system of this machine.</summary>
    /// <remarks>
    /// OperatingSystem.IsWindows() would be the answer of the machine that packs: the compiler that compiles the tasks ahead of time for each system
    /// reads the framework of that machine, and takes what such a method returns for a constant.
    /// </remarks>
    public static HostSystem This { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Windows : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? MacOS : Linux;

    /// <summary>Whether it is Windows.</summary>
    public bool IsWindows { get; }

    /// <summary>Whether it is macOS.</summary>
    public bool IsMacOS { get; }

    /// <summary>Whether files have permissions of Unix.</summary>
    [UnsupportedOSPlatformGuard("windows")]
    public bool HasFileModes => !IsWindows;

    /// <summary>How paths are compared. File systems of macOS and Windows ignore case unless somebody formats them otherwise; System.IO.Path assumes the same.</summary>
    public StringComparison PathComparison => IsWindows || IsMacOS ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The same for sets of names.</summary>
    public StringComparer PathComparer => StringComparer.FromComparison(PathComparison);

    /// <summary>
    /// How compilers compare a path with the beginning of another (<c>-ffile-prefix-map</c>): letter by letter also on macOS, because they do not ask
    /// the file system.
    /// </summary>
    public StringComparison PrefixComparison => IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>What stands between the folders of <c>PATH</c> and of variables like it.</summary>
    public char ListSeparator => IsWindows ? ';' : ':';

    /// <summary>The name of the file that is always empty.</summary>
    public string NullDevice => IsWindows ? "NUL" : "/dev/null";

    /// <summary>The folders of a list such as <c>PATH</c>; Windows allows quotation marks around one.</summary>
    public IEnumerable<string> Folders(string list) =>
        list.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => IsWindows ? folder.Trim('"') : folder).Where(folder => folder.Length > 0);

    /// <summary>The names of files that a program's name stands for, in the order of the search: <c>zig.exe</c>, <c>zig.bat</c> and <c>zig.cmd</c> on Windows.</summary>
    public IEnumerable<string> ProgramNames(string name) =>
        !IsWindows || s_windowsPrograms.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [name] : s_windowsPrograms.Select(extension => name + extension);

    /// <summary>A path with slashes between its names, as build files and patterns have them. Elsewhere than on Windows a backslash is a part of a name.</summary>
    public string Slashes(string path) => IsWindows ? path.Replace('\\', '/') : path;

    /// <summary>The full path of <paramref name="path"/>, which may be relative to <paramref name="folder"/>.</summary>
    public virtual string FullPath(string path, string folder) => Path.GetFullPath(path, folder);

    /// <summary>Whether a path begins with a root: <c>/opt</c>, <c>C:\opt</c>, <c>\\server\share</c>.</summary>
    public virtual bool IsRooted(string path) => Path.IsPathRooted(path);
}
