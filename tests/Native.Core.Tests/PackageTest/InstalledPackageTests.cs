using System.Text;
using Native.Core.Diagnostics;
using Native.Core.PackageTest;
using Native.Core.Platform;

namespace Native.Core.Tests.PackageTest;

public sealed class InstalledPackageTests
{
    [Fact]
    public void A_file_that_is_no_library_is_a_finding()
    {
        var files = new FakeFiles().With("/app/libfoo.so", text: "#!/bin/sh\necho this is a program and not a library of the package\n");
        var finding = Assert.Single(new InstalledPackage(NativeTarget.Parse("linux-x64"), ["/app/libfoo.so"], ["libfoo.so"], files).Findings([], hasFailed: true));
        Assert.Equal(("NSDK6030", Severity.Error), (finding.Code, finding.Severity));
    }

    // Only a program that failed proves that the machine has no library of that name. SampleImports imports from "other".
    [Theory]
    [InlineData(true, Severity.Error)]
    [InlineData(false, Severity.Warning)]
    public void A_name_without_a_library_is_a_finding(bool hasFailed, Severity expected)
    {
        var finding = Assert.Single(Findings("libanother.so", hasFailed));
        Assert.Equal(("NSDK6076", expected), (finding.Code, finding.Severity));
        Assert.Contains("the package contains libanother.so.", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libother.so")]
    [InlineData("other.so")]
    public void A_name_with_a_library_is_none(string library) => Assert.Empty(Findings(library, hasFailed: true));

    private static List<Diagnostic> Findings(string library, bool hasFailed)
    {
        var files = new FakeFiles().With("/app/tests.dll", text: Encoding.Latin1.GetString(File.ReadAllBytes(typeof(InstalledPackageTests).Assembly.Location)));
        return [.. new InstalledPackage(NativeTarget.Parse("linux-x64"), [$"/app/{library}"], [library], files).Findings(["/app/tests.dll"], hasFailed)
            .Where(finding => finding.Message.Contains("imports from 'other'", StringComparison.Ordinal))];
    }
}
