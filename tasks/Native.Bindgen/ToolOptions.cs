using System.Text.RegularExpressions;
using Native.Bindgen.Emit;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Bindgen;

/// <summary>
/// Parses the command line of <c>native-bindgen</c>: the metadata of NativeBindings items as options, and the options of the command.
/// </summary>
internal sealed partial class ToolOptions
{
    private static readonly IReadOnlyList<(string Name, string Value, string Documentation)> s_own =
    [
        ("--rid", "RID", "a RID to bind for; can be repeated (default: the eight default RIDs of Native.Sdk with zig, otherwise this machine)"),
        ("--shims", "FILE.c", "the C file to write for functions that P/Invoke cannot call; compile it into the library"),
        ("--zig", "PATH", "the path of zig (default: on PATH); without zig, the headers of this machine are used"),
        ("--libclang", "PATH", "the path of libclang or its directory (default: LIBCLANG_PATH, then the usual directories of LLVM, then a NuGet package)"),
        ("--help", "", "print this text; also -h"),
        ("--version", "", "print the version"),
    ];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Parses the arguments. Reports NSDK4031 for an unknown option or a missing value.</summary>
    public ToolOptions(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith('-'))
            {
                Header = Header is null ? argument : throw Wrong($"'{argument}' is a second header", "one header. The value of a flag follows '=': --friendly=false");
                continue;
            }

            var (name, value) = Split(argument);
            var isSwitch = IsSwitch(name) ?? throw Wrong($"'{name}' is not an option",
                "an option that native-bindgen --help lists", NearNames.Hint(name, Names));
            value ??= isSwitch ? "true" : i + 1 < arguments.Length ? arguments[++i] : throw Wrong($"'{name}' has no value", $"'{name} VALUE'");
            if (!_values.TryGetValue(name, out var values))
                _values[name] = values = [];
            values.Add(value);
        }

        if (Header is not null && Output is null && !Help && !Version)
            throw Wrong($"No output file is set for '{Header}'", "-o FILE.cs");
        if (Header is not null && Shims is null && All("--variadics").Concat(All("--macros")).FirstOrDefault() is { } form)
            throw Wrong($"'{form}' needs a C shim", "--shims FILE.c, the C file to write and compile into the library");
        if (Header is not null && Shims is null && One("--shim-library") is { } library)
            throw Wrong($"'--shim-library {library}' names the library for C shims, but none are written", "--shims FILE.c, the C file to write and compile into that library");
    }

    /// <summary>The names of all long options.</summary>
    public static IEnumerable<string> Names => [.. ItemSchema.NativeBindings.Options.Select(option => option.Command), .. s_own.Select(option => option.Name)];

    /// <summary>The text that <c>--help</c> prints.</summary>
    public static string Usage => "usage: native-bindgen HEADER -o FILE.cs [options]\n\n"
        + string.Concat(ItemSchema.NativeBindings.Options.Select(option => Line(
            option.Short.Length > 0 ? $"{option.Short}, {option.Command}" : option.Command,
            option.Type switch { OptionType.Flag => "[=false]", OptionType.List => "LIST", OptionType.Choice => string.Join('|', option.Choices), _ => "TEXT" },
            Markdown().Replace(option.Documentation, "$1$2"))))
        + string.Concat(s_own.Select(option => Line(option.Name, option.Value, option.Documentation)))
        + "\nSeparate the values of a LIST with semicolons, or repeat the option. The options are the metadata of NativeBindings items.\n";

    /// <summary>The header, or null.</summary>
    public string? Header { get; }

    /// <summary>The file or directory to write, or null.</summary>
    public string? Output => One("--output-file");

    /// <summary>The C file to write, or null.</summary>
    public string? Shims => One("--shims");

    /// <summary>The path of zig, or null.</summary>
    public string? Zig => One("--zig");

    /// <summary>The path of libclang or of its directory, or empty.</summary>
    public string LibClang => One("--libclang") ?? Environment.GetEnvironmentVariable("LIBCLANG_PATH") ?? "";

    /// <summary>The RIDs that the options name.</summary>
    public IReadOnlyList<string> Rids => All("--rid");

    /// <summary>True to print the help text.</summary>
    public bool Help => One("--help") is not null;

    /// <summary>True to print the version.</summary>
    public bool Version => One("--version") is not null;

    /// <summary>True to compare files instead of writing them.</summary>
    public bool Verify => BindingsReader.Mode(Values("")) == BindingsMode.Verify;

    /// <summary>Returns the other options, as an item of a project has them.</summary>
    public BindingsOptions Bindings(string header) =>
        BindingsReader.Read(Values(header), header, Path.GetFullPath) with { Shims = Shims is not null };

    // An item gets these defaults from its definition.
    private OptionValues Values(string header) => new(
        name => string.Join(';', All(Option(name).Command)) is { Length: > 0 } value ? value
            : name switch { "ClassName" => "NativeMethods", "LibraryName" => Path.GetFileNameWithoutExtension(header), _ => "" },
        name => $"the option {Option(name).Command}", null);

    private static ItemOption Option(string name) => ItemSchema.NativeBindings.Options.First(option => option.Name == name);

    // --allow=a, -Iinclude
    private static (string Name, string? Value) Split(string argument)
    {
        if (argument == "-h")
            return ("--help", null);
        if (argument.StartsWith("--", StringComparison.Ordinal))
            return argument.IndexOf('=') is > 0 and var equals ? (argument[..equals], argument[(equals + 1)..]) : (argument, null);
        return ItemSchema.NativeBindings.Options.FirstOrDefault(option => option.Short.Length > 0 && argument.StartsWith(option.Short, StringComparison.Ordinal)) is { } known
            ? (known.Command, argument.Length > 2 ? argument[2..] : null)
            : (argument, null);
    }

    private static bool? IsSwitch(string name) =>
        ItemSchema.NativeBindings.Options.FirstOrDefault(option => option.Command == name) is { } option ? option.Type == OptionType.Flag
        : s_own.FirstOrDefault(own => own.Name == name) is { Name: not null } own ? own.Value.Length == 0
        : null;

    private static NativeException Wrong(string found, string expected, string hint = "") => new(Diagnostic.Error("NSDK4031", $"{found}. Expected {expected}.{hint}"));

    private static string Line(string name, string value, string documentation) => $"  {$"{name} {value}".Replace(" [", "[", StringComparison.Ordinal),-34} {documentation}\n";

    private string? One(string option) => _values.GetValueOrDefault(option)?[^1];

    private List<string> All(string option) => _values.GetValueOrDefault(option) ?? [];

    // `code` and [text](link)
    [GeneratedRegex(@"`([^`]*)`|\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Markdown();
}
