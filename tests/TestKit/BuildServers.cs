using System.Collections.Concurrent;
using System.Globalization;

namespace TestKit;

/// <summary>
/// MSBuild servers for tests, one per test that runs at the same time: MSBuild, NuGet and the SDKs are loaded and compiled once,
/// which takes most of the time of a small build.
/// </summary>
internal static class BuildServers
{
    private static readonly ConcurrentBag<int> s_free = [];
    private static int s_count;

    /// <summary>Takes the number of a server that no other test uses.</summary>
    public static int Take() => s_free.TryTake(out var number) ? number : Interlocked.Increment(ref s_count);

    /// <summary>Returns a server.</summary>
    public static void Return(int number) => s_free.Add(number);

    /// <summary>The environment of a <c>dotnet</c> that builds with a server; if the server is busy, a build runs in its own process.</summary>
    public static IReadOnlyDictionary<string, string?> Variables(int number) => new Dictionary<string, string?>
    {
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
        // The dotnet process that runs the tests sets both, because it builds without a server.
        ["MSBUILDUSESERVER"] = "1",
        ["MSBUILDENSURESTDOUTFORTASKPROCESSES"] = null,
        ["MSBUILDDISABLENODEREUSE"] = null,
        // A server accepts only clients with the same salt.
        ["MSBUILDNODEHANDSHAKESALT"] = $"native-sdk-tests-{Environment.ProcessId}-{number.ToString(CultureInfo.InvariantCulture)}",
        // The server ends soon after the last test.
        ["MSBUILDNODECONNECTIONTIMEOUT"] = "30000",
    };
}
