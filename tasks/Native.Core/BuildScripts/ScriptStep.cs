using Native.Core.Incremental;
using Native.Core.Link;

namespace Native.Core.BuildScripts;

/// <summary>Converts the instructions of all scripts to the items and inputs of a step.</summary>
/// <param name="fullPath">Converts paths in instructions to full paths.</param>
/// <param name="linksName">The name of the project in the variables of its dependents.</param>
/// <param name="origin">The origin of libraries in messages.</param>
public sealed class ScriptStep(Func<string, string> fullPath, string linksName, string origin)
{
    /// <summary>
    /// Returns items of type <c>Source</c>, <c>Library</c>, <c>Copy</c> and so on, each once, except linker items, whose order is significant.
    /// The <paramref name="sources"/> of the scripts have the type <c>Own</c>, or <c>OwnPattern</c> if they contain wildcards.
    /// </summary>
    public IReadOnlyList<StepItem> Items(IReadOnlyList<Instruction> instructions, IEnumerable<string> sources)
    {
        var (items, known) = (new List<StepItem>(), new HashSet<(string, string, string)>());
        for (var i = 0; i < instructions.Count; i++)
        {
            var item = instructions[i].Kind == InstructionKind.Bindings ? Bindings(instructions, i) : Item(instructions[i]);
            if (item is not null && (known.Add((item.Type, item.Include, Qualifier(item))) || item.Type == "Library"))
                items.Add(item);
        }

        // A library that only consists of archives has no sources.
        if (instructions.Any(instruction => instruction.Kind == InstructionKind.LinkLibrary))
            items.Add(StepItem.Of("OtherInput", origin));
        items.AddRange(sources.Where(source => Path.GetExtension(source) == ".cs").Distinct()
            .Select(source => StepItem.Of(source.Contains('*') ? "OwnPattern" : "Own", source)));
        return items;
    }

    /// <summary>
    /// Returns the inputs of the scripts. <paramref name="sources"/> are the sources of the scripts, with the wildcards of <c>#:include</c>.
    /// </summary>
    public IEnumerable<(InputKind Kind, string Name)> Inputs(IReadOnlyList<Instruction> instructions, IEnumerable<string> sources)
    {
        foreach (var source in sources)
            yield return source.Contains('*') ? Tree(source) : (InputKind.File, source);
        foreach (var instruction in instructions)
        {
            if (instruction.Kind == InstructionKind.RerunIfChanged)
                yield return (InputKind.Tree, fullPath(instruction.Value));
            if (instruction.Kind == InstructionKind.RerunIfEnvChanged)
                yield return (InputKind.Variable, instruction.Value);
            // Files from instructions must still exist. The steps that read them compare their content.
            if (instruction.MustExist)
                yield return StepInput.Present(Path.GetDirectoryName(fullPath(instruction.Value)) ?? "/", [fullPath(instruction.Value)]);
        }
    }

    /// <summary>Returns true if no script uses a rerun-if instruction. Then any file of the project makes the scripts stale.</summary>
    public static bool NamesNothing(IEnumerable<Instruction> instructions) =>
        !instructions.Any(instruction => instruction.Kind is InstructionKind.RerunIfChanged or InstructionKind.RerunIfEnvChanged);

    /// <summary>Returns the environment variable in which dependents find a value: <c>DEP_SODIUM_INCLUDE_DIR</c>.</summary>
    public static string VariableName(string linksName, string key) => $"DEP_{Upper(linksName)}_{Upper(key)}";

    // The linker must keep libraries with an origin even if no C uses them, because P/Invoke finds their functions through the project's library.
    private StepItem? Item(Instruction instruction) => instruction.Kind switch
    {
        InstructionKind.LinkLibrary => StepItem.Of("Library", Library(instruction.Value),
            ("Kind", instruction.Qualifier), ("WholeArchive", instruction.WholeArchive ? "true" : ""), ("Origin", origin)),
        InstructionKind.LinkArgument => StepItem.Of("Library", instruction.Value, ("Kind", nameof(LibraryKind.Argument)), ("Origin", origin)),
        InstructionKind.LinkSearch => StepItem.Of("SearchPath", fullPath(instruction.Value)),
        InstructionKind.Include => StepItem.Of("Include", fullPath(instruction.Value), ("Kind", instruction.Qualifier)),
        InstructionKind.Define => StepItem.Of("Define", instruction.Value),
        InstructionKind.Constant => StepItem.Of("Constant", instruction.Value),
        InstructionKind.Source => StepItem.Of(Path.GetExtension(instruction.Value) == ".cs" ? "Compile" : "Source", fullPath(instruction.Value)),
        InstructionKind.Copy => StepItem.Of("Copy", fullPath(instruction.Value)),
        InstructionKind.Metadata => StepItem.Of("Metadata", VariableName(linksName, instruction.Qualifier), ("Value", instruction.Value)),
        _ => null,
    };

    // Options apply to the preceding header.
    private StepItem Bindings(IReadOnlyList<Instruction> instructions, int at)
    {
        var options = new List<(string, string)>();
        for (var i = at + 1; i < instructions.Count && instructions[i].Kind != InstructionKind.Bindings; i++)
        {
            if (instructions[i].Kind == InstructionKind.BindingsOption)
                options.Add((instructions[i].Qualifier, instructions[i].Value));
        }

        return StepItem.Of("Bindings", fullPath(instructions[at].Value), [.. options]);
    }

    private static string Qualifier(StepItem item) => string.Join('|', item.Metadata.Select(pair => $"{pair.Key}={pair.Value}"));

    private string Library(string name) => name.AsSpan().ContainsAny('/', '\\') ? fullPath(name) : name;

    // /p/lib/**/*.cs: everything in /p/lib except outputs of the compiler.
    private static (InputKind Kind, string Name) Tree(string pattern)
    {
        var folder = pattern[..pattern.IndexOf('*')];
        return StepInput.TreeWithout(Path.TrimEndingDirectorySeparator(folder[..(folder.LastIndexOfAny(['/', '\\']) + 1)]), ["**/obj/**", "**/bin/**"]);
    }

    private static string Upper(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
}
