using Native.Core.PackageForms;

namespace Native.Core.Tests.PackageForms;

public sealed class NetFrameworkTargetsTests
{
    [Fact]
    public void A_package_without_a_library_for_Windows_needs_no_targets() => Assert.Null(NetFrameworkTargets.Text("Foo", [("linux-x64", "libfoo.so")]));

    [Fact]
    public void Only_libraries_for_Windows_are_copied()
    {
        var text = NetFrameworkTargets.Text("Foo.Bar", [("win-x64", "foo.dll"), ("linux-x64", "libfoo.so")])!;
        Assert.Contains("runtimes/win-x64/native/foo.dll", text, StringComparison.Ordinal);
        Assert.Contains("Name=\"_NativeSdkCheck_Foo_Bar\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("linux", text, StringComparison.Ordinal);
    }
}
