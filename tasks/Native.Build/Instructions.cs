using System.Text;
using Native.Core.BuildScript;

namespace Native.Build;

/// <summary>Says instructions, each of which the parser of the build has read before: what is wrong fails at the call.</summary>
internal static class Instructions
{
    private static readonly Lock s_turn = new();

    public static void Say(string key, string value)
    {
        var line = $"native::{key}={value}";
        if (value.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException($"'{value}' has more than one line. Expected one.");
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
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
}
