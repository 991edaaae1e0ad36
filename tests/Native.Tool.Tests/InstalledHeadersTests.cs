using Native.Execution;

namespace Native.Tool.Tests;

public sealed class InstalledHeadersTests
{
    [Theory]
    // A directory that CMake reports.
    [InlineData("/s/include/foo/foo.h", "include/foo/foo.h", "/s/include", "foo/foo.h", "")]
    // A directory that CMake does not report, in the sources and in the build tree.
    [InlineData("/s/include/foo/foo.h", "include/foo/foo.h", "", "foo/foo.h", "/s/include")]
    [InlineData("/b/gen/conf.h", "/usr/local/include/conf.h", "", "conf.h", "/b/gen")]
    // A header that gets a directory only when it is installed, also if the sources have its name.
    [InlineData("/s/foo.h", "include/foo/foo.h", "", "foo.h", "/s")]
    [InlineData("/s/lib/foo.h", "include/foo/foo.h", "/s", "lib/foo.h", "")]
    [InlineData("/x/s/s.h", "include/s/s.h", "", "s.h", "/x/s")]
    public void A_header_has_the_name_that_its_include_directory_gives(string source, string destination, string known, string name, string added)
    {
        var roots = source.StartsWith("/x", StringComparison.Ordinal) ? (string[])["/x/s", "/b"] : ["/s", "/b"];
        var headers = new InstalledHeaders([new(source, destination)], known.Length > 0 ? [known] : [], roots);
        Assert.Equal(name, Assert.Single(headers.Found).Name);
        Assert.Equal(added, string.Join(';', headers.Added));
    }

    [Fact]
    public void The_reply_of_CMake_lists_files_and_directories()
    {
        using var folder = new TestFolder();
        folder.Write("s/inc/a.h", "");
        folder.Write("s/inc/sub/b.h", "");
        folder.Write("r/index-1.json", """{ "reply": { "codemodel-v2": { "jsonFile": "model.json" } } }""");
        folder.Write("r/model.json", $$"""{ "paths": { "source": "{{folder["s"].Replace('\\', '/')}}" }, "configurations": [ { "directories": [ { "jsonFile": "d.json" }, { "source": "." } ] } ] }""");
        folder.Write("r/d.json", """
            { "installers": [
              { "type": "file", "destination": "include/x", "paths": [ "c.h", { "from": "d.h.in", "to": "d.h" } ] },
              { "type": "directory", "destination": "include", "paths": [ { "from": "inc", "to": "." } ] },
              { "type": "target", "destination": "lib", "paths": [ "libx.a" ] },
              { "type": "code" } ] }
            """);
        var found = InstalledFiles.Read(folder["r/index-1.json"], new DiskFileReader());
        Assert.Equal(["a.h", "sub/b.h", "x/c.h", "x/d.h"], found.Select(file => file.IncludeName).Order());
    }
}
