using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Invalid items of bindings, which are detected before a header is read.</summary>
public sealed class BindingsTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("NSDK4003", "native/none.h", "")]
    [InlineData("NSDK9002", "native/store.h", "Alow=\"x\"")]
    [InlineData("NSDK9003", "native/store.h", "Access=\"secret\"")]
    [InlineData("NSDK9003", "native/store.h", "OutputFile=\"Generated\"")]
    [InlineData("NSDK4021", "native/store.h;native/broken.h", "OutputFile=\"Both.cs\"")]
    [InlineData("NSDK4021", "native/store.h\" /><NativeBindings Include=\"native/store.h", "ClassName=\"Other\"")]
    public void Mistakes_have_codes_and_leave_nothing(string code, string header, string metadata)
    {
        _test.Write("lib/native/store.h", "int good(void);\n");
        _test.Write("lib/native/broken.h", "int good(void);\nstruct broken { unknown x; };\n");
        _test.AddLines($"<ItemGroup><NativeBindings Include=\"{header}\" {metadata} /></ItemGroup>");
        _test.FailsWith(code);
        Assert.Empty(Directory.GetFiles(_test["lib/obj"], "*.g.cs", SearchOption.AllDirectories));
    }
}
