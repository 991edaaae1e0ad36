using System.Diagnostics;

namespace Windows.Tests;

/// <summary>Waits for other processes.</summary>
internal static class Waiting
{
    /// <summary>Waits until a condition is true, at most one minute.</summary>
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
