using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>The kind of a fragment of pkg-config output.</summary>
public enum FragmentKind
{
    /// <summary><c>-Ldir</c>.</summary>
    LibraryPath,

    /// <summary><c>-lname</c>.</summary>
    Library,

    /// <summary><c>-l:file</c>.</summary>
    LibraryFile,

    /// <summary>A bare path: <c>/opt/foo/libfoo.a</c>.</summary>
    File,

    /// <summary><c>-framework name</c>, also <c>-weak_framework</c>.</summary>
    Framework,

    /// <summary>Any other option of the linker: <c>-Wl,…</c>, <c>-r…</c>.</summary>
    LinkArgument,

    /// <summary><c>-Idir</c>.</summary>
    IncludePath,

    /// <summary><c>-isystem dir</c>.</summary>
    SystemIncludePath,

    /// <summary><c>-idirafter dir</c>.</summary>
    AfterIncludePath,

    /// <summary><c>-Dname</c>, <c>-Dname=value</c>.</summary>
    Define,

    /// <summary>Any other option of the compiler: <c>-U…</c>, <c>-std=…</c>, <c>-include file</c>.</summary>
    CompileOption,

    /// <summary>An option of both: <c>-pthread</c>, <c>-fopenmp</c>, <c>-Fdir</c>.</summary>
    Both,
}

/// <summary>Represents a fragment of the output of <c>pkg-config --cflags --libs</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">The value without the option of <paramref name="Kind"/>, or the whole fragment if the kind covers several options.</param>
public readonly partial record struct Fragment(FragmentKind Kind, string Value)
{
    // Options whose value is the next argument.
    private static readonly Dictionary<string, FragmentKind> s_separate = new(StringComparer.Ordinal)
    {
        ["-L"] = FragmentKind.LibraryPath,
        ["-l"] = FragmentKind.Library,
        ["-I"] = FragmentKind.IncludePath,
        ["-D"] = FragmentKind.Define,
        ["-isystem"] = FragmentKind.SystemIncludePath,
        ["-idirafter"] = FragmentKind.AfterIncludePath,
        ["-framework"] = FragmentKind.Framework,
        ["-weak_framework"] = FragmentKind.Framework,
    };

    private static readonly HashSet<string> s_compileOptions =
        new(["-include", "-imacros", "-iquote", "-isysroot", "-U", "-x", "-arch"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_linkOptions =
        new(["-Xlinker", "-u", "-T", "-z", "-rpath", "-force_load"], StringComparer.Ordinal);

    /// <summary>True if it refers to a library that is not part of the compiler.</summary>
    public bool IsLibrary => Kind is FragmentKind.LibraryFile or FragmentKind.File or FragmentKind.Framework
        || (Kind == FragmentKind.Library && !LibraryFinder.IsRuntime(Value));

    /// <summary>
    /// Parses output of pkg-config, or a <c>Libs:</c> or <c>Cflags:</c> line of a .pc file, with the quoting rules of a shell.
    /// </summary>
    public static IReadOnlyList<Fragment> Parse(string text)
    {
        var words = CommandLine.Split(text);
        var fragments = new List<Fragment>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var next = i + 1 < words.Count ? words[i + 1] : null;
            if (next is null || OptionOfTwoWords(word) is not { } kind)
            {
                fragments.Add(One(word));
                continue;
            }

            i++;
            if (kind is FragmentKind.CompileOption or FragmentKind.LinkArgument)
                fragments.Add(new(kind, word));
            fragments.Add(new(kind, next));
        }

        return fragments;
    }

    /// <summary>
    /// Parses the output of the program. On Windows, pkgconf escapes spaces but not backslashes; the pkg-config of
    /// freedesktop.org escapes both.
    /// </summary>
    public static IReadOnlyList<Fragment> ParseAnswer(string text, HostSystem host) =>
        Parse(host.IsWindows && PlainBackslash().IsMatch(text) ? Backslashes().Replace(text, "$0$0") : text);

    /// <summary>
    /// Returns the fragment with a full path if it contains a path. Relative paths are relative to the working directory of pkg-config, and folders
    /// are inside the sysroot.
    /// </summary>
    public Fragment From(string directory, string sysroot, HostSystem host)
    {
        if (Kind is not (FragmentKind.LibraryPath or FragmentKind.File or FragmentKind.IncludePath
            or FragmentKind.SystemIncludePath or FragmentKind.AfterIncludePath))
            return this;
        // pkg-config escapes spaces in ${pcfiledir}, and keeps the backslash in quoted words, which vcpkg uses.
        var path = Value.Replace("\\ ", " ", StringComparison.Ordinal);
        var full = host.FullPath(path, directory);
        // On Windows, pkgconf resolves the location of a .pc file and prints paths with a drive or share.
        var isPlaced = sysroot.Length == 0 || !host.IsRooted(path) || (host.IsWindows && path is not ['/' or '\\', not ('/' or '\\'), ..]);
        return this with { Value = isPlaced || full.Equals(sysroot, host.PathComparison) || FolderPath.Contains(sysroot, full, host.PathComparison) ? full : host.FullPath(sysroot + path, directory) };
    }

    private static FragmentKind? OptionOfTwoWords(string word) =>
        s_separate.TryGetValue(word, out var kind) ? kind
        : s_compileOptions.Contains(word) ? FragmentKind.CompileOption
        : s_linkOptions.Contains(word) ? FragmentKind.LinkArgument
        : null;

    private static Fragment One(string word) => word switch
    {
        ['-', 'L', .. var value] when value.Length > 0 => new(FragmentKind.LibraryPath, value),
        ['-', 'l', ':', .. var value] => new(FragmentKind.LibraryFile, value),
        ['-', 'l', .. var value] when value.Length > 0 => new(FragmentKind.Library, value),
        ['-', 'I', .. var value] when value.Length > 0 => new(FragmentKind.IncludePath, value),
        ['-', 'D', .. var value] when value.Length > 0 => new(FragmentKind.Define, value),
        ['-', 'F', ..] => new(FragmentKind.Both, word),
        "-pthread" or "-fopenmp" or "-fopenmp=libomp" => new(FragmentKind.Both, word),
        _ when word.StartsWith("-isystem", StringComparison.Ordinal) => new(FragmentKind.SystemIncludePath, word[8..].TrimStart('=')),
        _ when word.StartsWith("-idirafter", StringComparison.Ordinal) => new(FragmentKind.AfterIncludePath, word[10..]),
        _ when word.StartsWith("-Wl,", StringComparison.Ordinal) || word.StartsWith("-static", StringComparison.Ordinal)
            || word is "-shared" or "-rdynamic" or "-s" or "-nostdlib" or "-Bsymbolic" => new(FragmentKind.LinkArgument, word),
        ['-', ..] => new(FragmentKind.CompileOption, word),
        _ => new(FragmentKind.File, word),
    };

    // This backslash escapes nothing, because both programs do not escape letters and digits.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\\(?=\w)")]
    private static partial Regex PlainBackslash();

    [GeneratedRegex(@"\\+(?=\w)")]
    private static partial Regex Backslashes();
}
