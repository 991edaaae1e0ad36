using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>
/// Evaluates the parts of a configure.ac that do not depend on the shell: what it defines in any case, which headers and functions it looks for, and which
/// programs it compiles. Branches of the shell define nothing, because they are mostly options.
/// </summary>
internal sealed partial class ConfigureScript
{
    // AC_INCLUDES_DEFAULT checks these in each script.
    private static readonly string[] s_always =
        ["stdint.h", "stdlib.h", "string.h", "strings.h", "inttypes.h", "sys/types.h", "sys/stat.h", "unistd.h", "memory.h", "stdio.h"];

    private readonly Func<string, bool> _compiles;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _defines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _conditionals = new(StringComparer.Ordinal);
    private readonly List<string> _configHeaders = [];
    private readonly List<string> _otherHeaders = [];
    private readonly HashSet<string> _headers = [.. s_always];
    private readonly HashSet<string> _functions = [];

    /// <summary>Evaluates the script.</summary>
    /// <param name="text">The text of configure.ac.</param>
    /// <param name="compiles">Returns true if a C program compiles.</param>
    public ConfigureScript(string text, Func<string, bool> compiles)
    {
        _compiles = compiles;
        Run(text, isCertain: true);
        // The sources of a conditional are compiled only if it is true, so its macro has the same value.
        foreach (var (name, _) in _conditionals.Where(conditional => !IsTrue(conditional.Key)))
            _defines.Remove(name);
    }

    /// <summary>The variables of the shell with a constant value, and the name and version of the library.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The macros that the script defines.</summary>
    public IReadOnlyDictionary<string, string> Defines => _defines;

    /// <summary>The paths of the headers with its macros: <c>src/config.h</c>.</summary>
    public IReadOnlyList<string> ConfigHeaders => _configHeaders;

    /// <summary>The paths of the other headers that it writes.</summary>
    public IReadOnlyList<string> OtherHeaders => _otherHeaders;

    /// <summary>The headers that it looks for.</summary>
    public IReadOnlySet<string> Headers => _headers;

    /// <summary>The functions that it looks for.</summary>
    public IReadOnlySet<string> Functions => _functions;

    /// <summary>Returns the macro for a header or a function: <c>HAVE_SYS_MMAN_H</c>.</summary>
    public static string Macro(string name) => "HAVE_" + string.Concat(name.ToUpperInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    /// <summary>Returns the value of a conditional of Automake, which is false unless only an option turns it off: <c>test "$enable_foo" != no</c>.</summary>
    public bool IsTrue(string conditional) => OnByDefault().IsMatch(_conditionals.GetValueOrDefault(conditional, ""));

    private void Run(string text, bool isCertain)
    {
        foreach (var statement in M4Script.Statements(text))
        {
            var certain = isCertain && statement.IsCertain;
            if (statement.IsAssignment)
                Set(statement.Name, statement[0], certain);
            else
                Run(statement, certain);
        }
    }

    private void Run(M4Statement statement, bool certain)
    {
        switch (statement.Name)
        {
            case "AC_INIT":
                Set("PACKAGE_NAME", statement[0], certain);
                // A script can compute the version with a macro of its own.
                foreach (var name in new[] { "PACKAGE_VERSION", "VERSION" })
                    Set(name, statement[1], certain && Version().IsMatch(statement[1]));
                foreach (var name in new[] { "PACKAGE_TARNAME", "PACKAGE" })
                    Set(name, statement[3].Length > 0 ? statement[3] : statement[0], certain);
                break;
            case "AC_SUBST" when statement.Arguments.Count > 1:
                Set(statement[0], statement[1], certain);
                break;
            case "AC_DEFINE" or "AC_DEFINE_UNQUOTED":
                Define(statement, certain);
                break;
            case "AC_USE_SYSTEM_EXTENSIONS" or "AC_GNU_SOURCE" when certain:
                _defines["_GNU_SOURCE"] = "1";
                break;
            case "AC_CONFIG_HEADERS" or "AC_CONFIG_HEADER" or "AM_CONFIG_HEADER":
                _configHeaders.AddRange(Words(statement[0]).Select(name => name.Split(':')[0]));
                break;
            case "AC_CONFIG_FILES":
                _otherHeaders.AddRange(Words(statement[0]).Select(name => name.Split(':')[0]).Where(name => name.EndsWith(".h", StringComparison.Ordinal)));
                break;
            case "AM_CONDITIONAL":
                _conditionals.TryAdd(statement[0], statement[1]);
                break;
            case "AC_COMPILE_IFELSE" or "AC_LINK_IFELSE" or "AC_PREPROC_IFELSE":
                Run(statement[Compiles(Program(statement[0])) ? 1 : 2], certain);
                break;
            case "AC_TRY_COMPILE" or "AC_TRY_LINK":
                Run(statement[Compiles(Program(statement[0], statement[1])) ? 2 : 3], certain);
                break;
            case "AC_C_BIGENDIAN":
                // All RIDs are little-endian.
                Run(statement[1], certain);
                break;
            default:
                if (statement.Name.StartsWith("AC_CHECK_HEADER", StringComparison.Ordinal))
                    _headers.UnionWith(Words(statement[0]));
                else if (statement.Name.StartsWith("AC_CHECK_FUNC", StringComparison.Ordinal) || statement.Name == "AC_REPLACE_FUNCS")
                    _functions.UnionWith(Words(statement[0]));
                foreach (var argument in statement.Arguments)
                    Run(argument, isCertain: false);
                break;
        }
    }

    private void Set(string name, string value, bool certain)
    {
        if (certain && !value.Contains('`') && !value.Contains("$(", StringComparison.Ordinal))
            _values.TryAdd(name, Expand(value));
    }

    private void Define(M4Statement statement, bool certain)
    {
        var value = statement.Arguments.Count > 1 ? Expand(statement[1]) : "1";
        if (certain && !value.Contains('$') && !value.Contains('`') && !statement[0].Contains('('))
            _defines[statement[0]] = value;
    }

    private string Expand(string value) => Variable().Replace(value, match => _values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    private bool Compiles(string program) => _compiles(string.Concat(_defines.Select(define => $"#define {define.Key} {define.Value}\n")) + program);

    private static string Program(string argument) => M4Script.Statements(argument).FirstOrDefault() switch
    {
        { Name: "AC_LANG_PROGRAM" } program => Program(program[0], program[1]),
        { Name: "AC_LANG_SOURCE" } source => M4Script.Unquote(source[0]),
        _ => M4Script.Unquote(argument),
    };

    private static string Program(string prologue, string body) => $"{M4Script.Unquote(prologue)}\nint main(void)\n{{\n{M4Script.Unquote(body)}\n;\nreturn 0;\n}}\n";

    private static IEnumerable<string> Words(string text) => text.Split([' ', '\t', '\r', '\n', ',', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('$'));

    [GeneratedRegex(@"^v?\d[\w.+~-]*$")]
    private static partial Regex Version();

    [GeneratedRegex(@"\$\{?(\w+)\}?")]
    private static partial Regex Variable();

    [GeneratedRegex(@"!= *[""']?x?no[""']?")]
    private static partial Regex OnByDefault();
}
