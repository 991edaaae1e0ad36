using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Represents what the Makefile.am files of a library state: the sources that are compiled by default, the installed headers and the macros.</summary>
/// <param name="Sources">The C sources, relative to the root.</param>
/// <param name="Headers">The installed headers, relative to the root. A header that the build creates does not exist.</param>
/// <param name="Defines">The macros of the library.</param>
internal sealed record AutomakeProject(IReadOnlyList<string> Sources, IReadOnlyList<string> Headers, IReadOnlyList<string> Defines)
{
    /// <summary>Reads the files; null if they define no library.</summary>
    /// <param name="tree">The files of the library.</param>
    /// <param name="isTrue">Returns the value of a conditional.</param>
    public static AutomakeProject? Read(SourceTree tree, Func<string, bool> isTrue)
    {
        var files = tree.Automakes.ToDictionary(SourceTree.Folder, file => new AutomakeFile(SourceTree.Folder(file), tree, isTrue), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (sources, defines) = (new List<string>(), new List<string>());
        var waiting = new Stack<string>(files.Values.SelectMany(file => file.Libraries));
        while (waiting.TryPop(out var library))
        {
            if (!seen.Add(library) || files.GetValueOrDefault(SourceTree.Folder(library)) is not { } file)
                continue;
            sources.AddRange(file.Sources(library));
            defines.AddRange(file.Defines(library));
            file.Parts(library).ToList().ForEach(waiting.Push);
        }

        var found = sources.Where(source => source.EndsWith(".c", StringComparison.Ordinal) && tree.Files.Contains(source)).Distinct().ToList();
        return found.Count == 0 ? null : new(found, [.. files.Values.SelectMany(file => file.Headers).Distinct()], [.. defines.Distinct()]);
    }
}

/// <summary>Represents the variables of one Makefile.am.</summary>
internal sealed partial class AutomakeFile
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly SourceTree _tree;
    private readonly Func<string, bool> _isTrue;
    private readonly string _folder;

    /// <summary>Reads the file in a directory.</summary>
    public AutomakeFile(string folder, SourceTree tree, Func<string, bool> isTrue)
    {
        (_folder, _tree, _isTrue) = (folder, tree, isTrue);
        Run(tree.Text(SourceTree.Join(folder, "Makefile.am")));
    }

    /// <summary>The libraries that are installed: <c>src/libfoo.la</c>.</summary>
    public IEnumerable<string> Libraries => Words("lib_LTLIBRARIES").Concat(Words("lib_LIBRARIES")).Select(Full);

    /// <summary>The headers that are installed.</summary>
    public IEnumerable<string> Headers => _variables.Keys.Where(name => Installed().IsMatch(name)).SelectMany(Words).Where(name => name.EndsWith(".h", StringComparison.Ordinal)).Select(Full);

    /// <summary>Returns the sources of a library, which is called like its only source if it names none.</summary>
    public IEnumerable<string> Sources(string library)
    {
        var named = new[] { "", "nodist_", "dist_" }.SelectMany(prefix => Words($"{prefix}{Prefix(library)}_SOURCES")).Select(Full);
        return _variables.ContainsKey($"{Prefix(library)}_SOURCES") ? named : named.Append(Path.ChangeExtension(library, ".c"));
    }

    /// <summary>Returns the libraries that become part of a library.</summary>
    public IEnumerable<string> Parts(string library) => Words($"{Prefix(library)}_LIBADD").Where(word => word.EndsWith(".la", StringComparison.Ordinal) || word.EndsWith(".a", StringComparison.Ordinal)).Select(Full);

    /// <summary>Returns the macros of a library: <c>FOO=1</c>.</summary>
    public IEnumerable<string> Defines(string library) => new[] { "AM_CPPFLAGS", "AM_CFLAGS", $"{Prefix(library)}_CPPFLAGS", $"{Prefix(library)}_CFLAGS" }.SelectMany(Words)
        .Select(word => Define().Match(word)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    private static string Prefix(string library) => string.Concat(library[(library.LastIndexOf('/') + 1)..].Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '@' ? letter : '_'));

    private void Run(string text)
    {
        var taken = new Stack<bool>();
        foreach (var line in Continuation().Replace(text.ReplaceLineEndings("\n"), " ").Split('\n'))
        {
            var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (words[0] == "if" && words.Length > 1)
                taken.Push(words[1].StartsWith('!') ? !_isTrue(words[1][1..].Trim()) : _isTrue(words[1]));
            else if (words[0] == "else" && taken.TryPop(out var former))
                taken.Push(!former);
            else if (words[0] == "endif")
                taken.TryPop(out _);
            else if (taken.Contains(false))
                continue;
            else if (words[0] == "include" && words.Length > 1 && Full(Expand(words[1], 0)) is var file && _tree.Files.Contains(file))
                Run(_tree.Text(file));
            else if (Assignment().Match(line) is { Success: true } match)
                _variables[match.Groups[1].Value] = (match.Groups[2].Value == "+" ? _variables.GetValueOrDefault(match.Groups[1].Value) + " " : "") + match.Groups[3].Value;
        }
    }

    private IEnumerable<string> Words(string name) => Expand(_variables.GetValueOrDefault(name, ""), 0).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    // A path that begins with a slash is relative to the root of the library.
    private string Expand(string text, int depth) => Variable().Replace(text, match => match.Groups[1].Value switch
    {
        "top_srcdir" or "top_builddir" => "/",
        "srcdir" or "builddir" => ".",
        var name => depth > 8 ? "" : Expand(_variables.GetValueOrDefault(name, ""), depth + 1),
    });

    private string Full(string path) => IncludeFinder.Normalize(path.StartsWith('/') ? path : SourceTree.Join(_folder, path));

    [GeneratedRegex(@"\\\n")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"^\s*([A-Za-z_]\w*)\s*([+:?]?)=\s*(.*?)\s*(?:\#.*)?$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$[({](\w+)(?:[^)}]*)[)}]|@\w+@")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:nobase_|dist_|nodist_)*(?!noinst)[a-z0-9]*include_HEADERS$")]
    private static partial Regex Installed();

    [GeneratedRegex(@"^-D(\w+(?:=[\w.+-]*)?)$")]
    private static partial Regex Define();
}
