using System.Text.RegularExpressions;

namespace Corpora.Tests.Abi;

/// <summary>
/// A project with the corpus of a seed: 2026, or the value of the variable <c>NATIVE_SDK_SEED</c>. Its bindings are generated once for
/// all RIDs, and the program calls every bound function.
/// </summary>
public sealed partial class AbiProject : IDisposable
{
    private readonly TestFolder _test = new();
    private readonly AbiCorpus _corpus;
    private readonly HashSet<string> _missing;

    public AbiProject()
    {
        Seed = int.TryParse(Environment.GetEnvironmentVariable("NATIVE_SDK_SEED"), out var seed) ? seed : 2026;
        _corpus = new AbiCorpus(Seed);
        _test.Write("abi/native/abi.h", _corpus.Header());
        _test.Write("abi/native/abi.c", _corpus.Source());
        _test.Write("abi/abi.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <AssemblyName>app</AssemblyName>
                <Configuration>Release</Configuration>
                <NativeLibraryName>abi</NativeLibraryName>
                <NativeRuntimeIdentifiers>linux-x64;linux-arm64;win-x64</NativeRuntimeIdentifiers>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <NativeBindings Include="native/abi.h" Namespace="Abi" Block="*_impl" Variadics="{_corpus.Variadics}" Macros="{_corpus.Macros}" Spans="{AbiFriendly.Spans}" />
              </ItemGroup>
            </Project>
            """);
        var build = _test.NativeBuild("abi").Succeeds();
        Refused = [.. RefusedLine().Matches(build.Output).DistinctBy(match => match.Groups["name"].Value)
            .Select(match => (_corpus.Calls.FirstOrDefault(call => call.Name == match.Groups["name"].Value), match.Value))];
        var text = _test.Read(Directory.GetFiles(_test["abi/obj"], "abi.h.g.cs", SearchOption.AllDirectories)[0]);
        Untyped = [.. _corpus.Calls.Where(call => call.Kind is "callback" or "pointer" or "table" && !HasFunctionPointer(call, text))];
        _missing = [.. Refused.Select(pair => pair.Call?.Name ?? ""), .. Untyped.Select(call => call.Name)];
        _test.Write("abi/Program.cs", _corpus.Program(IsBound));
    }

    /// <summary>The seed that determines the corpus.</summary>
    public int Seed { get; }

    /// <summary>The calls that a warning reports as unsupported; null for a warning about something else.</summary>
    internal IReadOnlyList<(AbiCall? Call, string Message)> Refused { get; }

    /// <summary>Calls through function pointers that are <c>void*</c> in C#.</summary>
    internal IReadOnlyList<AbiCall> Untyped { get; }

    /// <summary>The calls that the program makes.</summary>
    internal IReadOnlyList<AbiCall> Bound => [.. _corpus.Calls.Where(call => IsBound(call))];

    public void Dispose() => _test.Dispose();

    /// <summary>Publishes the program for a RID, and runs it.</summary>
    public ToolResult Run(string rid)
    {
        var output = _test[$"out/{rid}"];
        _test.Dotnet("abi", "publish", "-r", rid, "--self-contained", "-o", output).Succeeds();
        return Foreign.Run(rid, Path.Combine(output, rid.StartsWith("win", StringComparison.Ordinal) ? "app.exe" : "app"));
    }

    private bool IsBound(AbiCall call) => !_missing.Contains(call.Name);

    private static bool HasFunctionPointer(AbiCall call, string text) => call.Kind == "table"
        ? Regex.IsMatch(text, $@"struct table{call.Name[1..]}\s*\{{\s*public delegate\*")
        : Regex.IsMatch(text, $@"extern (delegate\*[^\n]*|ulong) {call.Name}\((delegate\*|\))");

    [GeneratedRegex(@"warning NSDK40\d\d: '(?<name>[^']+)'[^\n]*")]
    private static partial Regex RefusedLine();
}
