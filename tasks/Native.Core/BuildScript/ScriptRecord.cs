using System.Text;

namespace Native.Core.BuildScript;

/// <summary>
/// The instructions of all scripts of a project, as <c>instructions.txt</c> keeps them. A build in which no script is
/// stale reads that file with MSBuild alone: a line is a word, a space and an item in MSBuild's own escaping.
/// </summary>
public static class ScriptRecord
{
    // The characters that mean something in an item of MSBuild.
    private const string Special = "%$@();'*?";

    /// <summary>
    /// The lines, each once. <paramref name="fullPath"/> makes paths of instructions absolute, and
    /// <paramref name="inputs"/> are what the scripts themselves were compiled from. <paramref name="anyFile"/> says that
    /// a script named nothing that makes it stale, so that any file of the project does.
    /// </summary>
    public static IReadOnlyList<string> Lines(
        IReadOnlyList<Instruction> instructions, IEnumerable<string> inputs, bool anyFile, Func<string, string> fullPath, string linksName)
    {
        var lines = new List<string>();
        foreach (var instruction in instructions)
        {
            if (Line(instruction, fullPath, linksName) is { } line)
                lines.Add(line);
            if (instruction.MustExist)
                lines.Add($"made {Escape(fullPath(instruction.Value))}");
        }

        if (anyFile)
            lines.Add("any file");
        lines.AddRange(inputs.Select(input => $"input {EscapePattern(input)}"));
        return [.. lines.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a script left it open what makes it stale.</summary>
    public static bool NamesNothing(IEnumerable<Instruction> instructions) =>
        !instructions.Any(instruction => instruction.Kind is InstructionKind.RerunIfChanged or InstructionKind.RerunIfEnvChanged);

    /// <summary>The variable in which dependents find a fact: <c>DEP_SODIUM_INCLUDE_DIR</c>.</summary>
    public static string VariableName(string linksName, string key) => $"DEP_{Upper(linksName)}_{Upper(key)}";

    private static string? Line(Instruction instruction, Func<string, string> fullPath, string linksName) => instruction.Kind switch
    {
        InstructionKind.RerunIfChanged => $"rerun {Escape(fullPath(instruction.Value))}",
        InstructionKind.RerunIfEnvChanged => $"variable {Escape(instruction.Value)}",
        InstructionKind.LinkLibrary =>
            $"library {instruction.Qualifier}|{(instruction.WholeArchive ? "true" : "")}|{Escape(Library(instruction.Value, fullPath))}",
        InstructionKind.LinkSearch => $"search {Escape(fullPath(instruction.Value))}",
        InstructionKind.LinkArgument => $"argument {Escape(instruction.Value)}",
        InstructionKind.Include => $"include {instruction.Qualifier}|{Escape(fullPath(instruction.Value))}",
        InstructionKind.Define => $"define {Escape(instruction.Value)}",
        InstructionKind.Constant => $"constant {Escape(instruction.Value)}",
        InstructionKind.Source when Path.GetExtension(instruction.Value) == ".cs" => $"compile {Escape(fullPath(instruction.Value))}",
        InstructionKind.Source => $"source {Escape(fullPath(instruction.Value))}",
        InstructionKind.Bindings => $"bindings {Escape(fullPath(instruction.Value))}",
        InstructionKind.Copy => $"copy {Escape(fullPath(instruction.Value))}",
        InstructionKind.Metadata => $"metadata {VariableName(linksName, instruction.Qualifier)}|{Escape(instruction.Value)}",
        _ => null,
    };

    private static string Library(string name, Func<string, string> fullPath) =>
        name.AsSpan().ContainsAny('/', '\\') ? fullPath(name) : name;

    /// <summary>MSBuild's escaping of a text that means itself.</summary>
    public static string Escape(string text) => Escape(text, Special);

    // The stars of #:include stay what they are.
    private static string EscapePattern(string text) => Escape(text, Special.Replace("*", "", StringComparison.Ordinal));

    private static string Escape(string text, string special)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (special.Contains(character))
                escaped.Append('%').Append(((int)character).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string Upper(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
}
