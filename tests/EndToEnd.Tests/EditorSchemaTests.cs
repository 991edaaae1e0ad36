namespace EndToEnd.Tests;

/// <summary>The schema of the package, read by libxml2, which is not .NET: editors complete and check project files with it.</summary>
public sealed class EditorSchemaTests
{
    private static readonly string s_schema = Path.Combine(Repository.Root, "sdk/schema/Native.Sdk.xsd");

    public static TheoryData<string> ProjectFiles => [.. new[] { "samples", "templates" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ProjectFiles))]
    public void Accepts_each_project_file(string file) => Check(Path.Combine(Repository.Root, file)).Succeeds();

    [Theory]
    [InlineData("<PropertyGroup><NativeLto><On /></NativeLto></PropertyGroup>")]
    [InlineData("<Project />", "Projects")]
    public void Rejects_what_is_not_a_project_file(string lines, string root = "Project")
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"<{root}>{lines}</{root}>");
            Assert.Contains("fails to validate", Check(file).Fails());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ToolResult Check(string file) => Tool.Run("xmllint", ["--noout", "--schema", s_schema, file]);
}
