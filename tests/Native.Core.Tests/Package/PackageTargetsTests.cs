using Native.Core.Package;

namespace Native.Core.Tests.Package;

public sealed class PackageTargetsTests
{
    [Fact]
    public void A_project_gets_the_library_and_the_metadata_for_its_RID() => Assert.Equal("""
        <Project>
          <!-- Written by Native.Sdk: what a native project takes that references this package. -->
          <ItemGroup Condition="'$(UsingNativeSdk)' == 'true'">
            <NativeIncludePath Include="$(MSBuildThisFileDirectory)../native/include" Kind="System" />
            <NativeLinkLibrary Include="$(MSBuildThisFileDirectory)../native/win-x64/foo.lib" Condition="'$(NativeRuntimeIdentifier)' == 'win-x64'" />
            <NativeMetadata Include="DEP_FOO_TEXT" Value="&lt;a&gt; &amp; &quot;b&quot;" Condition="'$(NativeRuntimeIdentifier)' == 'linux-x64'" />
          </ItemGroup>
        </Project>

        """, PackageTargets.Text([("win-x64", "native/win-x64/foo.lib")], [("linux-x64", "DEP_FOO_TEXT", "<a> & \"b\"")]));
}
