using Native.Core.Platform;
using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>The RIDs in MSBuild equal those of the table in NativeTarget.cs.</summary>
public sealed class PlatformTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    public static TheoryData<string> Rids() => [.. NativeTarget.All.Select(target => target.Rid)];

    [Theory]
    [MemberData(nameof(Rids))]
    public void The_output_has_its_system_s_name_in_the_folder_of_its_RID(string rid)
    {
        foreach (var type in Enum.GetValues<NativeOutputType>())
        {
            var project = _test.Evaluate("lib", $"RuntimeIdentifier={rid}", $"NativeOutputType={type}", "Configuration=Release", "BuildingInsideVisualStudio=true");
            var file = NativeTarget.Parse(rid).FileName("lib", type);
            Assert.Contains(Paths.Plain(_test[SmallProject.Built(file, rid, "Release")]), project.Identities("UpToDateCheckOutput"));
            Assert.Equal(rid, project.GetPropertyValue("NativeRuntimeIdentifier"));
        }
    }

    [Fact]
    public void Packages_are_for_the_default_RIDs() =>
        Assert.Equal(NativeTarget.DefaultRids, _test.Evaluate("lib").GetPropertyValue("NativeRuntimeIdentifiers").Split(';'));

    // In a tool for every machine, the RID "any" stands for the RID of this machine.
    [Theory]
    [InlineData("")]
    [InlineData("any")]
    public void Without_a_RID_the_build_is_for_this_machine(string rid)
    {
        var project = _test.Evaluate("lib", $"RuntimeIdentifier={rid}");
        Assert.Equal(project.GetPropertyValue("NETCoreSdkPortableRuntimeIdentifier"), project.GetPropertyValue("NativeRuntimeIdentifier"));
    }

    [Theory]
    [InlineData("linux-x64", "")]
    [InlineData("win-x64", "")]
    [InlineData("osx-arm64", "native/o.m;native/p.mm")]
    public void Objective_C_is_for_macOS_only(string rid, string sources)
    {
        _test.Write("lib/native/o.m", "");
        _test.Write("lib/native/p.mm", "");
        var project = _test.Evaluate("lib", $"RuntimeIdentifier={rid}");
        Assert.Equal(sources, string.Join(';', project.Identities("NativeSource").Where(source => source.Contains(".m", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }
}
