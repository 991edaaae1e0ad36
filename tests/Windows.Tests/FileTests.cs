namespace Windows.Tests;

/// <summary>Files that are read-only, or that another program, such as an antivirus program, has open.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_source_and_a_header_can_be_read_only()
    {
        foreach (var name in new[] { "lib/native/lib_add.c", "lib/native/lib_add.h" })
            File.SetUnixFileMode(_test[name], UnixFileMode.UserRead);
        Assert.Equal("lib_add.c", _test.NativeBuild("lib").Succeeds().CompiledNames);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Fact]
    public async Task An_output_that_is_open_for_a_moment_is_replaced()
    {
        _test.NativeBuild("lib").Succeeds();
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a - b; }\n");
        var held = Holder.Hold(_test, SmallProject.Built("lib.dll", "win-x64"));
        var build = Task.Run(() => _test.NativeBuild("lib"));
        // The linker has written the new file, and moving it fails.
        Waiting.Until(() => Directory.Exists(_test[SmallProject.Built("tmp", "win-x64")]) && Directory.GetFiles(_test[SmallProject.Built("tmp", "win-x64")], "lib.dll").Length > 0);
        held.Dispose();
        Assert.Equal(["lib.dll"], (await build).Succeeds().Linked);
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Fact]
    public void An_output_that_remains_open_is_an_error_and_the_next_build_creates_it()
    {
        _test.NativeBuild("lib").Succeeds();
        var before = File.ReadAllBytes(_test[SmallProject.Built("lib.dll", "win-x64")]);
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a - b; }\n");
        using (Holder.Hold(_test, SmallProject.Built("lib.dll", "win-x64")))
        {
            Assert.Equal(["NSDK2040"], _test.NativeBuild("lib").Fails().Codes);
            Assert.Equal(before, File.ReadAllBytes(_test[SmallProject.Built("lib.dll", "win-x64")]));
        }

        Assert.Equal(["lib.dll"], _test.NativeBuild("lib").Succeeds().Linked);
        Assert.NotEqual(before, File.ReadAllBytes(_test[SmallProject.Built("lib.dll", "win-x64")]));
    }
}
