using System.Text;

namespace Native.Core.BuildScripts;

/// <summary>
/// Reads the standard output of a build script. Lines that begin with <c>native::</c> are instructions. All other lines
/// are ignored, even if they are not valid text. Invalid instructions do not throw; they are reported
/// with their line number.
/// </summary>
public static class OutputParser
{
    /// <summary>The maximum length of an instruction in bytes: longer than any path, but shorter than binary output by mistake.</summary>
    public const int LongestLine = 64 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns all instructions in <paramref name="output"/>, and the lines that look like an instruction but are invalid.</summary>
    public static ScriptOutput Parse(ReadOnlySpan<byte> output)
    {
        var instructions = new List<Instruction>();
        var problems = new List<OutputProblem>();
        if (output.StartsWith(Encoding.UTF8.Preamble))
            output = output[Encoding.UTF8.Preamble.Length..];
        for (var number = 1; output.Length > 0; number++)
        {
            var end = output.IndexOf((byte)'\n');
            var line = end < 0 ? output : output[..end];
            output = end < 0 ? default : output[(end + 1)..];
            if (!line.StartsWith("native:"u8))
                continue;
            try
            {
                if (Read(line, number) is not { } instruction)
                    continue;
                if (instruction.Kind == InstructionKind.BindingsOption && instructions.All(other => other.Kind != InstructionKind.Bindings))
                    throw new LineException("NSDK5007", $"'native::bindings-option={instruction.Qualifier}=…' has no header. Expected native::bindings=HEADER before it.");
                instructions.Add(instruction);
            }
            catch (LineException problem)
            {
                problems.Add(new(problem.Code, number, problem.Message));
            }
        }

        return new(instructions, problems);
    }

    private static Instruction? Read(ReadOnlySpan<byte> line, int number)
    {
        if (line.Length > LongestLine)
            throw new LineException("NSDK5007",
                $"An instruction has {line.Length} bytes. Expected at most {LongestLine}; write long text to a file in OUT_DIR and pass its path.");
        var text = Decode(line).Trim();
        if (!text.StartsWith("native::", StringComparison.Ordinal))
            return Misspelt(text);
        var rest = text["native::".Length..];
        if (rest.Any(character => char.IsControl(character) && character != '\t'))
            throw new LineException("NSDK5007", $"'{Visible(text)}' contains a control character. Expected none, because paths and names with one cannot be passed on; remove it.");
        var equals = rest.IndexOf('=');
        if (equals < 0)
            throw new LineException(InstructionReader.IsKey(rest) ? "NSDK5007" : "NSDK5006", $"'{text}' has no value. Expected native::KEY=VALUE.");
        return InstructionReader.Read(rest[..equals].Trim(), rest[(equals + 1)..].Trim(), number);
    }

    // Scripts ported from Cargo may use one colon, which would otherwise be ignored silently.
    private static Instruction? Misspelt(string text)
    {
        var key = text["native:".Length..].Split('=')[0].Trim();
        return InstructionReader.IsKey(key) && text.Contains('=')
            ? throw new LineException("NSDK5006", $"'{Visible(text)}' has one colon. Expected two: native::{key}=…")
            : null;
    }

    private static string Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return s_strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new LineException("NSDK5007",
                $"'{Visible(Encoding.UTF8.GetString(line))}' is not UTF-8. Expected UTF-8; put "
                + "Console.OutputEncoding = System.Text.Encoding.UTF8; at the beginning of the script.");
        }
    }

    private static string Visible(string text) => string.Concat(text.Take(200).Select(character => char.IsControl(character) ? '?' : character));
}

/// <summary>Represents an invalid line.</summary>
internal sealed class LineException(string code, string message) : Exception(message)
{
    /// <summary>The code, NSDK5006 or NSDK5007.</summary>
    public string Code { get; } = code;
}
