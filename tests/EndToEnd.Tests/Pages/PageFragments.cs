using System.Text.RegularExpressions;
using System.Xml.Linq;
using Native.Core.Schema;

namespace EndToEnd.Tests.Pages;

/// <summary>
/// Fragments of project files, each in a project of its own. One MSBuild process evaluates all fragments of a page with the packed SDK and runs
/// NativeInfo, which checks names and values and builds nothing.
/// </summary>
internal sealed partial class PageFragments(TestFolder test)
{
    private const string Rest = "<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>";

    private static readonly string[] s_common = ["Include", "Update", "Remove", "Exclude", "Condition"];

    private readonly List<string> _projects = [];

    /// <summary>Text that is valid in a <c>Project</c> element: groups and targets unchanged, items and properties in a group.</summary>
    public static string Wrap(string text)
    {
        var elements = XElement.Parse($"<Root>{text}</Root>").Elements().ToList();
        if (elements.All(element => element.Name.LocalName is "PropertyGroup" or "ItemGroup" or "Target"))
            return text;
        var group = elements.All(element => (element.Attribute("Include") ?? element.Attribute("Update") ?? element.Attribute("Remove")) is not null)
            ? "ItemGroup" : "PropertyGroup";
        return $"<{group}>\n{text}\n</{group}>";
    }

    /// <summary>Adds a fragment for <see cref="Check"/>.</summary>
    public void Add(PageStep step)
    {
        var text = PageGivens.Complete(step.Text);
        CheckMetadata(text);
        var name = $"line{step.Line}-{_projects.Count}.csproj";
        test.Write(name, text switch
        {
            _ when !Root().IsMatch(text) => $"<Project Sdk=\"Native.Sdk\">{Rest}\n{Wrap(text)}\n</Project>",
            _ when text.Contains("</Project>", StringComparison.Ordinal) => text,
            _ => $"{text}\n{Rest}\n</Project>",
        });
        _projects.Add(name);
    }

    /// <summary>Evaluates all fragments; none may have an error or a warning.</summary>
    public void Check(string page)
    {
        if (_projects.Count == 0)
            return;
        // A page that writes this file has it in a directory of its own.
        test.Write("global.json", """{ "msbuild-sdks": { "Native.Sdk": "0.1.0" } }""");
        test.Write("all.proj", $"""
            <Project>
              <Target Name="All"><MSBuild Projects="{string.Join(';', _projects)}" Targets="NativeInfo" ContinueOnError="ErrorAndContinue" /></Target>
            </Project>
            """);
        var result = test.Dotnet(".", "msbuild", "all.proj", "-t:All");
        var problems = result.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)
            || line.Contains(": warning ", StringComparison.Ordinal)).Distinct().ToList();
        if (result.ExitCode != 0 || problems.Count > 0)
            throw new InvalidOperationException($"{page}: fragments have problems (lineN-*.csproj is the block at line N):\n{string.Join('\n', problems)}\n{result.Output}");
        // NativeInfo of each project prints what would be built.
        Assert.Equal(_projects.Count, result.Output.Split('\n').Count(line => line.TrimStart().StartsWith("toolchain ", StringComparison.Ordinal)));
    }

    // An Update changes no item here, so the SDK has no item to check.
    private static void CheckMetadata(string text)
    {
        foreach (var element in Root().IsMatch(text) ? [] : XElement.Parse($"<Root>{text}</Root>").Descendants())
        {
            var schema = ItemSchema.All.FirstOrDefault(item => item.Name == element.Name.LocalName);
            var unknown = element.Attributes().Select(attribute => attribute.Name.LocalName)
                .FirstOrDefault(name => schema is not null && !s_common.Contains(name) && !schema.Names.Contains(name));
            if (unknown is not null)
                throw new InvalidOperationException($"{element.Name.LocalName} has no metadata {unknown}.");
        }
    }

    [GeneratedRegex(@"^(<!--.*?-->\s*)?<Project\b", RegexOptions.Singleline)]
    private static partial Regex Root();
}
