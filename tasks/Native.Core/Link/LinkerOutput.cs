using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Link;

/// <summary>Represents the output of a linker.</summary>
/// <param name="Diagnostics">The errors, in order.</param>
public sealed record LinkReport(IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Parses the messages of lld for ELF and COFF, of zig's linker for Mach-O, and of GNU ld.</summary>
public static partial class LinkerOutput
{
    /// <summary>
    /// Returns one diagnostic per symbol, library or other error, with advice; <paramref name="help"/> provides advice for the
    /// project.
    /// </summary>
    public static LinkReport Parse(string output, LinkHelp? help = null)
    {
        var complaints = new List<(string Code, string Text, List<string> Places, string Remedy)>();
        var container = "";
        foreach (var line in output.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (Place().Match(line) is { Success: true } place && complaints.Count > 0)
                complaints[^1].Places.Add(place.Groups["place"].Value.Trim());
            else if (complaints.Count > 0 && complaints[^1].Code == "NSDK2012" && Searched().Match(line) is { Success: true } searched)
                complaints[^1].Places.Add($"searched {searched.Groups["path"].Value}");
            else if (Container().Match(line) is { Success: true } inside)
                container = inside.Groups["file"].Value;
            else if (Complaint(line) is { } complaint)
            {
                if (complaint.Code == "NSDK2011" && container.Length > 0)
                    complaint.Places.Insert(0, container);
                container = "";
                Add(complaints, complaint);
            }
        }

        return new([.. complaints.Select(complaint => Diagnose(complaint, help ?? LinkHelp.None))]);
    }

    private static Diagnostic Diagnose((string Code, string Text, List<string> Places, string Remedy) complaint, LinkHelp help)
    {
        var (places, file, line) = help.Locate(complaint.Places);
        var quoted = Name().Match(complaint.Text).Groups["name"].Value;
        var remedy = complaint.Code switch
        {
            "NSDK2010" when help.Symbol(quoted) is { } advice => $"\n{advice}",
            "NSDK2012" when help.Library(quoted) is { } advice => $"\n{advice}",
            "NSDK2013" => help.Origin(complaint.Text) ?? "",
            _ => complaint.Remedy,
        };
        return new(Severity.Error, complaint.Code,
            string.Join("\n  ", [complaint.Text, .. places.Where(place => place.Length > 0).Distinct()]) + remedy, file, line);
    }

    // GNU ld reports each use; merge them into one diagnostic per symbol.
    private static void Add(
        List<(string Code, string Text, List<string> Places, string Remedy)> complaints,
        (string Code, string Text, List<string> Places, string Remedy) complaint)
    {
        var same = complaints.FindIndex(other => other.Code == complaint.Code && other.Text == complaint.Text);
        if (same >= 0)
        {
            complaint.Places.InsertRange(0, complaints[same].Places);
            complaints.RemoveAt(same);
        }

        complaints.Add(complaint);
    }

    private static (string Code, string Text, List<string> Places, string Remedy)? Complaint(string line)
    {
        if (Undefined().Match(line) is { Success: true } undefined)
            return ("NSDK2010", $"'{Symbol(undefined)}' is used but not defined.", Where(undefined),
                "\nExpected a definition: add the source that defines it to native/ or as a NativeSource item, or the library "
                + "as a NativeLinkLibrary item.");
        if (Duplicate().Match(line) is { Success: true } duplicate)
            return ("NSDK2011", $"'{Symbol(duplicate)}' is defined more than once.", Where(duplicate),
                "\nExpected one definition: make the others static, or remove one of the sources with "
                + "<NativeSource Remove=\"…\" />.");
        if (Library().Match(line) is { Success: true } library)
            return ("NSDK2012", $"The library '{library.Groups["name"].Value}' was not found.", [],
                "\nExpected it in a searched directory: add the directory as a NativeLinkSearchPath item, or use the path of the file in NativeLinkLibrary.");
        if (NotPositionIndependent().Match(line) is { Success: true } relocation)
            return ("NSDK3012", "A static library cannot be linked into a shared library, because its code is not position-independent"
                + $"{(relocation.Groups["where"] is { Success: true } file ? $": {file.Value}" : "")}.", [],
                "\nExpected a static library compiled with -fPIC, which is rare in distributions. Build the library from source "
                + "(Mode=\"Source\" on its NativeDependency, and sources with FallbackFor), or link the shared library (remove Link=\"Static\").");
        return Other().Match(line) is { Success: true } other && !other.Groups["text"].Value.StartsWith("ld returned", StringComparison.Ordinal)
            ? ("NSDK2013", $"The linker reported: {other.Groups["text"].Value}", [], "")
            : null;
    }

    // 'nowhere' is used but not defined.
    [GeneratedRegex("'(?<name>.+)'")]
    private static partial Regex Name();

    // Mach-O symbols have a leading underscore.
    private static string Symbol(Match match) =>
        match.Groups["macho"] is { Success: true } name ? name.Value : match.Groups["name"].Value;

    private static List<string> Where(Match match) =>
        [.. new[] { match.Groups["where"], match.Groups["also"] }.Where(place => place.Success).Select(place => place.Value)];

    [GeneratedRegex("""
        ^(?:.*ld(?:\.lld|-link|\.exe)?:\ error:\ undefined\ (?:hidden\ |protected\ )?symbol:\ (?<name>.+)
        | error:\ undefined\ symbol:\ _?(?<macho>.+)
        | error\(link\):\ undefined\ reference\ to\ symbol\ '_?(?<macho>.+)'
        | (?:.*ld:\ )?(?<where>.+):\ undefined\ reference\ to\ [`'](?<name>.+)')$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Undefined();

    [GeneratedRegex("""
        ^(?:.*ld(?:\.lld|-link|\.exe)?:\ error:\ duplicate\ symbol:\ (?<name>.+)
        | error:\ duplicate\ symbol\ definition:\ _?(?<macho>.+)
        | error\(link\):\ symbol\ '_?(?<macho>.+)'\ defined\ multiple\ times
        | (?:.*ld:\ )?(?<where>.+):\ multiple\ definition\ of\ [`'](?<name>.+?)'(?:;\ (?<also>.+):\ first\ defined\ here)?.*)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Duplicate();

    [GeneratedRegex("""
        ^.*(?:unable\ to\ find\ (?:[Dd]ynamic\ |[Ss]tatic\ )?(?:system\ )?library\ (?:'|-l)(?<name>[^'\s]+)'?.*
        | cannot\ find\ -l(?<name>[^\s:]+).*
        | library\ not\ found\ for\ -l(?<name>\S+)
        | could\ not\ open\ '?(?:lib)?(?<name>[^'/\\]+?)(?:\.lib|\.a)'?:.*)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Library();

    [GeneratedRegex(@"^(?:[\w./\\:+-]*(?:ld|ld\.lld|lld-link|zig|clang|collect2)(?:\.exe)?: (?:fatal )?(?:error: )|error(?:\(link\))?: |\S*\bld: (?=unrecognized option|cannot (?:find|open) |.*file (?:format )?not recognized))(?<text>.+)$")]
    private static partial Regex Other();

    [GeneratedRegex(@"^(?:\S*ld: (?!error: )(?<where>.+?): relocation |.*error: relocation ).+(?:recompile with -fPIC|making a shared object)")]
    private static partial Regex NotPositionIndependent();

    // GNU ld prints the object, and only the source in the next line.
    [GeneratedRegex(@"^(?:\S*ld: )?(?<file>.+): in function [`'].+':$")]
    private static partial Regex Container();

    [GeneratedRegex(@"^  (?<path>[/\\\w]\S.*)$")]
    private static partial Regex Searched();

    // >>> referenced by a.c, note: defined by a.o, error(link):   first referenced in 'a.o'
    [GeneratedRegex(@"^(?:>>>|\s+note:|error\(link\):\s{2,})(?<place>.+)$|^error: (?<place>)(?:MultipleSymbolDefinitions|UndefinedSymbolReference)$")]
    private static partial Regex Place();
}
