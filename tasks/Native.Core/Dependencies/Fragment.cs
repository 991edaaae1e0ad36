using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>What one part of pkg-config's answer is about.</summary>
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

/// <summary>One part of what pkg-config answers to <c>--cflags --libs</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Without the option that <paramref name="Kind"/> stands for; whole where it stands for several.</param>
public readonly partial record struct Fragment(FragmentKind Kind, string Value)
{
    // Options whose value is the next word.
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

    /// <summary>Whether it names a library that the compiler does not bring by itself.</summary>
    public bool IsLibrary => Kind is FragmentKind.LibraryFile or FragmentKind.File or FragmentKind.Framework
        || (Kind == FragmentKind.Library && !LibraryFinder.IsRuntime(Value));

    /// <summary>
    /// Reads an answer, or a <c>Libs:</c> or <c>Cflags:</c> line of a .pc file, whose words are split and escaped as in a shell.
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
    /// Reads what the program itself answers. On Windows pkgconf writes the backslashes of a path as they are and escapes spaces with one; the pkg-config of
    /// freedesktop.org escapes both.
    /// </summary>
    public static IReadOnlyList<Fragment> ParseAnswer(string text, HostSystem host) =>
        Parse(host.IsWindows && PlainBackslash().IsMatch(text) ? Backslashes().Replace(text, "$0$0") : text);

    /// <summary>
    /// The same with a full path, where it has one: relative ones are so to the folder in which pkg-config runs, and folders
    /// are those of the sysroot.
    /// </summary>
    public Fragment From(string directory, string sysroot, HostSystem host)
    {
        if (Kind is not (FragmentKind.LibraryPath or FragmentKind.File or FragmentKind.IncludePath
            or FragmentKind.SystemIncludePath or FragmentKind.AfterIncludePath))
            return this;
        var isInside = !host.IsRooted(Value) || Value == sysroot || Value.StartsWith(sysroot + '/', StringComparison.Ordinal);
        return this with { Value = host.FullPath(sysroot.Length == 0 || isInside ? Value : sysroot + Value, directory) };
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

    // A backslash that escapes nothing: both programs leave letters and digits as they are.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\\(?=\w)")]
    private static partial Regex PlainBackslash();

    [GeneratedRegex(@"\\+(?=\w)")]
    private static partial Regex Backslashes();
}
