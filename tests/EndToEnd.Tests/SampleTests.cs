using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>Every sample, run from the packed SDK in a clean directory.</summary>
public sealed class SampleTests : IDisposable
{
    private const string NodeAddon = "napi-addon";

    private readonly TestFolder _test = new();

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(folder => Path.GetFileName(folder)).Where(name => name != NodeAddon).Order(StringComparer.Ordinal)];

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Runs_and_prints_the_expected_text(string sample)
    {
        Copy(sample);
        Assert.Equal(_test.Read($"{sample}/expected.txt"), _test.Dotnet(App(sample), "run").Succeeds().Output);
        var again = _test.Dotnet(App(sample), "build", "--no-restore").Succeeds();
        Assert.Empty(again.Codes);
        Assert.False(again.RanTasks, again.Output);
    }

    // The test runs for the host only, because no NativeAOT cross-compiler is installed.
    [Fact]
    public void A_Node_js_add_on_runs_in_node_and_calls_the_functions_that_node_exports()
    {
        Runs_and_prints_the_expected_text(NodeAddon);
        var info = _test.Dotnet(NodeAddon, "msbuild", "-t:NativeInfo").Succeeds().Output;
        Assert.Contains("""node_api.h, with [DllImport("node")]""", info);
        Assert.DoesNotContain("not built yet", info);
        var addon = Assert.Single(Directory.GetFiles(_test[$"{NodeAddon}/bin"], "*.node", SearchOption.AllDirectories));
        var symbols = Regex.Matches(Tool.Run("llvm-nm", ["-D", addon]).Succeeds(), @"[A-Z] napi_\w+").Select(match => match.Value);
        Assert.Equal(["T napi_register_module_v1", "U napi_create_string_utf8", "U napi_set_named_property", "U napi_throw_error"], symbols.Order(StringComparer.Ordinal));
    }

    private void Copy(string sample) => _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);

    private string App(string sample) => Directory.Exists(_test[$"{sample}/App"]) ? $"{sample}/App" : sample;
}
