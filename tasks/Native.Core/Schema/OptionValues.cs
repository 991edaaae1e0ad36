using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>Reads the values of options from any source.</summary>
/// <param name="get">The text of an option; empty for none.</param>
/// <param name="describe">Returns the name of the option in a message: <c>the metadata Mode of 'a.h'</c>.</param>
/// <param name="file">The file that contains the options, or null.</param>
public sealed class OptionValues(Func<string, string> get, Func<string, string> describe, string? file)
{
    /// <summary>Returns the text, or an empty string.</summary>
    public string Text(string name) => get(name);

    /// <summary>Returns the values of a list.</summary>
    public IReadOnlyList<string> List(string name) => get(name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Returns the value of a flag. Reports NSDK9003 for text other than <c>true</c> or <c>false</c>.</summary>
    public bool Flag(string name, bool fallback) => get(name).ToUpperInvariant() switch
    {
        "" => fallback,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new NativeException(Wrong(get(name), describe(name), "true or false", file)),
    };

    /// <summary>Returns an enum value by name, ignoring case. Reports NSDK9003 for another name.</summary>
    public T Choice<T>(string name, T fallback)
        where T : struct, Enum =>
        get(name).Length == 0 ? fallback : Choice<T>(get(name), describe(name), file);

    /// <summary>Parses an enum value by name, ignoring case. Reports NSDK9003 for another name.</summary>
    public static T Choice<T>(string value, string place, string? file = null)
        where T : struct, Enum =>
        !int.TryParse(value, out _) && Enum.TryParse<T>(value, ignoreCase: true, out var result)
            ? result
            : throw new NativeException(Wrong(value, place, $"one of: {string.Join(", ", Enum.GetNames<T>())}", file));

    /// <summary>Creates NSDK9003 for an invalid value of <paramref name="place"/>.</summary>
    internal static Diagnostic Wrong(string value, string place, string expected, string? file = null) =>
        Diagnostic.Error("NSDK9003", $"'{value}' is not a valid value for {place}. Expected {expected}.", file);
}
