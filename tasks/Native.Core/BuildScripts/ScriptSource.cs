using System.Text.RegularExpressions;
using Native.Core.IO;

namespace Native.Core.BuildScripts;

/// <summary>Finds the inputs of a build script in the <c>#:</c> directives of .NET file-based apps.</summary>
public static partial class ScriptSource
{
    /// <summary>
    /// Returns full paths of the script, of all files that it includes directly or indirectly, and of files that .NET reads next to it, with the
    /// wildcards of <c>#:include</c>.
    /// </summary>
    public static IReadOnlyList<string> Inputs(string script, IFileReader files)
    {
        var inputs = new List<string>();
        var open = new Queue<string>([script]);
        while (open.TryDequeue(out var file))
        {
            if (inputs.Contains(file))
                continue;
            inputs.Add(file);
            var folder = Path.GetDirectoryName(file)!;
            foreach (Match line in Directive().Matches(files.ReadText(file) ?? ""))
            {
                var path = Path.GetFullPath(line.Groups["value"].Value.Trim(), folder);
                // For a referenced project, the whole folder is an input, as for a folder in rerun-if-changed.
                if (line.Groups["name"].Value == "project")
                    inputs.Add(Path.Combine(path.EndsWith("proj", StringComparison.Ordinal) ? Path.GetDirectoryName(path)! : path, "**", "*.cs"));
                else
                    open.Enqueue(path);
            }
        }

        inputs.AddRange(ImplicitFiles(Path.GetDirectoryName(script)!));
        return inputs;
    }

    // Includes files that do not exist, because creating one also changes the script.
    private static IEnumerable<string> ImplicitFiles(string folder)
    {
        string[] names = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "NuGet.config", "nuget.config"];
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            foreach (var name in names)
                yield return Path.Combine(current, name);
        }
    }

    [GeneratedRegex(@"^#:(?<name>include|project)[ \t]+(?<value>\S.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
