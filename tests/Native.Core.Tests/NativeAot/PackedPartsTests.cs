using Native.Core.Diagnostics;
using Native.Core.NativeAot;
using Native.Core.Platform;

namespace Native.Core.Tests.NativeAot;

public sealed class PackedPartsTests
{
    private const string Own = "Foo.csproj";
    private static readonly StaticPart s_foo = new(StaticPartType.Archive, "/o/libfoo.a", Own, ImportName: "foo", SharedFile: "libfoo.so");
    private static readonly StaticPart s_bar = new(StaticPartType.Archive, "/b/libbar.a", "Bar.csproj", ImportName: "bar", SharedFile: "libbar.so");

    [Fact]
    public void Archives_are_packed_and_libraries_of_the_machine_are_named()
    {
        var parts = Of("linux-x64", s_foo, new(StaticPartType.SearchPath, "/usr/lib", Own), new(StaticPartType.File, "/d/libfoo.a", Own), new(StaticPartType.File, "/usr/lib/libz.so", Own),
            new(StaticPartType.File, "/o/libksh.so", Own), new(StaticPartType.Name, "m", Own), new(StaticPartType.Runtime, "/c/libc++.a", Own));
        Assert.Equal(
            [
                ("native/linux-x64/static/libfoo.a", "/o/libfoo.a"), ("native/linux-x64/static/2/libfoo.a", "/d/libfoo.a"), (":libz.so.1", null),
                ("runtimes/linux-x64/native/libksh.so", null), ("m", null), ("native/linux-x64/static/libc++.a", "/c/libc++.a"),
            ],
            parts.Select(part => (part.Part.Value, part.Source)));
    }

    [Fact]
    public void What_another_project_packs_is_not_packed_again() => Assert.Equal(
        ["native/linux-x64/static/libfoo.a"], Of("linux-x64", s_foo, new(StaticPartType.File, "/b/libbar.so", Own), s_bar).Select(part => part.Part.Value));

    [Fact]
    public void A_project_whose_package_lacks_a_static_library_is_named()
    {
        var exception = Assert.Throws<NativeException>(() => Parts("linux-x64").Of([(s_foo, true), (s_bar, false)]));
        Assert.Equal("NSDK6023", exception.Diagnostic.Code);
        Assert.Contains("<NativePackStatic>true</NativePackStatic> in Bar.csproj", exception.Diagnostic.Message);
    }

    [Fact]
    public void A_dylib_of_the_machine_is_named_without_its_path() =>
        Assert.Equal("z", Of("osx-arm64", s_foo, new(StaticPartType.File, "/usr/lib/libz.tbd", Own))[1].Part.Value);

    private static IReadOnlyList<PackedPart> Of(string rid, params StaticPart[] parts) => Parts(rid).Of([.. parts.Select(part => (part, true))]);

    private static PackedParts Parts(string rid) => new(NativeTarget.Parse(rid), Own, ["libfoo.so", "libksh.so"], path => path.Contains("libz", StringComparison.Ordinal) ? "libz.so.1" : null);
}
