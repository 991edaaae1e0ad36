using System.Text.RegularExpressions;
using Native.Core.Bindings;

namespace Native.Tool;

/// <summary>Represents a header that the build of a library creates, and that the project contains instead.</summary>
/// <param name="Name">The name after <c>#include</c>: <c>sodium/version.h</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record MadeHeader(string Name, string Text)
{
    /// <summary>The directory in the library that the header needs, relative to the root; empty for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>True if no source includes the header, so that the compiler must.</summary>
    public bool IsForced { get; init; }
}

/// <summary>
/// Writes the headers that sources include and that the library creates in its own build: config.h, headers from a template, and headers that are installed
/// in a directory of another name.
/// </summary>
/// <param name="tree">The files of the library.</param>
/// <param name="library">The name of the library.</param>
/// <param name="targets">The targets.</param>
internal sealed partial class MadeHeaders(SourceTree tree, LibraryName library, IReadOnlyList<BindgenTarget> targets)
{
    private static readonly string[] s_templates = [".in", ".cmake", ".cmake.in", ".cmakein", ".in.cmake"];

    private readonly List<CMakeCommand> _cmake = [.. tree.CMakeCommands("")];
    private IReadOnlyList<string> _texts = [];
    private ConfigHeader _config = null!;

    /// <summary>The script for the first target; null without a configure.ac.</summary>
    public ConfigureScript? Script { get; private set; }

    /// <summary>The headers that the script writes and that do not exist.</summary>
    public IReadOnlyList<string> Absent => [.. ConfigHeaders.Concat((Script?.OtherHeaders ?? []).Where(header => !tree.Files.Contains(header)))];

    private IEnumerable<string> ConfigHeaders => (Script?.ConfigHeaders ?? []).Where(header => !tree.Files.Contains(header));

    /// <summary>Evaluates the script of the library.</summary>
    public MadeHeaders Evaluate()
    {
        var results = new List<(TargetFeatures, ConfigureScript)>();
        if (tree.ConfigureScript is { } file)
            results.AddRange(targets.Select(target => new TargetFeatures(target)).Select(target => (target, new ConfigureScript(tree.Text(file), target.Compiles))));
        Script = results.Count > 0 ? results[0].Item2 : null;
        _config = new ConfigHeader(results, library);
        return this;
    }

    /// <summary>Returns the headers for the sources of a tree, which can be a part of the library.</summary>
    public IReadOnlyList<MadeHeader> For(SourceTree part)
    {
        List<string> files = [.. part.Sources, .. part.Headers];
        _texts = [.. files.Select(part.Text)];
        var finder = new IncludeFinder(part, part.Text, Absent);
        finder.Folders(files);
        var made = finder.Outside.Select(Make).OfType<MadeHeader>().ToList();
        // Without a header, the script passes the macros to the compiler.
        if (Script is not null && !made.Exists(header => ConfigHeaders.Any(path => IsSuffix(header.Name, path))) && Script.ConfigHeaders.Count == ConfigHeaders.Count() && Config() is { Length: > 0 } text)
            made.Add(new("config.h", text) { IsForced = true });
        return made;
    }

    private MadeHeader? Make(string name)
    {
        if (ConfigHeaders.Any(path => IsSuffix(name, path)))
            return new(name, Config());
        if (Template(name) is { } template)
            return new(name, Filled(tree.Text(template)));
        var slash = name.IndexOf('/');
        if (slash < 0 || !library.Matches(name[..slash]))
            return null;
        var file = name[(name.LastIndexOf('/') + 1)..];
        return tree.Headers.Where(header => IsSuffix(file, header)).ToList() is [var only] ? new(name, $"#include <{file}>\n") { Folder = SourceTree.Folder(only) is { Length: > 0 } folder ? folder : "." } : null;
    }

    // The header contains only macros that the sources use, and _GNU_SOURCE, which the headers of the system use.
    private string Config() => _config.Text(_texts.SelectMany(text => Name().Matches(text)).Select(match => match.Value).Append("_GNU_SOURCE").Distinct());

    private string? Template(string name)
    {
        var found = s_templates.SelectMany(end => tree.Files.Where(file => IsSuffix(name + end, file))).ToList();
        if (found.Count > 0)
            return found[0];
        var last = name[(name.LastIndexOf('/') + 1)..];
        return s_templates.SelectMany(end => tree.Files.Where(file => IsSuffix(last + end, file))).ToList() is [var only] ? only : null;
    }

    private string Filled(string template)
    {
        var values = new Dictionary<string, string>(_config.Values);
        foreach (var set in _cmake.Where(command => command.Name == "set" && command.Arguments.Count == 2 && !command.Arguments[1].Contains('$')))
            values.TryAdd(set.Arguments[0], set.Arguments[1]);
        var text = Undefined().Replace(template, match => _config.Lines(match.Groups[1].Value));
        return Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value + match.Groups[2].Value, ""));
    }

    private static bool IsSuffix(string name, string path) => path == name || path.EndsWith($"/{name}", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[A-Z_][A-Z0-9_]{3,}\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"@(\w+)@|\$\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:undef|cmakedefine|cmakedefine01)[ \t]+(\w+)[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Undefined();
}
