using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary>The targets files of the SDK as one program: MSBuild takes the last of two targets with one name, and says nothing.</summary>
public sealed class TargetTests
{
    [Fact]
    public void No_two_targets_have_one_name()
    {
        var targets = new[] { "Sdk", "build" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk", folder)))
            // native.proj is a project of its own.
            .Where(file => !file.EndsWith(".proj", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(file).Descendants("Target")).Select(target => target.Attribute("Name")!.Value).ToList();
        Assert.NotEmpty(targets);
        Assert.Empty(targets.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }
}
