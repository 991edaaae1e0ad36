using Native.Core.PackageForms;
using Native.Core.Platform;

namespace Native.Core.Tests.PackageForms;

public sealed class NetFrameworkTargetsTests
{
    [Fact]
    public void A_package_without_a_library_for_Windows_needs_no_targets() => Assert.Null(NetFrameworkTargets.Text("Foo", [(NativeTarget.Parse("linux-x64"), "libfoo.so")]));

    [Fact]
    public void Only_libraries_for_Windows_are_copied()
    {
        var text = NetFrameworkTargets.Text("Foo.Bar", [(NativeTarget.Parse("win-x64"), "foo.dll"), (NativeTarget.Parse("linux-x64"), "libfoo.so")])!;
        Assert.Contains("runtimes/win-x64/native/foo.dll", text, StringComparison.Ordinal);
        Assert.Contains("Name=\"_NativeSdkCheck_Foo_Bar\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("linux", text, StringComparison.Ordinal);
    }
}
