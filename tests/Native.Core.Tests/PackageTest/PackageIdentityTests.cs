using System.IO.Compression;
using System.Text;
using Native.Core.Diagnostics;
using Native.Core.PackageTest;

namespace Native.Core.Tests.PackageTest;

public sealed class PackageIdentityTests
{
    [Fact]
    public void The_nuspec_contains_the_name_and_the_version() => Assert.Equal(new("Foo", "1.0.0-beta"), PackageIdentity.Read(Package("Foo.nuspec",
        "<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>Foo</id><version>1.0.0-beta</version></metadata></package>"), "x.nupkg"));

    [Theory]
    [InlineData("Foo.nuspec", "<package><metadata><id>Foo</id></metadata></package>")]
    [InlineData("Foo.nuspec", "<package>")]
    [InlineData("content/Foo.nuspec", "<package><metadata><id>Foo</id><version>1.0.0</version></metadata></package>")]
    public void Another_archive_is_an_error(string name, string text) =>
        Assert.Equal("NSDK6073", Assert.Throws<NativeException>(() => PackageIdentity.Read(Package(name, text), "x.nupkg")).Diagnostic.Code);

    [Fact]
    public void A_file_that_is_no_archive_is_an_error() =>
        Assert.Equal("NSDK6073", Assert.Throws<NativeException>(() => PackageIdentity.Read(new MemoryStream(Encoding.UTF8.GetBytes("text")), "x.nupkg")).Diagnostic.Code);

    private static MemoryStream Package(string name, string text)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }

        stream.Position = 0;
        return stream;
    }
}
