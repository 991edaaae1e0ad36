namespace Windows.Tests;

/// <summary>A Windows program that keeps a file open; <c>holder.c</c>.</summary>
internal static class Holder
{
    private static readonly Lazy<string> s_program = new(Build);

    /// <summary>Keeps a file open, as an antivirus program does, until the result is disposed.</summary>
    public static Held Hold(TestFolder test, string file)
    {
        var (ready, go) = (test[$"ready-{Guid.NewGuid():N}"], test[$"go-{Guid.NewGuid():N}"]);
        var program = Tool.Start(WineHost.Wine[0],
            [.. WineHost.Wine.Skip(1), s_program.Value, WindowsPath.Of(test[file]), WindowsPath.Of(ready), WindowsPath.Of(go)], test.Root, test.Variables);
        Waiting.Until(() => File.Exists(ready));
        return new(program, go);
    }

    private static string Build()
    {
        var program = Path.Combine(WinePrefix.Folder, "holder.exe");
        var source = Path.Combine(Repository.Root, "tests", "Windows.Tests", "holder.c");
        Tool.Run(Repository.Zig, ["cc", "-target", "x86_64-windows-gnu", "-municode", "-s", source, "-o", program],
            environment: new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") }).Succeeds();
        return program;
    }

    /// <summary>A file that a process has open.</summary>
    public sealed class Held(RunningTool program, string go) : IDisposable
    {
        /// <summary>Closes the file, and waits until it is closed.</summary>
        public void Dispose()
        {
            File.WriteAllText(go, "");
            Assert.Equal(0, program.ExitCode);
            program.Dispose();
        }
    }
}
