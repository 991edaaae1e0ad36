using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Compile;
using Native.Core.Link;
using Native.Core.Schema;

namespace Native.Core.BuildScripts;

/// <summary>Reads the value of each instruction. This type contains the only table of keys.</summary>
internal static partial class InstructionReader
{
    private static readonly Dictionary<string, Func<string, int, Instruction>> s_keys = new(StringComparer.Ordinal)
    {
        ["rerun-if-changed"] = (value, line) => new(InstructionKind.RerunIfChanged, value, line),
        ["rerun-if-env-changed"] = Variable,
        ["link-lib"] = LinkLibrary,
        ["link-search"] = LinkSearch,
        ["link-arg"] = (value, line) => new(InstructionKind.LinkArgument, value, line),
        ["include"] = Include,
        ["define"] = Define,
        ["constant"] = Constant,
        ["source"] = (value, line) => new(InstructionKind.Source, value, line),
        ["bindings"] = (value, line) => new(InstructionKind.Bindings, value, line),
        ["bindings-option"] = BindingsOption,
        ["copy"] = (value, line) => new(InstructionKind.Copy, value, line),
        ["metadata"] = Metadata,
        ["warning"] = (value, line) => Told(InstructionKind.Warning, value, line),
        ["error"] = (value, line) => Told(InstructionKind.Error, value, line),
    };

    /// <summary>The keys, in documentation order.</summary>
    public static IEnumerable<string> Keys => s_keys.Keys;

    /// <summary>Returns true if the key exists.</summary>
    public static bool IsKey(string key) => s_keys.ContainsKey(key);

    /// <summary>Returns the instruction, or throws a <see cref="LineException"/>.</summary>
    public static Instruction Read(string key, string value, int line)
    {
        if (!s_keys.TryGetValue(key, out var read))
            throw new LineException("NSDK5006", $"'native::{key}' is not an instruction. Expected one of: {string.Join(", ", Keys)}.");
        return value.Length > 0
            ? read(value, line)
            : throw Wrong(key, value, "a value after the =");
    }

    private static Instruction Variable(string value, int line) => value.Contains('=')
        ? throw Wrong("rerun-if-env-changed", value, "the name of a variable, such as CFLAGS")
        : new(InstructionKind.RerunIfEnvChanged, value, line);

    // z, static=z, static:+whole-archive=z, /path/libz.a
    private static Instruction LinkLibrary(string value, int line)
    {
        const string expected = "[KIND[:MODIFIER]=]NAME with KIND static, shared (or dylib) or framework and MODIFIER +whole-archive or -whole-archive";
        var (kind, name) = Qualified(value);
        if (kind is null)
            return new(InstructionKind.LinkLibrary, value, line) { Qualifier = nameof(LibraryKind.Default) };
        var parts = kind.Split(':');
        var qualifier = parts[0] switch
        {
            "static" => LibraryKind.Static,
            "dylib" or "shared" => LibraryKind.Shared,
            "framework" => LibraryKind.Framework,
            _ => throw Wrong("link-lib", value, expected),
        };
        var whole = parts.Length > 1 && parts[1] == "+whole-archive";
        if (name.Length == 0 || parts.Length > 2 || (parts.Length == 2 && !whole && parts[1] != "-whole-archive")
            || (whole && qualifier != LibraryKind.Static))
            throw Wrong("link-lib", value, expected + ", the modifier only with static");
        return new(InstructionKind.LinkLibrary, name, line) { Qualifier = qualifier.ToString(), WholeArchive = whole };
    }

    private static Instruction LinkSearch(string value, int line)
    {
        var (kind, path) = Qualified(value);
        return kind is (null or "native" or "all") && path.Length > 0
            ? new(InstructionKind.LinkSearch, path, line)
            : throw Wrong("link-search", value, "a folder, or native=FOLDER");
    }

    private static Instruction Include(string value, int line)
    {
        var (kind, path) = Qualified(value);
        IncludeKind? qualifier = kind switch
        {
            null => IncludeKind.User,
            "system" => IncludeKind.System,
            "after" => IncludeKind.After,
            _ => null,
        };
        return qualifier is not null && path.Length > 0
            ? new(InstructionKind.Include, path, line) { Qualifier = qualifier.ToString()! }
            : throw Wrong("include", value, "a folder, system=FOLDER or after=FOLDER");
    }

    private static Instruction Define(string value, int line) => Macro().IsMatch(value)
        ? new(InstructionKind.Define, value, line)
        : throw Wrong("define", value, "NAME or NAME=VALUE, where NAME is a C identifier");

    private static Instruction Constant(string value, int line) => Symbol().IsMatch(value)
        ? new(InstructionKind.Constant, value, line)
        : throw Wrong("constant", value, "one symbol for #if in C#, without a value");

    private static Instruction Metadata(string value, int line)
    {
        var equals = value.IndexOf('=');
        var key = equals < 0 ? "" : value[..equals].Trim();
        return MetadataKey().IsMatch(key)
            ? new(InstructionKind.Metadata, value[(equals + 1)..].Trim(), line) { Qualifier = key }
            : throw Wrong("metadata", value, "KEY=VALUE, with letters, digits, - and _ in the key");
    }

    // Allow=git_*;GIT_*
    private static Instruction BindingsOption(string value, int line)
    {
        var equals = value.IndexOf('=');
        var name = equals < 0 ? "" : value[..equals].Trim();
        return ItemSchema.NativeBindings.Names.Contains(name)
            ? new(InstructionKind.BindingsOption, value[(equals + 1)..].Trim(), line) { Qualifier = name }
            : throw Wrong("bindings-option", value, $"NAME=VALUE with a metadata name of NativeBindings: {string.Join(", ", ItemSchema.NativeBindings.Names)}");
    }

    // [file(12,3): ][CODE: ]text, the format of MSBuild.
    private static Instruction Told(InstructionKind kind, string value, int line)
    {
        var told = Place().Match(value);
        return new(kind, told.Groups["text"].Value, line)
        {
            Code = told.Groups["code"] is { Success: true } code ? code.Value : null,
            File = told.Groups["file"] is { Success: true } file ? file.Value : null,
            FileLine = Number(told.Groups["line"]),
            FileColumn = Number(told.Groups["column"]),
        };
    }

    // The text before the first = if it is a word and not the beginning of a path.
    private static (string? Kind, string Value) Qualified(string value)
    {
        var equals = value.IndexOf('=');
        return equals < 0 || value.AsSpan(0, equals).ContainsAny('/', '\\', '.')
            ? (null, value)
            : (value[..equals].Trim(), value[(equals + 1)..].Trim());
    }

    private static int Number(Group group) => int.TryParse(group.Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static LineException Wrong(string key, string value, string expected) =>
        new("NSDK5007", $"'{value}' is not a valid value for native::{key}. Expected {expected}.");

    [GeneratedRegex(@"^[A-Za-z_]\w*(\([^)]*\))?(=.*)?$")]
    private static partial Regex Macro();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Symbol();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$")]
    private static partial Regex MetadataKey();

    [GeneratedRegex(@"^(?:(?<file>.+?)\((?<line>\d{1,9})(?:,(?<column>\d{1,9}))?\)\s*:\s*)?(?:(?<code>NSDK\d{4}|-W[\w#+=-]+)\s*:\s*)?(?<text>.+)$")]
    private static partial Regex Place();
}
