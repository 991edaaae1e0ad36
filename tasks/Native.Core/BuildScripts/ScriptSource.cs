using System.Text.RegularExpressions;
using Native.Core.IO;

namespace Native.Core.BuildScripts;

/// <summary>What a build script is compiled from, read from the <c>#:</c> lines of .NET's file-based apps.</summary>
public static partial class ScriptSource
{
    /// <summary>
    /// The script, everything that it includes, directly or not, and what .NET reads next to it: full paths, with the
    /// stars that <c>#:include</c> has.
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
                // A referenced project counts with all of its folder, like a folder that rerun-if-changed names.
                if (line.Groups["name"].Value == "project")
                    inputs.Add(Path.Combine(path.EndsWith("proj", StringComparison.Ordinal) ? Path.GetDirectoryName(path)! : path, "**", "*.cs"));
                else
                    open.Enqueue(path);
            }
        }

        inputs.AddRange(ImplicitFiles(Path.GetDirectoryName(script)!));
        return inputs;
    }

    // Whether they exist or not: one that appears counts as well.
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
