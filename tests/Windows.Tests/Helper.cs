namespace Windows.Tests;

/// <summary>A program of Windows that does what tests need another process for; <c>helper.c</c>.</summary>
internal static class Helper
{
    private static readonly Lazy<string> s_program = new(Build);

    /// <summary>Has a file open, as an antivirus has, until the result is disposed of.</summary>
    public static Held Hold(TestFolder test, string file)
    {
        var (ready, go) = (test[$"ready-{Guid.NewGuid():N}"], test[$"go-{Guid.NewGuid():N}"]);
        var program = Start(test, "hold", WindowsPath.Of(test[file]), WindowsPath.Of(ready), WindowsPath.Of(go));
        Waiting.Until(() => File.Exists(ready));
        return new(program, go);
    }

    /// <summary>Starts <c>dotnet</c> in a console; Ctrl+C is pressed when <paramref name="go"/> exists.</summary>
    public static RunningTool Interruptible(TestFolder test, string go, params string[] arguments) =>
        Start(test, ["interrupt", WindowsPath.Of(go), WindowsPath.Of(WineHost.Instance.Dotnet[^1]), .. arguments]);

    private static RunningTool Start(TestFolder test, params string[] arguments) =>
        Tool.Start(WineHost.Wine[0], [.. WineHost.Wine.Skip(1), s_program.Value, .. arguments], test.Root, test.Variables);

    private static string Build()
    {
        var program = Path.Combine(WineHost.Folder, "helper.exe");
        var source = Path.Combine(Repository.Root, "tests", "Windows.Tests", "helper.c");
        Tool.Run(Repository.Zig, ["cc", "-target", "x86_64-windows-gnu", "-municode", "-O1", source, "-o", program],
            environment: new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") }).Succeeds();
        return program;
    }

    /// <summary>A file that a process has open.</summary>
    public sealed class Held(RunningTool program, string go) : IDisposable
    {
        /// <summary>Lets go of it, and waits for that.</summary>
        public void Dispose()
        {
            File.WriteAllText(go, "");
            Assert.Equal(0, program.ExitCode);
            program.Dispose();
        }
    }
}
