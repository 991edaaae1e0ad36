namespace EndToEnd.Tests.Pages;

/// <summary>Follows a page in an empty directory: writes its files, runs its commands with the packed SDK, and compares their output.</summary>
internal sealed class PageStory : IDisposable
{
    // The state that the commands of one block leave for the next block: the current directory and the variables.
    private const string State = "state.sh";

    private readonly TestFolder _test = new();
    private readonly string _page;
    private readonly PageFragments _fragments;

    /// <summary>Creates a directory with the files that the page expects its reader to have.</summary>
    public PageStory(string page)
    {
        _page = page;
        _fragments = new(_test);
        // Restore downloads the app hosts for other RIDs.
        _test.Variables["UseAppHost"] = "false";
        _test.Variables["NUGET_PACKAGES"] = OwnPackages(_test.Variables["NUGET_PACKAGES"]!);
        PageGivens.Prepare(page, _test);
        Write(StateFile, $"cd {Quoted(_test.Root)}\n");
    }

    /// <summary>The number of executed steps.</summary>
    public int Executed { get; private set; }

    private string Outside => Path.GetDirectoryName(_test.Root)!;

    private string StateFile => Path.Combine(Outside, State);

    /// <summary>Executes the steps in order.</summary>
    public void Play(IReadOnlyList<PageStep> steps)
    {
        foreach (var step in steps.Where(step => step.IsExecuted || step.Kind == StepKind.Folder))
        {
            try
            {
                Play(step);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{_page}.md({step.Line}): {exception.Message}");
            }
        }

        _fragments.Check(_page);
    }

    /// <inheritdoc/>
    public void Dispose() => _test.Dispose();

    private void Play(PageStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Folder:
                Shell($"mkdir -p {Quoted(_test[step.Argument])} && cd {Quoted(_test[step.Argument])}", step);
                return;
            case StepKind.File:
                Write(Path.Combine(CurrentFolder(), step.Argument), step.Text + "\n");
                break;
            case StepKind.Append:
                Append(Path.Combine(CurrentFolder(), step.Argument), step.Text);
                break;
            case StepKind.Fragment:
                _fragments.Add(step);
                break;
            case StepKind.Session:
                PageOutput.Compare(string.Join('\n', step.Text.Split('\n')[1..]), Shell(step.Text.Split('\n')[0][2..], step));
                break;
            case StepKind.Output:
                PageOutput.Compare(step.Text, Shell(step.Argument, step));
                break;
            default:
                Shell(step.Text, step);
                break;
        }

        Executed++;
    }

    private string Shell(string commands, PageStep step)
    {
        var result = Run($"{PageGivens.Replace(commands)}\n", step.InTerminal);
        var output = result.Output;
        if (step.Fails is null != (result.ExitCode == 0))
            throw new InvalidOperationException($"Exit code {result.ExitCode} after\n{commands}\n{output}");
        if (step.Fails is { } code)
            Assert.Contains(code, output);
        if (step.Prints is { } prints)
            Assert.Equal(prints, result.StandardOutput.Trim());
        return output;
    }

    // The commands of a block share a shell, which ends at the first failed command. A pipe fails if any part of it fails.
    private ToolResult Run(string commands, bool inTerminal)
    {
        var file = Path.Combine(Outside, "commands.sh");
        Write(file, $$"""
            . {{Quoted(StateFile)}}
            set -eo pipefail
            {{(inTerminal ? "export MSBUILDTERMINALLOGGER=on TERM=xterm-256color" : "")}}
            {{commands}}
            {{(inTerminal ? "export MSBUILDTERMINALLOGGER=off" : "")}}
            { export -p; echo "cd $(printf %q "$PWD")"; } > {{Quoted(StateFile)}}
            """);
        return inTerminal
            ? Terminal.Run($"bash {Quoted(file)}", _test.Root, _test.Variables)
            : Tool.Run("bash", [file], _test.Root, _test.Variables);
    }

    private string CurrentFolder() => Run("pwd\n", inTerminal: false).Succeeds().TrimEnd();

    private static void Append(string path, string text)
    {
        var before = File.ReadAllText(path);
        Write(path, Path.GetExtension(path) == ".csproj"
            ? before.Replace("</Project>", PageFragments.Wrap(text) + "\n</Project>", StringComparison.Ordinal)
            : before + text + "\n");
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    // Packages that a page creates go into a directory of its own, because the shared directory may contain those of the last run.
    private string OwnPackages(string shared)
    {
        var own = Path.Combine(Outside, "packages");
        Directory.CreateDirectory(own);
        foreach (var package in Directory.GetDirectories(shared))
            Directory.CreateSymbolicLink(Path.Combine(own, Path.GetFileName(package)), package);
        return own;
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
