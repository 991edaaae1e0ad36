using System.Globalization;
using System.Text;
using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>Reads the state of inputs, of each file once.</summary>
/// <param name="files">The disk.</param>
/// <param name="variable">The value of an environment variable, or null; not needed for a step whose variables are among its options.</param>
public sealed class InputReader(IFileReader files, Func<string, string?>? variable = null)
{
    private readonly Dictionary<string, FileStamp?> _stamps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> _listings = new(StringComparer.Ordinal);

    /// <summary>The state of a file now, or null where there is none.</summary>
    public FileStamp? Stamp(string path)
    {
        if (!_stamps.TryGetValue(path, out var stamp))
            _stamps[path] = stamp = files.Stamp(path);
        return stamp;
    }

    /// <summary>A file as it is now.</summary>
    public StepInput File(string path) => StepInput.File(path, Stamp(path));

    /// <summary>An input of any kind as it is now.</summary>
    public StepInput Now(InputKind kind, string name)
    {
        var input = new StepInput(kind, name, "");
        return input with { State = State(input) };
    }

    /// <summary>
    /// A file that a step read while it ran. When it was written while the step ran, nobody knows which content the step saw:
    /// then it counts as changed, and the step runs again. A time in the future is no sign of that.
    /// </summary>
    /// <param name="path">Full path.</param>
    /// <param name="started">When the step began, in UTC ticks.</param>
    public StepInput ReadSince(string path, long started) => ReadSince(InputKind.File, path, started);

    /// <summary>The same for an input of any kind.</summary>
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

    /// <summary>The state of <paramref name="input"/> now.</summary>
    public string State(StepInput input) => input.Kind switch
    {
        InputKind.File => StepInput.StateOf(Stamp(input.Name)),
        InputKind.Searched => Appeared(input),
        InputKind.Present => Missing(input),
        InputKind.Names => Digest(NamesIn(input), withStamps: false),
        InputKind.Tree => Stamp(input.Name) is { } stamp ? StepInput.StateOf(stamp) : Digest(TreeOf(input), withStamps: true),
        _ => variable?.Invoke(input.Name) is { } value ? "=" + value : "",
    };

    // A folder is listed once, because one listing costs less than asking for two of its files.
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
            // A folder of which everything is left out is not read at all: obj and .git are large.
            : files.Below(folder, path => IsAny(Relative(folder, path) + "/", patterns)).Where(path => !IsAny(Relative(folder, path), patterns));
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static bool IsAny(string path, string[] patterns) => Array.Exists(patterns, pattern => PathPattern.IsMatch(path, pattern));

    // One number, so that the text of thousands of files stays a line.
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
