using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Core.Link;

/// <summary>What the project knows of the names in a linker's messages.</summary>
/// <param name="Symbol">What to do about a symbol that nothing defines, or null.</param>
/// <param name="Library">What to do about a library that was not found, or null.</param>
/// <param name="Origin">Where an argument comes from that a message complains of, or null.</param>
/// <param name="Source">The source of an object of the project, or null.</param>
public sealed partial record LinkHelp(
    Func<string, string?> Symbol, Func<string, string?> Library, Func<string, string?> Origin, Func<string, string?> Source)
{
    /// <summary>Nothing is known.</summary>
    public static LinkHelp None { get; } = new(_ => null, _ => null, _ => null, _ => null);

    /// <summary>
    /// The places of a message without the objects of sources that are known, and the first place as a file and a line.
    /// </summary>
    public (IReadOnlyList<string> Places, string? File, int Line) Locate(IReadOnlyList<string> places)
    {
        var kept = new List<string>();
        var (file, line) = ((string?)null, 0);
        foreach (var place in places)
        {
            // lld names the source first, without its folder, and then the object.
            var named = SourcePlace().Match(kept.Count > 0 ? kept[^1] : "");
            if (ObjectPlace().Match(place) is { Success: true } match && Source(match.Groups["object"].Value) is { } source)
            {
                var isNamed = named.Success && Path.GetFileName(named.Groups["file"].Value) == Path.GetFileName(source);
                if (file is null)
                    (file, line) = (source, isNamed ? Number(named) : 0);
                if (!isNamed)
                    kept.Add($"referenced by {Path.GetFileName(source)}{match.Groups["where"].Value}");
                continue;
            }

            kept.Add(place);
            if (file is null && FullPlace().Match(place) is { Success: true } full && Path.IsPathRooted(full.Groups["file"].Value))
                (file, line) = (full.Groups["file"].Value, Number(full));
        }

        return (kept, file, line);
    }

    private static int Number(Match match) => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);

    // referenced by undef.c:2
    [GeneratedRegex(@"^(?:referenced by|defined at) (?<file>.+?):(?<line>\d+)(?: \(.*\))?$")]
    private static partial Regex SourcePlace();

    // /obj/undef.c.o:(one), referenced by /obj/undef.c.o:_one, first referenced in '/obj/undef.c.o'
    [GeneratedRegex(@"^(?:\w+ by |\w+ (?:referenced|definition) in ')?(?<object>[^':(]+(?::[\\/][^':(]+)?\.o(?:bj)?)(?:'|(?<where>:.+))?$")]
    private static partial Regex ObjectPlace();

    // /src/undef.c:2, referenced by undef.c:2 (/src/undef.c:2)
    [GeneratedRegex(@"(?:^|\(|(?:referenced by|defined at) )(?<file>[^()]+):(?<line>\d+)\)?$")]
    private static partial Regex FullPlace();
}
