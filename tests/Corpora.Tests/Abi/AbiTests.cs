using System.Text.RegularExpressions;

namespace Corpora.Tests.Abi;

/// <summary>
/// Calls what was generated. C that the same compiler compiled says what is right: a value that another register or another
/// place on the stack carries shows only when a program runs.
/// </summary>
public sealed partial class AbiTests : IDisposable
{
    private static readonly string[] s_rids = ["linux-x64", "linux-arm64", "win-x64"];
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void What_C_receives_is_what_CSharp_passes()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_SEED"), out var given) ? given : 2026;
        _test.Keep = Environment.GetEnvironmentVariable("NATIVE_SDK_KEEP") == "1";
        var corpus = new AbiCorpus(seed);
        WriteProject(corpus);
        var bindings = _test.NativeBuild("abi").Succeeds();
        var isBound = BoundCalls(corpus, bindings);
        _test.Write("abi/Program.cs", corpus.Program(isBound));
        foreach (var rid in s_rids)
        {
            _test.Dotnet("abi", "publish", "-r", rid, "--self-contained", "-o", _test[$"out/{rid}"]).Succeeds();
            Compare(corpus, isBound, rid, $"seed {seed}");
        }
    }

    private void WriteProject(AbiCorpus corpus)
    {
        _test.Write("abi/native/abi.h", corpus.Header());
        _test.Write("abi/native/abi.c", corpus.Source());
        _test.Write("abi/abi.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <AssemblyName>app</AssemblyName>
                <Configuration>Release</Configuration>
                <NativeLibraryName>abi</NativeLibraryName>
                <NativeRuntimeIdentifiers>{string.Join(';', s_rids)}</NativeRuntimeIdentifiers>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <NativeBindings Include="native/abi.h" Namespace="Abi" Block="*_impl" Variadics="{corpus.Variadics}" Macros="{corpus.Macros}" Spans="{AbiFriendly.Spans}" />
              </ItemGroup>
            </Project>
            """);
    }

    // What is refused must say so, and must have a shape that C# does not have.
    private Predicate<AbiCall> BoundCalls(AbiCorpus corpus, BuildResult bindings)
    {
        var refused = Refusal().Matches(bindings.Output).Select(match => (Name: match.Groups["name"].Value, Message: match.Value)).ToList();
        var text = _test.Read(Directory.GetFiles(_test["abi/obj"], "abi.h.g.cs", SearchOption.AllDirectories)[0]);
        var untyped = corpus.Calls.Where(call => call.Kind is "callback" or "pointer" or "table" && !IsTyped(call, text)).Select(call => call.Name).ToList();
        var wrong = refused.Where(pair => corpus.Calls.FirstOrDefault(call => call.Name == pair.Name) is not { IsPlain: false }).Select(pair => pair.Message)
            .Concat(corpus.Calls.Where(call => call.IsPlain && untyped.Contains(call.Name)).Select(call => $"{call.Name} has a void* for its function: {call.Header}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        return call => !untyped.Contains(call.Name) && !refused.Exists(pair => pair.Name == call.Name);
    }

    private static bool IsTyped(AbiCall call, string text) => call.Kind == "table"
        ? Regex.IsMatch(text, $@"struct table{call.Name[1..]}\s*\{{\s*public delegate\*")
        : Regex.IsMatch(text, $@"extern (delegate\*[^\n]*|ulong) {call.Name}\((delegate\*|\))");

    private void Compare(AbiCorpus corpus, Predicate<AbiCall> isBound, string rid, string seed)
    {
        var windows = rid.StartsWith("win", StringComparison.Ordinal);
        var result = Foreign.Run(rid, _test[$"out/{rid}/app{(windows ? ".exe" : "")}"]);
        var lines = result.StandardOutput.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode == 0 && lines.LastOrDefault() == "done", $"{rid}, {seed}: exit code {result.ExitCode} after {lines.LastOrDefault()}\n{result.Error}");
        var calls = lines[..^1].Select(line => line.Split(' ')).ToList();
        var wrong = calls.Where(call => call[2] != call[3]).Select(call => $"{rid}, {seed}: {string.Join(' ', call)}: {corpus.Calls.First(other => other.Name == call[1]).Header}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {calls.Count} are wrong:\n{string.Concat(wrong.Take(20))}");
        Assert.Equal(corpus.Calls.Count(call => isBound(call)), calls.Count);
        Assert.InRange(calls.DistinctBy(call => call[1]).Count(), 500, 5000);
        Assert.All(corpus.Calls.Select(call => call.Kind).Distinct(), kind => Assert.InRange(calls.Count(call => call[0] == kind), 8, 5000));
    }

    [GeneratedRegex(@"warning NSDK40\d\d: '(?<name>[^']+)'[^\n]*")]
    private static partial Regex Refusal();
}
