using System.Globalization;
using System.Text;
using Native.Core.IO;
using Native.Core.PackageForms;

namespace Native.Core.Incremental;

/// <summary>
/// Represents the options, inputs and items of a step, which determine whether it must run again. The state is written after the outputs of the
/// step, so that outputs without a state are stale.
/// </summary>
/// <param name="Options">The options of the step, one per line.</param>
/// <param name="Inputs">The inputs with the states in which they were read, and the outputs, which must still exist.</param>
public sealed record StepState(string Options, IReadOnlyList<StepInput> Inputs)
{
    /// <summary>The file extension, which is appended to the name of the output.</summary>
    public const string Extension = ".state";

    private const string Header = "native-step 1";
    private const string End = "end\n";

    /// <summary>The output items.</summary>
    public IReadOnlyList<StepItem> Items { get; init; } = [];

    /// <summary>The full paths of the input and output files.</summary>
    public IEnumerable<string> Files => Inputs.Where(input => input.Kind == InputKind.File).Select(input => input.Name);

    /// <summary>
    /// Returns the files of type <c>Copy</c> in <paramref name="folder"/>, which the step created, and the files with their debug information. Files of that type elsewhere
    /// belong to the user and are never removed.
    /// </summary>
    public IEnumerable<string> CopiesIn(string folder)
    {
        var copies = Items.Where(item => item.Type == "Copy" && FolderPath.Contains(folder, item.Include)).Select(item => item.Include).ToList();
        return [.. copies, .. Files.Intersect(copies.SelectMany(SymbolFiles.NextTo))];
    }

    /// <summary>The same items in a state that is always stale, so that design-time builds use the previous items while the step runs and after it failed.</summary>
    public StepState Unfinished => new("", []) { Items = Items };

    /// <summary>Returns the text form.</summary>
    public string Write()
    {
        var text = new StringBuilder(Options.Length + (Inputs.Count * 100)).Append(Header).Append('\n');
        text.Append(Options.Length).Append('\n').Append(Options).Append('\n').Append(Inputs.Count).Append('\n');
        foreach (var input in Inputs)
        {
            // Only the value of a variable can contain spaces, and variable names contain none.
            var line = input.Kind == InputKind.Variable ? $"{input.Name} {input.State}" : $"{input.State} {input.Name}";
            text.Append((char)('0' + (int)input.Kind)).Append(Line(line)).Append('\n');
        }

        foreach (var item in Items)
        {
            text.Append(item.Type).Append(' ').Append(item.Metadata.Count).Append(' ').Append(Line(item.Include)).Append('\n');
            foreach (var (name, value) in item.Metadata)
                text.Append(name).Append(' ').Append(Line(value)).Append('\n');
        }

        return text.Append(End).ToString();
    }

    /// <summary>Parses the text form. Returns null for invalid text, so that a damaged state is stale.</summary>
    public static StepState? Read(string? text)
    {
        if (text is null || !text.StartsWith(Header, StringComparison.Ordinal) || !text.EndsWith("\n" + End, StringComparison.Ordinal))
            return null;
        var lines = new LineReader(text, Header.Length + 1);
        if (!int.TryParse(lines.Next(), out var length) || lines.Take(length) is not { } options || !int.TryParse(lines.Next(), out var count) || count < 0)
            return null;
        var inputs = new List<StepInput>();
        while (count-- > 0)
        {
            if (Input(lines.Next()) is not { } input)
                return null;
            inputs.Add(input);
        }

        return Item(lines, out var items) ? new(options, inputs) { Items = items } : null;
    }

    /// <summary>Returns why the step must run again, or null.</summary>
    public string? Reason(string options, InputReader now)
    {
        if (Options != options)
            return StepOptions.Difference(Options, options);
        foreach (var input in Inputs)
        {
            var state = now.State(input);
            if (state != input.State)
                return Change(input, state);
        }

        return null;
    }

    /// <summary>
    /// Returns true if a build tool that only compares times would miss a change: a file with an older time, or one that a search did not find before.
    /// </summary>
    public bool NeedsCleanBuild(InputReader now) => Inputs.Any(input => input.Kind switch
    {
        InputKind.File => WentBack(input.State, now.State(input)),
        InputKind.Searched => now.State(input).Length > 0,
        _ => false,
    });

    // A different size with the same time is not newer.
    private static bool WentBack(string before, string now) => now.Length > 0 && before is not ("" or StepInput.Changed) && before != now
        && long.Parse(now.AsSpan(0, now.IndexOf('-')), CultureInfo.InvariantCulture) <= long.Parse(before.AsSpan(0, before.IndexOf('-')), CultureInfo.InvariantCulture);

    private static string Change(StepInput input, string now) => input.Kind switch
    {
        InputKind.Searched => $"{Path.Combine(input.Search().Folder, now)} was added",
        InputKind.Present => $"{Path.Combine(input.Search().Folder, now)} was removed",
        InputKind.Variable => $"{input.Name}{input.State} changed to {input.Name}{now}",
        _ when now.Length == 0 => $"{input.Name} was removed",
        _ when input.State.Length == 0 => $"{input.Name} was added",
        _ => $"{input.Name} changed",
    };

    private static StepInput? Input(ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        if (space < 1 || line[0] is < '0' or > '5')
            return null;
        var kind = (InputKind)(line[0] - '0');
        var (first, second) = (Unline(line[1..space]), Unline(line[(space + 1)..]));
        return kind == InputKind.Variable ? new(kind, first, second) : new(kind, second, first);
    }

    private static bool Item(LineReader lines, out List<StepItem> items)
    {
        items = [];
        while (true)
        {
            var line = lines.Next();
            if (line is "end")
                return true;
            var type = line.IndexOf(' ');
            var rest = type < 1 ? default : line[(type + 1)..];
            var space = rest.IndexOf(' ');
            if (space < 1 || !int.TryParse(rest[..space], out var count))
                return false;
            var metadata = new KeyValuePair<string, string>[count];
            for (var i = 0; i < count; i++)
            {
                var pair = lines.Next();
                var end = pair.IndexOf(' ');
                if (end < 1)
                    return false;
                metadata[i] = new(pair[..end].ToString(), Unline(pair[(end + 1)..]));
            }

            items.Add(new(line[..type].ToString(), Unline(rest[(space + 1)..]), metadata));
        }
    }

    private static string Line(string value) => value.AsSpan().ContainsAny('\\', '\n')
        ? value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        : value;

    private static string Unline(ReadOnlySpan<char> line)
    {
        if (!line.Contains('\\'))
            return line.ToString();
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                text.Append(line[++i] == 'n' ? '\n' : line[i]);
            else
                text.Append(line[i]);
        }

        return text.ToString();
    }

    /// <summary>Reads the lines of a text.</summary>
    private sealed class LineReader(string text, int at)
    {
        private int _at = at;

        public ReadOnlySpan<char> Next()
        {
            if (_at >= text.Length)
                return default;
            var end = text.IndexOf('\n', _at);
            var line = text.AsSpan(_at, (end < 0 ? text.Length : end) - _at);
            _at += line.Length + 1;
            return line;
        }

        public string? Take(int length)
        {
            if (length < 0 || _at + length >= text.Length)
                return null;
            var taken = text.Substring(_at, length);
            _at += length + 1;
            return taken;
        }
    }
}
