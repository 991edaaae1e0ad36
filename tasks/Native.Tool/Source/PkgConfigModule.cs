using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Tool;

/// <summary>Represents a module that pkg-config finds on this machine.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="IncludePaths">The directories of its headers.</param>
internal sealed record PkgConfigModule(string Name, string Version, IReadOnlyList<string> IncludePaths)
{
    /// <summary>Queries pkg-config. Reports NSDK7004 if it does not know the module.</summary>
    public static PkgConfigModule Query(string name)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        var program = SearchPath.Find(path, Environment.GetEnvironmentVariable("PKG_CONFIG") is { Length: > 0 } named ? [named] : ["pkg-config", "pkgconf"])
            ?? throw new NativeException(Diagnostic.Error("NSDK7004", "pkg-config, which finds libraries of the system, is not on the PATH. Expected pkg-config or pkgconf "
                + "(apt install pkg-config, dnf install pkgconf, brew install pkgconf, winget install bloodrock.pkg-config-lite); or wrap the source archive of the library."));
        var (version, error) = Ask(program, "--modversion", name);
        if (version is null)
            throw new NativeException(Diagnostic.Error("NSDK7004", $"pkg-config does not find the module '{name}': {error.ReplaceLineEndings(" ").Trim()} Expected a module that "
                + $"'pkg-config --list-all' lists; install the development package of the library ({name}-dev on Debian, {name}-devel on Fedora), or wrap its source archive."));
        var flags = CommandLine.Split(Ask(program, "--cflags", name).Output ?? "", HostSystem.This).Where(flag => flag.StartsWith("-I", StringComparison.Ordinal)).Select(flag => flag[2..]);
        var include = Ask(program, "--variable=includedir", name).Output?.Trim() ?? "";
        return new(name, version.Trim(), [.. flags.Append(include).Append("/usr/include").Where(Directory.Exists).Distinct()]);
    }

    /// <summary>Returns the headers with the name of the module: <c>sodium.h</c>, <c>foo/foo.h</c>.</summary>
    public IReadOnlyList<PublicHeader> Headers(LibraryName library) => [.. IncludePaths.SelectMany(folder => Directory.EnumerateFiles(folder, "*.h")
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => library.Matches(Path.GetFileName(inner))).SelectMany(inner => Directory.EnumerateFiles(inner, "*.h")))
        .Where(file => library.Matches(Path.GetFileNameWithoutExtension(file)))
        .Select(file => new PublicHeader(Path.GetRelativePath(folder, file).Replace('\\', '/'), file))).DistinctBy(header => header.Name)];

    private static (string? Output, string Error) Ask(string program, params string[] arguments)
    {
        var result = new ProcessRunner(() => new(), CancellationToken.None).RunToEnd(new ProcessRequest(program, arguments, Environment.CurrentDirectory));
        return (result.ExitCode == 0 ? result.Output : null, result.Error);
    }
}
