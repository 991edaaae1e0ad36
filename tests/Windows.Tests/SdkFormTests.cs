namespace Windows.Tests;

/// <summary>The ways in which a project can name the SDK.</summary>
public sealed class SdkFormTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Empty();

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(SmallProject.SdkForms), MemberType = typeof(SmallProject))]
    public void Works(string head)
    {
        SmallProject.AddForm(_test, head);
        _test.Dotnet("p", "build").Succeeds();
        Assert.True(File.Exists(_test["p/bin/Debug/net10.0/p.Native.dll"]));
        Assert.True(File.Exists(_test["p/bin/Debug/net10.0/p.dll"]));
        Assert.False(_test.Dotnet("p", "build").Succeeds().RanTasks);
    }
}
