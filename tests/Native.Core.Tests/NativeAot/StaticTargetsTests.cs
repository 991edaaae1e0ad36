using Native.Core.NativeAot;
using Native.Core.Package;
using Native.Core.Platform;

namespace Native.Core.Tests.NativeAot;

public sealed class StaticTargetsTests
{
    [Fact]
    public void A_package_says_for_each_RID_what_a_program_is_linked_with()
    {
        var archive = new StaticPart(StaticPartType.Archive, "native/linux-x64/static/libfoo.a", "Foo.csproj", ImportName: "foo", SharedFile: "libfoo.so");
        var elements = StaticTargets.Of([(NativeTarget.Parse("linux-x64"),
            [new(archive, "/o/libfoo.a", IsInPackage: true), new(new(StaticPartType.Name, "m", "Foo.csproj"))], ["-Wl,-u,inflate", "-Wl,-rpath,$ORIGIN"])]).ToList();
        Assert.Equal("""
            <ItemGroup Condition="'$(NativeRuntimeIdentifier)' == 'linux-x64' or ('$(NativeRuntimeIdentifier)' == '' and '$(RuntimeIdentifier)' == 'linux-x64')">
              <_NativeStaticPart Include="$(MSBuildThisFileDirectory)../native/linux-x64/static/libfoo.a" Type="Archive" Project="Foo.csproj" ImportName="foo" SharedFile="libfoo.so" IsFile="true" DirectNames="foo;libfoo;foo.so;libfoo.so" Argument="&quot;$(MSBuildThisFileDirectory)../native/linux-x64/static/libfoo.a&quot;" />
              <_NativeStaticPart Include="m" Type="Name" Project="Foo.csproj" Argument="-lm" />
              <_NativeStaticPart Include="-Wl,-u,inflate" Type="Argument" Project="Foo.csproj" Argument="-Wl,-u,inflate" />
              <_NativeStaticPart Include="-Wl,-rpath,$ORIGIN" Type="Argument" Project="Foo.csproj" Argument="'-Wl,-rpath,$ORIGIN'" />
            </ItemGroup>
            """, elements[0].ToString().ReplaceLineEndings("\n"));
        Assert.Equal(["_NativeLinkPackages", "_NativeTrackPackages", "_NativeUnpublishPackages"], elements[1..].Select(element => element.Attribute("Name")!.Value));
    }

    [Fact]
    public void A_package_without_static_libraries_has_none_of_it() =>
        Assert.DoesNotContain("Target ", PackageTargets.Text([.. StaticTargets.Of([])]));
}
