using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Packages.Tests;

/// <summary>A script that a job ran.</summary>
internal sealed record WorkflowStep(string Job, string Script, string Output);

/// <summary>
/// Runs a GitHub Actions workflow on this machine: all jobs in their order, each combination of a matrix in a directory of its own, and the <c>run</c> steps one after
/// the other in bash. Actions that install tools do nothing, and artifacts are directories. An unknown action or expression is an error.
/// </summary>
internal sealed partial class Workflow(TestFolder test, string path, string repository)
{
    private const string Tag = "v1.2.0";

    private static readonly string[] s_setup = ["actions/setup-dotnet", "actions/setup-node", "mlugg/setup-zig", "NuGet/login"];

    private readonly YamlMappingNode _root = Read(path);
    private readonly HashSet<string> _ran = [];

    /// <summary>Values that replace those of the workflow: the address of a package source.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs everything, and returns the scripts that ran.</summary>
    public IReadOnlyList<WorkflowStep> Run()
    {
        var jobs = Map(_root, "jobs")!.Children.ToDictionary(job => Text(job.Key), job => (YamlMappingNode)job.Value);
        var (done, scripts) = (new HashSet<string>(), new List<WorkflowStep>());
        while (jobs.FirstOrDefault(job => !done.Contains(job.Key) && Needs(job.Value).All(done.Contains)) is { Key: not null } next)
        {
            Assert.True(Value(next.Value, "if") is null or "startsWith(github.ref, 'refs/tags/v')");
            foreach (var (number, matrix) in Matrix(next.Value).Index())
                scripts.AddRange(Run(next.Key, next.Value, matrix, $"jobs/{next.Key}-{number}"));
            done.Add(next.Key);
        }

        Assert.Equal(jobs.Count, done.Count);
        return scripts;
    }

    private IReadOnlyList<WorkflowStep> Run(string name, YamlMappingNode job, IReadOnlyDictionary<string, string> matrix, string folder)
    {
        var steps = ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().ToList();
        var scripts = steps.Select(step => Value(step, "run")).OfType<string>().Select(script => Complete(script, matrix)).ToList();
        // Combinations of the matrix that differ only in their machine run the same scripts here.
        if (!_ran.Add($"{name}\n{string.Join('\n', scripts)}"))
            return [];
        Directory.CreateDirectory(test[folder]);
        var environment = new Dictionary<string, string?>(test.Variables)
        {
            ["GITHUB_REF"] = $"refs/tags/{Tag}",
            ["GITHUB_REF_NAME"] = Tag,
            ["GITHUB_ENV"] = test[$"{folder}.env"],
            ["GITHUB_WORKSPACE"] = test[folder],
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_REPOSITORY"] = "me/repository",
        };
        foreach (var (key, value) in Map(_root, "env")!.Children)
            environment[Text(key)] = Variables.GetValueOrDefault(Text(key), Text(value));
        File.WriteAllText(test[$"{folder}.env"], "");
        List<WorkflowStep> done = [];
        foreach (var step in steps)
        {
            if (Value(step, "run") is { } script)
                done.Add(new(name, script, RunScript(Complete(script, matrix), folder, environment)));
            else
                RunAction(step, matrix, folder);
        }

        return done;
    }

    private string RunScript(string script, string folder, Dictionary<string, string?> environment)
    {
        var output = Tool.Run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], test[folder], environment).Succeeds();
        foreach (var line in File.ReadAllLines(test[$"{folder}.env"]).Select(line => line.Split('=', 2)))
            environment[line[0]] = line[1];
        return output;
    }

    private void RunAction(YamlMappingNode step, IReadOnlyDictionary<string, string> matrix, string folder)
    {
        var action = Text(step["uses"]).Split('@')[0];
        var with = Map(step, "with");
        string? Input(string key) => with is not null && Value(with, key) is { } value ? Complete(value, matrix) : null;
        if (action == "actions/checkout")
            test.Clone(repository, folder);
        else if (action == "actions/upload-artifact")
            Upload(test[$"{folder}/{Input("path")}"], $"artifacts/{Input("name")}");
        else if (action == "actions/download-artifact" && Input("name") is { } name)
            test.Copy(test[$"artifacts/{name}"], $"{folder}/{Input("path")}");
        else if (action == "actions/download-artifact")
            Download(Input("pattern")!, $"{folder}/{Input("path")}");
        else
            Assert.Contains(action, s_setup);
    }

    private void Upload(string source, string artifact)
    {
        Assert.False(Directory.Exists(test[artifact]), $"{artifact} is uploaded twice.");
        Assert.NotEmpty(Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories));
        test.Copy(source, artifact);
    }

    private void Download(string pattern, string folder)
    {
        foreach (var artifact in Directory.GetDirectories(test["artifacts"], pattern))
            test.Copy(artifact, $"{folder}/{Path.GetFileName(artifact)}");
    }

    // A system that is not this machine is tested with the RID of this machine.
    private static List<Dictionary<string, string>> Matrix(YamlMappingNode job) => Map(job, "strategy") is not { } strategy ? [[]]
        : [.. ((YamlSequenceNode)Map(strategy, "matrix")!["include"]).Cast<YamlMappingNode>()
            .Select(row => row.Children.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Key) is "rid" or "system" ? "linux-x64" : Text(pair.Value)))];

    private static string Complete(string text, IReadOnlyDictionary<string, string> matrix) => Expression().Replace(text, match => match.Groups[1].Value switch
    {
        "steps.login.outputs.NUGET_API_KEY" or "secrets.NUGET_USER" => "secret",
        var name when name.StartsWith("matrix.", StringComparison.Ordinal) => matrix[name["matrix.".Length..]],
        var name => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The expression {name} is unknown.")),
    });

    private static IEnumerable<string> Needs(YamlMappingNode job) => job.Children.TryGetValue("needs", out var needs)
        ? needs is YamlSequenceNode several ? several.Select(Text) : [Text(needs)] : [];

    private static YamlMappingNode Read(string path)
    {
        using var reader = new StreamReader(path);
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode? Map(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var value) ? (YamlMappingNode)value : null;

    private static string? Value(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var value) ? Text(value) : null;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"\$\{\{\s*(.*?)\s*\}\}")]
    private static partial Regex Expression();
}
