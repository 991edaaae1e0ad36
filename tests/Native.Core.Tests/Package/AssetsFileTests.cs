using Native.Core.Package;

namespace Native.Core.Tests.Package;

public sealed class AssetsFileTests
{
    [Fact]
    public void The_project_loses_one_dependency_and_keeps_the_others()
    {
        const string Text = """
            {
              "libraries": { "Native.Sdk/1.0.0": {}, "Other/1.0.0": {} },
              "project": {
                "frameworks": {
                  "net10.0": { "dependencies": { "Native.Sdk": { "target": "Package" }, "Other": { "target": "Package" } } },
                  "netstandard2.0": { "dependencies": { "Native.Sdk": { "target": "Package" } } },
                  "net9.0": { }
                }
              }
            }
            """;
        Assert.Equal(
            """{"libraries":{"Native.Sdk/1.0.0":{},"Other/1.0.0":{}},"project":{"frameworks":{"net10.0":{"dependencies":{"Other":{"target":"Package"}}},"netstandard2.0":{"dependencies":{}},"net9.0":{}}}}""",
            AssetsFile.Without(Text, "Native.Sdk"));
    }

    [Fact]
    public void A_file_without_projects_stays_as_it_is() => Assert.Equal("""{"version":3}""", AssetsFile.Without("""{ "version": 3 }""", "Native.Sdk"));
}
