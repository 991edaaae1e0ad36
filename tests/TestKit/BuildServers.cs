using System.Collections.Concurrent;
using System.Globalization;

namespace TestKit;

/// <summary>
/// MSBuild servers that tests build with, one for each test that runs at the same time: MSBuild, NuGet and the SDKs are loaded and compiled once,
/// which takes most of the time of a small build.
/// </summary>
internal static class BuildServers
{
    private static readonly ConcurrentBag<int> s_free = [];
    private static int s_count;

    /// <summary>The number of a server that nobody uses.</summary>
    public static int Take() => s_free.TryTake(out var number) ? number : Interlocked.Increment(ref s_count);

    /// <summary>Gives a server back.</summary>
    public static void Return(int number) => s_free.Add(number);

    /// <summary>The environment of <c>dotnet</c> that builds with a server; a build that finds it busy builds by itself.</summary>
    public static IReadOnlyDictionary<string, string?> Variables(int number) => new Dictionary<string, string?>
    {
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
        // The dotnet that runs the tests has set both: without a server is how it builds itself.
        ["MSBUILDUSESERVER"] = "1",
        ["MSBUILDENSURESTDOUTFORTASKPROCESSES"] = null,
        ["MSBUILDDISABLENODEREUSE"] = null,
        // A server answers those alone that start with the same salt.
        ["MSBUILDNODEHANDSHAKESALT"] = $"native-sdk-tests-{Environment.ProcessId}-{number.ToString(CultureInfo.InvariantCulture)}",
        // It ends soon after the last test.
        ["MSBUILDNODECONNECTIONTIMEOUT"] = "30000",
    };
}
