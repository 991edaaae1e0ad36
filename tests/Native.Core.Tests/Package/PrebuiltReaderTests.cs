using System.Security.Cryptography;
using System.Text;
using Native.Core.Diagnostics;
using Native.Core.Package;

namespace Native.Core.Tests.Package;

public sealed class PrebuiltReaderTests
{
    private static readonly KeyValuePair<string, string>[] s_identity = [new("PackageId", "foo"), new("Configuration", "Release")];

    private readonly FakeFiles _files = new();

    [Fact]
    public void A_manifest_that_was_written_is_read()
    {
        Add("/p/linux-x64", "linux-x64");
        var manifest = Read("/p/linux-x64");
        Assert.Equal("glibc 2.17", manifest.Files[0].Requires);
        Assert.Equal(["add", "sub"], manifest.Files[0].Exports);
        Assert.Equal("System libpng.so.16\n", manifest.Declared);
        Assert.Equal("zig", manifest.ToolchainKind);
        Assert.Equal([KeyValuePair.Create("Value", "a \"b\" ü")], manifest.Items.Single().Values);
        Assert.Equal(_files.ReadText("/p/linux-x64/prebuilt.json"), manifest.Write());
    }

    [Theory]
    [InlineData("NSDK6044", "cannot be read", "{")]
    [InlineData("NSDK6044", "cannot be read", "[]")]
    [InlineData("NSDK6044", "cannot be read", "{ \"format\": 2 }")]
    [InlineData("NSDK6044", "cannot be read", "{ \"format\": \"x\" }")]
    [InlineData("NSDK6044", "cannot be read", "{ \"format\": 1, \"rid\": \"linux-x64\", \"triple\": \"\", \"toolchain\": \"zig\", \"files\": [{ \"path\": \"../a\", \"type\": \"Library\", \"sha256\": \"\" }] }")]
    [InlineData("NSDK6044", "lists no library", "{ \"format\": 1, \"rid\": \"linux-x64\", \"triple\": \"\", \"toolchain\": \"zig\" }")]
    public void A_damaged_manifest_is_an_error(string code, string found, string text)
    {
        _files.With("/p/linux-x64/prebuilt.json", text: text);
        Fails(code, found);
    }

    [Fact]
    public void A_missing_manifest_is_an_error() => Fails("NSDK6044", "/p/linux-x64 has no prebuilt.json");

    [Fact]
    public void Files_that_differ_from_the_manifest_are_errors()
    {
        Add("/p/linux-x64", "linux-x64");
        _files.With("/p/linux-x64/native/other.so");
        Fails("NSDK6046", "contains native/other.so, which");
        _files.Without("/p/linux-x64/native/other.so").With("/p/linux-x64/native/libfoo.so", text: "others");
        Fails("NSDK6046", "libfoo.so is not the file");
        _files.With("/p/linux-x64/native/libfoo.so", text: "longer than before");
        Fails("NSDK6046", "libfoo.so is not the file");
        _files.Without("/p/linux-x64/native/libfoo.so");
        Fails("NSDK6046", "native/libfoo.so is missing in /p/linux-x64");
    }

    [Fact]
    public void Files_of_another_project_or_RID_are_errors()
    {
        Add("/p/linux-x64", "linux-x64", [new("PackageId", "foo"), new("Configuration", "Debug")]);
        Fails("NSDK6047", "was written with Configuration=Debug, and this project has Configuration=Release");
        Add("/p/linux-x64", "linux-x64", [new("Configuration", "Release")]);
        Fails("NSDK6047", "PackageId=(nothing)");
        Add("/p/linux-x64", "linux-arm64");
        Fails("NSDK6047", "/p/linux-x64 contains files for linux-arm64");
    }

    [Fact]
    public void RIDs_are_found_below_the_directories_of_machines()
    {
        Add("/p/osx-x64", "osx-x64");
        Add("/p/ubuntu/linux-x64", "linux-x64");
        Add("/p/win-x64/win-x64", "win-x64");
        Add("/q/linux-arm64", "linux-arm64");
        _files.With("/p/.linux-arm.1.tmp/prebuilt.json").With("/p/notes/readme.txt").With("/q/android-arm64/prebuilt.json");
        Assert.Equal(["/p/osx-x64", "/p/ubuntu/linux-x64", "/p/win-x64/win-x64", "/q/android-arm64", "/q/linux-arm64"], Find("/p", "/q"));
    }

    [Fact]
    public void A_RID_from_two_directories_is_an_error()
    {
        Add("/p/a/linux-x64", "linux-x64");
        Add("/p/b/linux-x64", "linux-x64");
        var error = Assert.Throws<NativeException>(() => Find("/p")).Diagnostic;
        Assert.Equal("NSDK6045", error.Code);
        Assert.StartsWith("The libraries for linux-x64 come from several directories: /p/a/linux-x64, /p/b/linux-x64.", Paths.Plain(error.Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/none", "does not exist or is empty")]
    [InlineData("/q", "contains no directory for a RID")]
    public void A_directory_without_RIDs_is_an_error(string folder, string found)
    {
        Add("/p/linux-x64", "linux-x64");
        _files.With("/q/a.txt");
        var error = Assert.Throws<NativeException>(() => Find("/p", folder)).Diagnostic;
        Assert.Equal("NSDK6043", error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    private IEnumerable<string> Find(params string[] roots) => new PrebuiltFolders(_files).FindOnce(roots).Select(folder => Paths.Plain(folder.Path));

    private void Add(string folder, string rid, IReadOnlyList<KeyValuePair<string, string>>? identity = null)
    {
        var content = Encoding.Latin1.GetBytes("binary");
        var manifest = new PrebuiltManifest(rid, identity ?? s_identity, "x86_64-linux-gnu.2.23", "zig 0.14.0", "System libpng.so.16\n",
            [new("native/libfoo.so", "Library", Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, "glibc 2.17", ["add", "sub"])],
            [new("Metadata", "NAME", [new("Value", "a \"b\" ü")])]);
        _files.With($"{folder}/prebuilt.json", text: manifest.Write()).With($"{folder}/native/libfoo.so", text: "binary");
    }

    private PrebuiltManifest Read(string folder) => new PrebuiltReader(s_identity, _files).Read(new(folder, Path.GetFileName(folder)));

    private void Fails(string code, string found)
    {
        var error = Assert.Throws<NativeException>(() => Read("/p/linux-x64")).Diagnostic;
        Assert.Equal(code, error.Code);
        Assert.Contains(found, error.Message.Replace('\\', '/'), StringComparison.Ordinal);
    }
}
