using System.Text.RegularExpressions;
using Native.Bindgen.Emit;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Bindgen;

/// <summary>The command line of <c>native-bindgen</c>: every option of a NativeBindings item, and those of the command.</summary>
internal sealed partial class ToolOptions
{
    private static readonly IReadOnlyList<(string Name, string Value, string Documentation)> s_own =
    [
        ("--rid", "RID", "a RID that the C# is for, repeated (default: the eight of Native.Sdk with zig, else this machine)"),
        ("--shims", "FILE.c", "where to write C for what P/Invoke cannot call; compile it into the library"),
        ("--zig", "PATH", "zig (default: on PATH); without it, cc tells where this machine's headers are"),
        ("--libclang", "PATH", "libclang or its folder (default: LIBCLANG_PATH, then LLVM's usual folders)"),
        ("--help", "", "print this text; also -h"),
        ("--version", "", "print the version"),
    ];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Reads; NSDK4031 for an option that does not exist or lacks its value.</summary>
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
                "one of those that native-bindgen --help lists", NearNames.Hint(name, Names));
            value ??= isSwitch ? "true" : i + 1 < arguments.Length ? arguments[++i] : throw Wrong($"'{name}' has no value", $"'{name} VALUE'");
            if (!_values.TryGetValue(name, out var values))
                _values[name] = values = [];
            values.Add(value);
        }

        if (Header is not null && Output is null && !Help && !Version)
            throw Wrong($"Nothing says where the C# of '{Header}' goes", "-o FILE.cs");
        if (Header is not null && Shims is null && All("--variadics").Concat(All("--macros")).FirstOrDefault() is { } form)
            throw Wrong($"'{form}' needs C of its own", "--shims FILE.c, the C file to write and to compile into the library");
    }

    /// <summary>Every long option.</summary>
    public static IEnumerable<string> Names => [.. ItemSchema.NativeBindings.Options.Select(option => option.Command), .. s_own.Select(option => option.Name)];

    /// <summary>What <c>--help</c> prints.</summary>
    public static string Usage => "usage: native-bindgen HEADER -o FILE.cs [options]\n\n"
        + string.Concat(ItemSchema.NativeBindings.Options.Select(option => Line(
            option.Short.Length > 0 ? $"{option.Short}, {option.Command}" : option.Command,
            option.Type switch { OptionType.Flag => "[=false]", OptionType.List => "LIST", OptionType.Choice => string.Join('|', option.Choices), _ => "TEXT" },
            Markdown().Replace(option.Documentation, "$1$2"))))
        + string.Concat(s_own.Select(option => Line(option.Name, option.Value, option.Documentation)))
        + "\nA LIST has semicolons between its values, or its option is repeated. The options are the metadata of NativeBindings items.\n";

    /// <summary>The header, or null.</summary>
    public string? Header { get; }

    /// <summary>The file or folder to write, or null.</summary>
    public string? Output => One("--output-file");

    /// <summary>The C file to write, or null.</summary>
    public string? Shims => One("--shims");

    /// <summary>zig, or null.</summary>
    public string? Zig => One("--zig");

    /// <summary>libclang, its folder, or empty.</summary>
    public string LibClang => One("--libclang") ?? Environment.GetEnvironmentVariable("LIBCLANG_PATH") ?? "";

    /// <summary>The RIDs that are named.</summary>
    public IReadOnlyList<string> Rids => All("--rid");

    /// <summary>Whether the options are asked for.</summary>
    public bool Help => One("--help") is not null;

    /// <summary>Whether the user wants the version.</summary>
    public bool Version => One("--version") is not null;

    /// <summary>Whether files are only compared.</summary>
    public bool Verify => BindingsReader.Mode(Values("")) == BindingsMode.Verify;

    /// <summary>The rest, as an item of a project has it.</summary>
    public BindingsOptions Bindings(string header) =>
        BindingsReader.Read(Values(header), header, Path.GetFullPath) with { Shims = Shims is not null };

    // An item has these from its definition.
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
