using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Core.Link;

/// <summary>Provides advice about names in linker messages.</summary>
/// <param name="Symbol">Returns advice about an undefined symbol, or null.</param>
/// <param name="Library">Returns advice about a missing library, or null.</param>
/// <param name="Origin">Returns the origin of an argument in a message, or null.</param>
/// <param name="Source">Returns the source of an object, or null.</param>
public sealed partial record LinkHelp(
    Func<string, string?> Symbol, Func<string, string?> Library, Func<string, string?> Origin, Func<string, string?> Source)
{
    /// <summary>No advice.</summary>
    public static LinkHelp None { get; } = new(_ => null, _ => null, _ => null, _ => null);

    /// <summary>
    /// Returns the locations in a message with objects replaced by known sources, and the first location as a file and line.
    /// </summary>
    public (IReadOnlyList<string> Places, string? File, int Line) Locate(IReadOnlyList<string> places)
    {
        var kept = new List<string>();
        var (file, line) = ((string?)null, 0);
        foreach (var place in places)
        {
            // lld prints the source first, without its folder, and then the object.
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
