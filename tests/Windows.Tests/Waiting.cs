using System.Diagnostics;

namespace Windows.Tests;

/// <summary>Waits for what other processes do.</summary>
internal static class Waiting
{
    /// <summary>Until something is so; a minute at most.</summary>
    public static void Until(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "It did not happen within a minute.");
            Thread.Sleep(50);
        }
    }
}
