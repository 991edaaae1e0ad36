using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>The output in a terminal, where MSBuild's terminal logger shows no messages of tasks and targets.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_native_part_and_the_runtime_that_zig_builds_are_shown()
    {
        // An empty cache, as on a new machine. The runtime for musl is the fastest to build.
        _test.Variables["ZIG_GLOBAL_CACHE_DIR"] = _test["cache"];
        var shown = Shown("dotnet msbuild -t:NativeBuild -p:RuntimeIdentifier=linux-musl-x64");
        Assert.Single(Once().Matches(shown));
        Assert.Single(Compiled().Matches(shown));
        Assert.True(Once().Match(shown).Index < Compiled().Match(shown).Index);
        Assert.DoesNotContain("native succeeded", Shown("dotnet msbuild -t:NativeBuild -p:RuntimeIdentifier=linux-musl-x64"));
    }

    [Theory]
    [InlineData("dotnet build -t:NativeInfo")]
    [InlineData("dotnet msbuild -t:NativeInfo -v:n")]
    [InlineData("dotnet msbuild -t:NativeInfo -v:d")]
    [InlineData("dotnet msbuild -t:NativeInfo -tl:off")]
    public void NativeInfo_is_shown_once(string command)
    {
        var shown = Shown(command);
        Assert.Single(PInvoke().Matches(shown));
        Assert.Contains("zig 0.14.0", shown);
    }

    private string Shown(string command) => Terminal.Run(command, _test["lib"], _test.Variables).Succeeds();

    [GeneratedRegex(@"lib: zig 0\.14\.0\S* builds its C runtime for linux-musl-x64 once")]
    private static partial Regex Once();

    [GeneratedRegex(@"lib: compiled 1 of 1 native files and linked liblib\.so for linux-musl-x64")]
    private static partial Regex Compiled();

    [GeneratedRegex(@"P/Invoke     \[DllImport\(""lib""\)\]")]
    private static partial Regex PInvoke();
}
