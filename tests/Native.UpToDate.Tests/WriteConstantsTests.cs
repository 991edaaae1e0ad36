using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class WriteConstantsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-constants-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_with_the_same_text_keeps_its_timestamp_and_another_name_is_written()
    {
        var path = Path.Combine(_folder, "obj", "NativeConstants.g.cs");
        Write(path, "foo");
        var time = new DateTime(1985, 10, 26, 8, 15, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);
        Write(path, "foo");
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));
        Write(path, "bar");
        Assert.Contains("LibraryName = \"bar\";", File.ReadAllText(path));
        Assert.Contains("namespace a_b\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_coded_error()
    {
        var engine = new FakeBuildEngine();
        File.WriteAllText(Path.Combine(_folder, "obj"), "");
        var task = new WriteConstants { BuildEngine = engine, File = Path.Combine(_folder, "obj", "NativeConstants.g.cs"), LibraryName = "foo" };
        Assert.False(task.Execute());
        Assert.Equal("NSDK2040", Assert.Single(engine.Errors).Code);
    }

    private static void Write(string path, string libraryName) => Assert.True(new WriteConstants { File = path, RootNamespace = "a-b", LibraryName = libraryName }.Execute());
}
