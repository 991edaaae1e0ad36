using Native.Core.Dependencies;
using Native.Core.Diagnostics;

namespace Native.Core.Link;

/// <summary>
/// Creates the list of libraries and arguments that follow the objects of a link. Arguments of a <see cref="LinkState"/>
/// become properties of each library, because linkers support different ones. All other arguments keep their position.
/// </summary>
public sealed class LinkOrder
{
    private static readonly HashSet<string> s_twoWords =
        new(["-u", "-z", "-T", "-rpath", "-arch", "-isysroot", "-force_load", "-F"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_groups = new(["--start-group", "--end-group", "-(", "-)"], StringComparer.Ordinal);

    private static readonly string[] s_files = [".a", ".lib", ".so", ".dylib", ".tbd", ".o", ".obj", ".dll"];

    private readonly List<LinkLibrary> _libraries = [];
    private readonly List<string> _searchPaths = [];
    private readonly LinkState _state = new();
    private readonly string _directory;

    private LinkOrder(string directory) => _directory = directory;

    /// <summary>
    /// Returns the libraries and arguments, and the folders of <c>-L</c> arguments. Relative paths are relative to
    /// <paramref name="directory"/>.
    /// </summary>
    public static (IReadOnlyList<LinkLibrary> Libraries, IReadOnlyList<string> SearchPaths) Of(IReadOnlyList<LinkLibrary> entries, string directory)
    {
        var order = new LinkOrder(directory);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Kind != LibraryKind.Argument)
                order.AddLibrary(entries[i]);
            else
                i += order.Add(entries[i], entries.Skip(i + 1).TakeWhile(entry => entry.Kind == LibraryKind.Argument));
        }

        return (Once(order._libraries), order._searchPaths);
    }

    /// <summary>Reports NSDK2015 if <paramref name="arguments"/> begin and end a group of libraries without a library between them.</summary>
    public static void RequireLibraries(IReadOnlyList<string> arguments, string directory)
    {
        var (libraries, _) = Of([.. arguments.Select(argument => LinkLibrary.Argument(argument))], directory);
        var state = new LinkState();
        var words = arguments.Where(argument => argument is not "-Xlinker").Where(argument =>
            argument.Replace("-Wl,", "", StringComparison.Ordinal).Split(',').Any(word => s_groups.Contains(word) || state.Follow(word))).ToList();
        var isOpen = state.WholeArchive || state.IsStatic || state.IsNeeded == true;
        if (words.Count > 1 && !isOpen && libraries.All(library => library.Kind == LibraryKind.Argument))
            throw new NativeException(Diagnostic.Error("NSDK2015",
                $"The arguments {string.Join(", ", words.Select(word => $"'{word}'"))} in NativeLinkArgument have no library between them, so they have no effect. "
                + "Expected them in the list of libraries; add <NativeLinkLibrary Include=\"…\" Kind=\"Argument\" /> before and after the NativeLinkLibrary items that they apply to."));
    }

    // Link an archive with WholeArchive once, because duplicate objects cause duplicate symbols. Linkers that read
    // an archive once require other archives to be repeated.
    private static List<LinkLibrary> Once(List<LinkLibrary> libraries)
    {
        var whole = libraries.Where(library => library.WholeArchive).DistinctBy(library => library.Name).ToDictionary(library => library.Name);
        return [.. libraries.Where(library => library.Kind == LibraryKind.Argument
            || !whole.TryGetValue(library.Name, out var first) || ReferenceEquals(first, library))];
    }

    // The number of following arguments that belong to the option.
    private int Add(LinkLibrary argument, IEnumerable<LinkLibrary> following)
    {
        var (text, next) = (argument.Name, following.FirstOrDefault()?.Name);
        if (text.StartsWith("-Wl,", StringComparison.Ordinal))
            AddWords(text[4..].Split(','), argument.Origin);
        else if (text == "-Xlinker" && next is not null)
            return AddForLinker(argument, following);
        else if (next is not null && Framework([text, next], argument.Origin) is { } framework)
        {
            AddLibrary(framework);
            return 1;
        }
        else if (text is "-l" or "-L" && next is not null)
        {
            AddNamed(text, next, argument.Origin);
            return 1;
        }
        else if (s_twoWords.Contains(text) && next is not null)
        {
            _libraries.AddRange([argument, argument with { Name = next }]);
            return 1;
        }
        else if (text.Length > 2 && text[..2] is "-l" or "-L")
            AddNamed(text[..2], text[2..], argument.Origin);
        else if (IsFile(text))
            AddLibrary(new(Path.GetFullPath(text, _directory), LibraryKind.Default, Origin: argument.Origin));
        else
            _libraries.Add(argument);
        return 0;
    }

    // -Xlinker -z -Xlinker now
    private int AddForLinker(LinkLibrary argument, IEnumerable<LinkLibrary> following)
    {
        var run = following.Prepend(argument).Select(entry => entry.Name).ToList();
        var words = new List<string>();
        for (var i = 0; i + 1 < run.Count && run[i] == "-Xlinker"; i += 2)
            words.Add(run[i + 1]);
        AddWords(words, argument.Origin);
        return (words.Count * 2) - 1;
    }

    private void AddWords(IReadOnlyList<string> words, string origin)
    {
        // An argument without a dash belongs to the preceding option, unless that option has no value.
        var option = new List<string>();
        foreach (var word in words)
        {
            var isOption = word.StartsWith('-');
            if (!isOption && option.Count > 0)
            {
                option.Add(word);
                continue;
            }

            Flush();
            if (s_groups.Contains(word))
                _libraries.Add(LinkLibrary.Argument(word is "-(" or "--start-group" ? "-Wl,--start-group" : "-Wl,--end-group", origin));
            else if (word.Length > 2 && word[..2] is "-l" or "-L")
                AddNamed(word[..2], word[2..], origin);
            else if (!_state.Follow(word) && isOption)
                option.Add(word);
            else if (!isOption && option.Count == 0 && word == words[0] && _libraries.LastOrDefault() is { Kind: LibraryKind.Argument } last && last.Name.StartsWith("-Wl,-", StringComparison.Ordinal))
                // -Wl,-rpath -Wl,/x
                _libraries[^1] = Framework([last.Name[4..], word], origin) ?? last with { Name = $"{last.Name},{word}" };
            else if (!isOption && word.Length > 0)
                AddLibrary(new(Path.GetFullPath(word, _directory), LibraryKind.Default, Origin: origin));
        }

        Flush();

        void Flush()
        {
            if (option.Count == 0)
                return;
            if (Framework(option, origin) is { } framework)
                AddLibrary(framework);
            else if (option.Any(word => word.Contains(',')))
                _libraries.AddRange(option.SelectMany(word => new[] { LinkLibrary.Argument("-Xlinker", origin), LinkLibrary.Argument(word, origin) }));
            else
                _libraries.Add(LinkLibrary.Argument($"-Wl,{string.Join(',', option)}", origin));
            option.Clear();
        }
    }

    private void AddNamed(string option, string value, string origin)
    {
        if (option == "-L")
            _searchPaths.Add(Path.GetFullPath(value, _directory));
        else
            AddLibrary(new(value, LibraryKind.Default, Origin: origin));
    }

    private static LinkLibrary? Framework(IReadOnlyList<string> words, string origin) => words is ["-framework" or "-weak_framework" or "-needed_framework", var name]
        ? new(name, LibraryKind.Framework, IsNeeded: words[0] == "-needed_framework" ? true : null, Origin: origin) { IsWeak = words[0] == "-weak_framework" }
        : null;

    private void AddLibrary(LinkLibrary library)
    {
        var isRuntime = LibraryFinder.IsRuntime(library.Name);
        var isArchive = library.Kind == LibraryKind.Static || (library.Kind == LibraryKind.Default && !isRuntime
            && (!IsFile(library.Name) || library.Name.EndsWith(".a", StringComparison.Ordinal) || library.Name.EndsWith(".lib", StringComparison.OrdinalIgnoreCase)));
        _libraries.Add(library with
        {
            Kind = _state.IsStatic && library is { Kind: LibraryKind.Default, IsPath: false } && !isRuntime ? LibraryKind.Static : library.Kind,
            WholeArchive = library.WholeArchive || (_state.WholeArchive && isArchive),
            IsNeeded = library.IsNeeded ?? _state.IsNeeded,
        });
    }

    private static bool IsFile(string word) => !word.StartsWith('-')
        && (s_files.Any(extension => word.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) || word.Contains(".so.", StringComparison.Ordinal));
}
