using Native.Core.Diagnostics;

namespace Native.Tool;

/// <summary>Represents the result of one RID.</summary>
/// <param name="Rid">The RID.</param>
/// <param name="Error">The first error, or null.</param>
/// <param name="Declared">The number of functions and variables that the bindings declare for it.</param>
/// <param name="Missing">Those that its library does not export.</param>
internal sealed record RidResult(string Rid, Diagnostic? Error, int Declared, IReadOnlyList<string> Missing)
{
    /// <summary>The end of the tests on this machine; null if they did not run.</summary>
    public string? Tests { get; init; }

    /// <summary>True if C# can call the functions of the library for this RID.</summary>
    public bool Works => Problem is null && Tests != "failed";

    /// <summary>The error, or the lack of functions; null if there is none.</summary>
    public Diagnostic? Problem => Error ?? (Declared > Missing.Count ? null : Diagnostic.Error("NSDK4007", Declared > 0 ? "the library exports none of the functions that the headers declare."
        : $"the headers declare no function for it, or do not compile for it. dotnet build -r {Rid} prints the reason."));
}

/// <summary>Prints a table of RIDs, and the line to edit for each one that does not work.</summary>
/// <param name="file">The path of the project file, for messages.</param>
/// <param name="project">The text of the project file.</param>
internal sealed class RidReport(string file, string project)
{
    // The item that decides about errors whose codes begin like this, and the edit. The first entry whose item the project has applies.
    private static readonly (string Code, string Item, string Edit)[] s_edits =
    [
        ("NSDK3022", "NativeCMakeProject", "set Options, or name a CMake project that it needs in Needs"),
        ("NSDK302", "NativeCMakeProject", "set Targets and Options"),
        ("NSDK2010", "NativeLinkLibrary", "add the system library that defines the function"),
        ("NSDK2010", "NativeCMakeProject", "add a NativeLinkLibrary item with the system library that defines the function"),
        ("NSDK4", "NativeBindings", "set Block, or change the headers in wrapper.h"),
        ("NSDK300", "NativeDependency", "set Include, Names or Version"),
        ("", "NativeCMakeProject", "set Targets and Options"),
        ("", "NativeSourceArchive", "set Defines, Sources and ExcludeSources"),
        ("", "NativeSource", "set Defines, Include and Exclude"),
        ("", "NativeDependency", "set Include, Names or Version"),
    ];

    /// <summary>Returns the table.</summary>
    public static string Table(IReadOnlyList<RidResult> results) => $"{"RID",-17} {"library",-8} {"functions",-12} tests\n" + string.Concat(results.Select(result =>
        $"{result.Rid,-17} {(result.Error is null ? "built" : "failed"),-8} {(result.Error is null ? $"{result.Declared - result.Missing.Count} of {result.Declared}" : "-"),-12} {result.Tests ?? "-"}\n"));

    /// <summary>Returns NSDK7008 for each error, with the RIDs that have it.</summary>
    public IReadOnlyList<Diagnostic> Advice(IReadOnlyList<RidResult> results) => [.. results.Where(result => result.Problem is not null)
        .GroupBy(result => (result.Problem!.Code, result.Problem.Message.Replace(result.Rid, "RID", StringComparison.Ordinal)), result => result)
        .Select(group => Advice(group.First().Problem!, group.Select(result => result.Rid)))];

    private Diagnostic Advice(Diagnostic error, IEnumerable<string> rids)
    {
        var lines = project.Split('\n');
        var edit = s_edits.FirstOrDefault(edit => error.Code.StartsWith(edit.Code, StringComparison.Ordinal) && lines.Any(line => Has(line, edit.Item)));
        var place = error.File is null ? "" : $" ({Path.GetFileName(error.File)}{(error.Line > 0 ? $", line {error.Line}" : "")})";
        return new(Severity.Warning, "NSDK7008", $"The library is not usable for {string.Join(", ", rids)}: {error.Code}: {error.Message}{place} "
            + $"Expected a build without errors; edit this line: {edit.Edit ?? "add the sources of the library"}. Then build it again: dotnet build -r {rids.First()}",
            file, 1 + Array.FindIndex(lines, line => edit.Item is not null && Has(line, edit.Item)), 5);
    }

    private static bool Has(string line, string item) => line.TrimStart().StartsWith($"<{item} ", StringComparison.Ordinal);
}
