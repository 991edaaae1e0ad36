using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>Reads the values of options, wherever they were written.</summary>
/// <param name="get">The text of an option; empty for none.</param>
/// <param name="describe">How a message names the option: <c>the metadata Mode of 'a.h'</c>.</param>
/// <param name="file">The file in which they were written, or null.</param>
public sealed class OptionValues(Func<string, string> get, Func<string, string> describe, string? file)
{
    /// <summary>The text; empty for none.</summary>
    public string Text(string name) => get(name);

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<string> List(string name) => get(name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary><c>true</c> or <c>false</c>; NSDK9003 for anything else.</summary>
    public bool Flag(string name, bool fallback) => get(name).ToUpperInvariant() switch
    {
        "" => fallback,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new NativeException(Wrong(get(name), describe(name), "true or false", file)),
    };

    /// <summary>An enumeration by name, without regard to case; NSDK9003 for another name.</summary>
    public T Choice<T>(string name, T fallback)
        where T : struct, Enum =>
        get(name).Length == 0 ? fallback : Choice<T>(get(name), describe(name), file);

    /// <summary>The same for a value that stands alone.</summary>
    public static T Choice<T>(string value, string place, string? file = null)
        where T : struct, Enum =>
        !int.TryParse(value, out _) && Enum.TryParse<T>(value, ignoreCase: true, out var result)
            ? result
            : throw new NativeException(Wrong(value, place, $"one of: {string.Join(", ", Enum.GetNames<T>())}", file));

    /// <summary>NSDK9003: what stands at <paramref name="place"/> is none of the values that it can have.</summary>
    internal static Diagnostic Wrong(string value, string place, string expected, string? file = null) =>
        Diagnostic.Error("NSDK9003", $"'{value}' is not a valid value for {place}. Expected {expected}.", file);
}
