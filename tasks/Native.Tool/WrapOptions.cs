using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Tool;

/// <summary>Parses the command line of <c>dotnet native wrap</c>.</summary>
internal sealed class WrapOptions
{
    private static readonly IReadOnlyList<(string Name, string Value, string Documentation)> s_options =
    [
        ("--output", "DIRECTORY", "the directory to create (default: the name of the library); also -o"),
        ("--name", "NAME", "the name of the projects without .Sys (default: from the library)"),
        ("--header", "NAME", "a header to bind, as C includes it; can be repeated (default: the installed headers)"),
        ("--needs", "SOURCE", "the archive or directory of a library that this one needs; can be repeated (default: none)"),
        ("--rid", "RID", "a RID to build; can be repeated (default: the eight default RIDs of Native.Sdk with zig, otherwise this machine)"),
        ("--zig", "PATH", "the path of zig (default: the variable ZIG, then on PATH)"),
        ("--libclang", "PATH", "the path of libclang or its directory (default: LIBCLANG_PATH, then the usual directories of LLVM)"),
        ("--help", "", "print this text; also -h"),
    ];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Parses the arguments. Reports NSDK7001 for an unknown option or a missing value.</summary>
    public WrapOptions(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i] switch { "-o" => "--output", "-h" or "-?" => "--help", var other => other };
            if (!argument.StartsWith('-'))
            {
                Source = Source is null ? argument : throw Wrong($"'{argument}' is a second library", "one archive, directory or pkg-config:MODULE");
                continue;
            }

            var (name, value) = argument.IndexOf('=') is > 0 and var equals ? (argument[..equals], argument[(equals + 1)..]) : (argument, null);
            var option = s_options.FirstOrDefault(option => option.Name == name);
            if (option.Name is null)
                throw Wrong($"'{name}' is not an option", "an option that dotnet native wrap --help lists", NearNames.Hint(name, s_options.Select(known => known.Name)));
            value ??= option.Value.Length == 0 ? "true" : i + 1 < arguments.Count ? arguments[++i] : throw Wrong($"'{name}' has no value", $"'{name} {option.Value}'");
            (_values.TryGetValue(name, out var values) ? values : _values[name] = []).Add(value);
        }

        var supported = NativeTarget.All.Select(target => target.Rid).ToList();
        if (Rids.FirstOrDefault(rid => !supported.Contains(rid)) is { } unknown)
            throw Wrong($"'{unknown}' is not a supported RID", string.Join(", ", supported), NearNames.Hint(unknown, supported));
    }

    /// <summary>The text that <c>--help</c> prints.</summary>
    public static string Usage => "usage: dotnet native wrap ARCHIVE|DIRECTORY|pkg-config:MODULE [options]\n\n"
        + string.Concat(s_options.Select(option => $"  {$"{option.Name} {option.Value}",-22} {option.Documentation}\n"));

    /// <summary>The archive, directory or <c>pkg-config:MODULE</c>; null if it is missing.</summary>
    public string? Source { get; }

    /// <summary>The directory to create, or null.</summary>
    public string? Output => One("--output");

    /// <summary>The name of the projects, or null.</summary>
    public string? Name => One("--name");

    /// <summary>The headers to bind.</summary>
    public IReadOnlyList<string> Headers => All("--header");

    /// <summary>The archives and directories of libraries that the library needs.</summary>
    public IReadOnlyList<string> Needs => All("--needs");

    /// <summary>The path of libclang or of its directory, or empty.</summary>
    public string LibClang => One("--libclang") ?? Environment.GetEnvironmentVariable("LIBCLANG_PATH") ?? "";

    /// <summary>The path of zig, or null to find it.</summary>
    public string? Zig => One("--zig");

    /// <summary>The RIDs that the options name.</summary>
    public IReadOnlyList<string> Rids => All("--rid");

    /// <summary>True to print the help text.</summary>
    public bool Help => One("--help") is not null;

    private static NativeException Wrong(string found, string expected, string hint = "") => new(Diagnostic.Error("NSDK7001", $"{found}. Expected {expected}.{hint}"));

    private string? One(string option) => _values.GetValueOrDefault(option)?[^1];

    private List<string> All(string option) => _values.GetValueOrDefault(option) ?? [];
}
