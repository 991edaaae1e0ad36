using System.Text;
using Native.Core.BuildScripts;
using Native.Core.Diagnostics;

namespace Native.Build;

/// <summary>Says instructions, each of which the parser of the build has read before: what is wrong fails at the call.</summary>
internal static class Instructions
{
    private static readonly Lock s_turn = new();

    public static void Say(string key, string value) => Say([(key, value)]);

    /// <summary>Lines that belong together.</summary>
    public static void Say(IReadOnlyList<(string Key, string Value)> lines)
    {
        if (lines.FirstOrDefault(line => line.Value.AsSpan().ContainsAny('\r', '\n')).Value is { } value)
            throw new ArgumentException($"'{value}' has more than one line. Expected one.");
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"native::{line.Key}={line.Value}\n")));
        if (OutputParser.Parse(bytes).Problems is [var problem, ..])
            throw new ArgumentException($"{problem.Code}: {problem.Message}");
        // Not through Console, whose encoding is the machine's; what went through it before comes first.
        lock (s_turn)
        {
            Console.Out.Flush();
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            output.Flush();
        }
    }

    /// <summary>A message with its place; its lines become one.</summary>
    public static void Tell(string key, string message, string? file, int line, int column) => Say(key,
        (file is null ? "" : $"{file}({Math.Max(line, 1)},{Math.Max(column, 1)}): ")
        + string.Join("; ", message.Split('\n').Select(part => part.Trim()).Where(part => part.Length > 0)));

    /// <summary>A diagnostic of the core; its code stands before its text.</summary>
    public static void Tell(Diagnostic diagnostic) => Tell(diagnostic.Severity == Severity.Error ? "error" : "warning",
        $"{diagnostic.Code}: {diagnostic.Message}", diagnostic.File, diagnostic.Line, diagnostic.Column);

    /// <summary>What <paramref name="work"/> gives. After an error, or null, which stands for errors that were told, the script ends with exit code 1.</summary>
    public static T OrEnd<T>(Func<T?> work)
    {
        try
        {
            if (work() is { } result)
                return result;
        }
        catch (NativeException exception)
        {
            Tell(exception.Diagnostic);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Tell(FileFault.Of(exception));
        }

        Environment.Exit(1);
        throw new InvalidOperationException("The script has ended.");
    }
}
