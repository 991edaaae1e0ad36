using Native.Core.Link;

namespace Native.Core.BuildScript;

/// <summary>
/// The instructions of all scripts of a project, as <c>instructions.txt</c> keeps them. A build in which no script is
/// stale reads that file with MSBuild alone: a line is a word, a space and an item, as ReadLinesFromFile wants it.
/// </summary>
public static class ScriptRecord
{
    /// <summary>
    /// The lines; each once, but for those of the linker, whose order counts. <paramref name="fullPath"/> makes paths of instructions absolute, and
    /// <paramref name="inputs"/> are what the scripts themselves were compiled from. <paramref name="anyFile"/> says that
    /// a script named nothing that makes it stale, so that any file of the project does.
    /// </summary>
    public static IReadOnlyList<string> Lines(
        IReadOnlyList<Instruction> instructions, IEnumerable<string> inputs, bool anyFile, Func<string, string> fullPath, string linksName)
    {
        var lines = new List<string>();
        var headers = 0;
        foreach (var instruction in instructions)
        {
            if (instruction.Kind == InstructionKind.Bindings)
                headers++;
            if (Line(instruction, headers, fullPath, linksName) is { } line)
                lines.Add(line);
            if (instruction.MustExist)
                lines.Add($"made {fullPath(instruction.Value)}");
        }

        if (anyFile)
            lines.Add("any file");
        lines.AddRange(inputs.Select(input => $"{(input.Contains('*') ? "inputs" : "input")} {input}"));
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. lines.Where(line => known.Add(line) || line.StartsWith("library ", StringComparison.Ordinal))];
    }

    /// <summary>Whether a script left it open what makes it stale.</summary>
    public static bool NamesNothing(IEnumerable<Instruction> instructions) =>
        !instructions.Any(instruction => instruction.Kind is InstructionKind.RerunIfChanged or InstructionKind.RerunIfEnvChanged);

    /// <summary>The variable in which dependents find a fact: <c>DEP_SODIUM_INCLUDE_DIR</c>.</summary>
    public static string VariableName(string linksName, string key) => $"DEP_{Upper(linksName)}_{Upper(key)}";

    // A header has a number, by which its options find it.
    private static string? Line(Instruction instruction, int header, Func<string, string> fullPath, string linksName) => instruction.Kind switch
    {
        InstructionKind.RerunIfChanged => $"rerun {fullPath(instruction.Value)}",
        InstructionKind.RerunIfEnvChanged => $"variable {instruction.Value}",
        InstructionKind.LinkLibrary =>
            $"library {instruction.Qualifier}|{(instruction.WholeArchive ? "true" : "")}|{Library(instruction.Value, fullPath)}",
        InstructionKind.LinkSearch => $"search {fullPath(instruction.Value)}",
        InstructionKind.LinkArgument => $"library {nameof(LibraryKind.Argument)}||{instruction.Value}",
        InstructionKind.Include => $"include {instruction.Qualifier}|{fullPath(instruction.Value)}",
        InstructionKind.Define => $"define {instruction.Value}",
        InstructionKind.Constant => $"constant {instruction.Value}",
        InstructionKind.Source when Path.GetExtension(instruction.Value) == ".cs" => $"compile {fullPath(instruction.Value)}",
        InstructionKind.Source => $"source {fullPath(instruction.Value)}",
        InstructionKind.Bindings => $"bindings {header}|{fullPath(instruction.Value)}",
        // As metadata that a task is given, where MSBuild would unescape them.
        InstructionKind.BindingsOption => $"option {header}|{instruction.Qualifier}={instruction.Value.Replace("%", "%25", StringComparison.Ordinal)}",
        InstructionKind.Copy => $"copy {fullPath(instruction.Value)}",
        InstructionKind.Metadata => $"metadata {VariableName(linksName, instruction.Qualifier)}|{instruction.Value}",
        _ => null,
    };

    private static string Library(string name, Func<string, string> fullPath) =>
        name.AsSpan().ContainsAny('/', '\\') ? fullPath(name) : name;

    private static string Upper(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
}
