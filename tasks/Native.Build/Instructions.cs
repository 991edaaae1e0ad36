using System.Text;
using Native.Core.BuildScripts;
using Native.Core.Diagnostics;

namespace Native.Build;

/// <summary>Prints instructions. The parser of the build checks each one first, so that an invalid instruction fails at the call.</summary>
internal static class Instructions
{
    private static readonly Lock s_turn = new();

    public static void Print(string key, string value) => Print([(key, value)]);

    /// <summary>Prints several lines that must not be separated.</summary>
    public static void Print(IReadOnlyList<(string Key, string Value)> lines)
    {
        if (lines.FirstOrDefault(line => line.Value.AsSpan().ContainsAny('\r', '\n')).Value is { } value)
            throw new ArgumentException($"'{value}' contains a line break. Expected a single line.");
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"native::{line.Key}={line.Value}\n")));
        if (OutputParser.Parse(bytes).Problems is [var problem, ..])
            throw new ArgumentException($"{problem.Code}: {problem.Message}");
        // Console would use the encoding of the machine. Flush it first to keep the order of the output.
        lock (s_turn)
        {
            Console.Out.Flush();
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            output.Flush();
        }
    }

    /// <summary>Prints a message with its source location, joined into one line.</summary>
    public static void Report(string key, string message, string? file, int line, int column) => Print(key,
        (file is null ? "" : $"{file}({Math.Max(line, 1)},{Math.Max(column, 1)}): ")
        + string.Join("; ", message.Split('\n').Select(part => part.Trim()).Where(part => part.Length > 0)));

    /// <summary>Prints a diagnostic, with its code before its text.</summary>
    public static void Report(Diagnostic diagnostic) => Report(diagnostic.Severity == Severity.Error ? "error" : "warning",
        $"{diagnostic.Code}: {diagnostic.Message}", diagnostic.File, diagnostic.Line, diagnostic.Column);

    /// <summary>
    /// Returns the result of <paramref name="work"/>. If it throws, or returns null because errors were already printed, the script ends with exit
    /// code 1.
    /// </summary>
    public static T OrEnd<T>(Func<T?> work)
    {
        try
        {
            if (work() is { } result)
                return result;
        }
        catch (NativeException exception)
        {
            Report(exception.Diagnostic);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Report(FileFault.Of(exception));
        }

        Environment.Exit(1);
        throw new InvalidOperationException("The script has ended.");
    }
}
