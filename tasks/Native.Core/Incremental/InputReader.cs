using System.Globalization;
using System.Text;
using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>Reads the state of inputs, and each file only once.</summary>
/// <param name="files">The disk.</param>
/// <param name="variable">The value of an environment variable, or null; not needed for a step whose variables are among its options.</param>
public sealed class InputReader(IFileReader files, Func<string, string?>? variable = null)
{
    private readonly Dictionary<string, FileStamp?> _stamps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> _listings = new(StringComparer.Ordinal);

    /// <summary>Returns the current state of a file, or null if it does not exist.</summary>
    public FileStamp? Stamp(string path)
    {
        if (!_stamps.TryGetValue(path, out var stamp))
            _stamps[path] = stamp = files.Stamp(path);
        return stamp;
    }

    /// <summary>Returns a file in its current state.</summary>
    public StepInput File(string path) => StepInput.File(path, Stamp(path));

    /// <summary>Returns an input in its current state.</summary>
    public StepInput Now(InputKind kind, string name)
    {
        var input = new StepInput(kind, name, "");
        return input with { State = State(input) };
    }

    /// <summary>
    /// Returns a file that a step read. If the file was written while the step ran, the content that the step read is unknown, so
    /// the file counts as changed and the step runs again. A time in the future does not count as such.
    /// </summary>
    /// <param name="path">Full path.</param>
    /// <param name="started">The start of the step, in UTC ticks.</param>
    public StepInput ReadSince(string path, long started) => ReadSince(InputKind.File, path, started);

    /// <summary>Returns an input that a step read, with the same rule as for a file.</summary>
    public StepInput ReadSince(InputKind kind, string name, long started)
    {
        var input = Now(kind, name);
        var read = kind switch
        {
            InputKind.File => [name],
            InputKind.Tree when Stamp(name) is null => TreeOf(input),
            InputKind.Tree => [name],
            _ => Array.Empty<string>(),
        };
        return read.Any(path => Stamp(path) is { } stamp && stamp.Ticks >= started && stamp.Ticks <= DateTime.UtcNow.Ticks)
            ? input with { State = StepInput.Changed }
            : input;
    }

    /// <summary>Returns the current state of <paramref name="input"/>.</summary>
    public string State(StepInput input) => input.Kind switch
    {
        InputKind.File => StepInput.StateOf(Stamp(input.Name)),
        InputKind.Searched => Appeared(input),
        InputKind.Present => Missing(input),
        InputKind.Names => Digest(NamesIn(input), withStamps: false),
        InputKind.Tree => Stamp(input.Name) is { } stamp ? StepInput.StateOf(stamp) : Digest(TreeOf(input), withStamps: true),
        _ => variable?.Invoke(input.Name) is { } value ? "=" + value : "",
    };

    // List a folder once, which is faster than checking two of its files.
    private IReadOnlySet<string> Listing(string folder)
    {
        if (!_listings.TryGetValue(folder, out var names))
            _listings[folder] = names = files.Names(folder);
        return names;
    }

    private string Missing(StepInput input)
    {
        var (folder, names) = input.Search();
        foreach (var name in names)
        {
            var slash = name.LastIndexOf('/');
            if (!Listing(slash < 0 ? folder : Path.Combine(folder, name[..slash])).Contains(name[(slash + 1)..]))
                return name;
        }

        return "";
    }

    private string Appeared(StepInput input)
    {
        var (folder, names) = input.Search();
        var there = Listing(folder);
        foreach (var name in names)
        {
            var slash = name.AsSpan().IndexOfAny('/', '\\');
            var first = slash < 0 ? name : name[..slash];
            if ((first == ".." || there.Contains(first)) && (slash < 0 || files.Stamp(Path.Combine(folder, name)) is not null))
                return name;
        }

        return "";
    }

    private IEnumerable<string> NamesIn(StepInput input)
    {
        var (folder, patterns) = input.Search();
        if (Array.TrueForAll(patterns, pattern => !pattern.Contains('/') && pattern != "**"))
            return Listing(folder).Where(name => Array.Exists(patterns, pattern => PathPattern.IsMatch(name, pattern)));
        return files.Below(folder).Where(path => IsAny(Relative(folder, path), patterns));
    }

    private IEnumerable<string> TreeOf(StepInput input)
    {
        var (folder, patterns) = input.Search();
        return patterns.Length == 0
            ? files.Below(folder)
            // Do not read a folder that is excluded completely, because obj and .git are large.
            : files.Below(folder, path => IsAny(Relative(folder, path) + "/", patterns)).Where(path => !IsAny(Relative(folder, path), patterns));
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static bool IsAny(string path, string[] patterns) => Array.Exists(patterns, pattern => PathPattern.IsMatch(path, pattern));

    // Store a digest, so that thousands of files fit in one line.
    private string Digest(IEnumerable<string> paths, bool withStamps)
    {
        var (digest, count) = (new TextDigest(), 0);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            count++;
            digest.Add(path);
            if (withStamps)
                digest.Add(StepInput.StateOf(Stamp(path)));
        }

        return count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count}-{digest.Value:x16}");
    }
}
