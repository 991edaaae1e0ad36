using System.Text;

namespace Native.Core.Frameworks;

/// <summary>Represents a file that a linker reads in place of a framework of macOS. It names the symbols that one binary uses.</summary>
/// <param name="Framework">The name: <c>CoreFoundation</c>, or <see cref="AppleFrameworks.ObjectiveC"/>.</param>
/// <param name="Symbols">The symbols, as in a Mach-O file: <c>_CFRelease</c>.</param>
public sealed record FrameworkStub(string Framework, IReadOnlyList<string> Symbols)
{
    /// <summary>The path below the directory of stubs, where linkers search for a framework.</summary>
    public string FileName => Framework == AppleFrameworks.ObjectiveC ? "libobjc.tbd" : $"{Framework}.framework/{Framework}.tbd";

    /// <summary>
    /// Returns the text in version 4 of the format: https://github.com/apple-oss-distributions/tapi. Version 1.0 is compatible with every version of a framework.
    /// </summary>
    public string Write()
    {
        const string targets = "[ x86_64-macos, arm64-macos ]";
        var text = new StringBuilder($"""
            --- !tapi-tbd
            tbd-version: 4
            targets: {targets}
            install-name: '{AppleFrameworks.InstallName(Framework)}'
            current-version: 1.0
            compatibility-version: 1.0

            """.ReplaceLineEndings("\n"));
        if (Symbols.Count > 0)
            text.Append($"exports:\n  - targets: {targets}\n    symbols:\n");
        foreach (var symbol in Symbols)
            text.Append($"      - '{symbol.Replace("'", "''", StringComparison.Ordinal)}'\n");
        return text.Append("...\n").ToString();
    }
}
