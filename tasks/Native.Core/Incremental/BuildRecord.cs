using System.Globalization;
using System.Text;
using Native.Core.Seams;

namespace Native.Core.Incremental;

/// <summary>
/// What one output was made from. It lies beside the output (<c>a.c.o.rec</c>) and is written after it, so that an
/// output without a valid record is stale.
/// </summary>
/// <param name="Tool">Identity of the compiler or linker.</param>
/// <param name="Arguments">The command line, a line an argument group.</param>
/// <param name="Rerun">State of recorded environment variables and extra files.</param>
/// <param name="Inputs">Every file that was read, with their state when they were read.</param>
public sealed record BuildRecord(
    string Tool, string Arguments, string Rerun, IReadOnlyList<InputFile> Inputs)
{
    /// <summary>What a record's name adds to that of its output.</summary>
    public const string Extension = ".rec";

    private const string Header = "native-record 1";

    /// <summary>The text form.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(Header).Append('\n')
            .Append(Line(Tool)).Append('\n').Append(Line(Arguments)).Append('\n').Append(Line(Rerun)).Append('\n');
        foreach (var (path, stamp) in Inputs)
            text.Append(CultureInfo.InvariantCulture, $"{stamp.Ticks} {stamp.Size} {path}\n");
        return text.Append("end\n").ToString();
    }

    /// <summary>Reads <see cref="Write"/>'s form; null for anything else, so that damage means stale.</summary>
    public static BuildRecord? Read(string? text)
    {
        if (text is null || !text.EndsWith("\nend\n", StringComparison.Ordinal))
            return null;
        var lines = text.Split('\n');
        if (lines.Length < 6 || lines[0] != Header)
            return null;
        var inputs = new List<InputFile>(lines.Length - 6);
        foreach (var line in lines.AsSpan(4..^2))
        {
            var first = line.IndexOf(' ');
            var second = first < 0 ? -1 : line.IndexOf(' ', first + 1);
            if (second < 0
                || !long.TryParse(line.AsSpan(0, first), CultureInfo.InvariantCulture, out var ticks)
                || !long.TryParse(line.AsSpan(first + 1, second - first - 1), CultureInfo.InvariantCulture, out var size))
                return null;
            inputs.Add(new(line[(second + 1)..], new(ticks, size)));
        }

        return new(Unline(lines[1]), Unline(lines[2]), Unline(lines[3]), inputs);
    }

    private static string Line(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Unline(string line)
    {
        if (!line.Contains('\\'))
            return line;
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
}
