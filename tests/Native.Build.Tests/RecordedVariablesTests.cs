using System.Xml.Linq;

namespace Native.Build.Tests;

public sealed class RecordedVariablesTests
{
    [Fact]
    public void Scripts_record_the_variables_that_the_native_build_records()
    {
        var targets = XDocument.Load(Path.Combine(ApiTests.SourceFolder(), "../../sdk/build/Native.Settings.targets"));
        var item = targets.Root!.Elements("ItemGroup").Elements("_NativeRecordedVariable").Single();
        Assert.Equal(item.Attribute("Include")!.Value.Split(';'), Toolchain.RecordedNames);
    }
}
