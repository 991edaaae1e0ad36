using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>The command line of <c>native-bindgen</c>.</summary>
internal sealed class ToolOptions
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private static readonly HashSet<string> s_switches = ["--public", "--strip-enum-prefix", "--raw", "--throw-on-null-handle", "--cxx", "--verify", "--help", "-h", "--version"];

    private static readonly HashSet<string> s_valued =
    [
        "-o", "--library", "--namespace", "--class", "--rid", "--allow", "--block", "--rename", "--strip-prefix", "--opaque", "--handles", "--out", "--spans",
        "--zig", "--libclang", "-I", "-D",
    ];

    /// <summary>Every option.</summary>
    public static IEnumerable<string> Names => [.. s_switches, .. s_valued];

    /// <summary>Reads; NSDK4031 for an option that does not exist.</summary>
    public ToolOptions(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (s_switches.Contains(argument))
                Add(argument, "true");
            else if (s_valued.Contains(argument) && i + 1 < arguments.Length)
                Add(argument, arguments[++i]);
            else if (argument.Length > 2 && argument[..2] is "-I" or "-D")
                Add(argument[..2], argument[2..]);
            else if (argument.StartsWith('-') || Header is not null)
                throw new NativeException(Diagnostic.Error("NSDK4031",
                    $"'{argument}' is not an option, or lacks its value. Expected one of those that native-bindgen --help lists."));
            else
                Header = argument;
        }
    }

    /// <summary>The header, or null.</summary>
    public string? Header { get; }

    /// <summary>The file to write, or null.</summary>
    public string? Output => One("-o");

    /// <summary>zig, or null.</summary>
    public string? Zig => One("--zig");

    /// <summary>libclang, its folder, or empty.</summary>
    public string LibClang => One("--libclang") ?? Environment.GetEnvironmentVariable("LIBCLANG_PATH") ?? "";

    /// <summary>The RIDs that are named.</summary>
    public IReadOnlyList<string> Rids => All("--rid");

    /// <summary>Whether the options are asked for.</summary>
    public bool Help => One("--help") is not null || One("-h") is not null;

    /// <summary>Whether the version is asked for.</summary>
    public bool Version => One("--version") is not null;

    /// <summary>Whether the file is only compared.</summary>
    public bool Verify => One("--verify") is not null;

    /// <summary>Include folders and defines.</summary>
    public IReadOnlyList<string> Compiler => [.. All("-I").Select(folder => $"-I{Path.GetFullPath(folder)}"), .. All("-D").Select(define => $"-D{define}")];

    /// <summary>The rest, as an item of a project has it.</summary>
    public BindingsOptions Bindings(string header) => new()
    {
        Header = header,
        DisplayName = Path.GetFileName(header),
        LibraryName = One("--library") ?? Path.GetFileNameWithoutExtension(header),
        Namespace = One("--namespace") ?? "",
        ClassName = One("--class") ?? "NativeMethods",
        Access = One("--public") is null ? "internal" : "public",
        Allow = All("--allow"),
        Block = All("--block"),
        Rename = All("--rename"),
        StripPrefix = All("--strip-prefix"),
        StripEnumPrefix = One("--strip-enum-prefix") is not null,
        Opaque = All("--opaque"),
        Handles = All("--handles"),
        OutParameters = All("--out"),
        Spans = All("--spans"),
        Friendly = One("--raw") is null,
        ThrowOnNullHandle = One("--throw-on-null-handle") is not null,
        IsCxx = One("--cxx") is not null,
    };

    private void Add(string option, string value)
    {
        if (!_values.TryGetValue(option, out var values))
            _values[option] = values = [];
        values.Add(value);
    }

    private string? One(string option) => _values.GetValueOrDefault(option)?[^1];

    private List<string> All(string option) => _values.GetValueOrDefault(option) ?? [];
}
