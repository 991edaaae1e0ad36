using System.Diagnostics;
using System.Globalization;

namespace Native.Bench;

/// <summary>Two ways to do the same, run in turn so that the machine's moods meet both.</summary>
internal static class Comparison
{
    /// <summary>Prints the medians and ours divided by theirs.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="rounds">How often each side runs.</param>
    /// <param name="limit">The ratio that is promised, or NaN where none is.</param>
    /// <param name="ours">Our side; measured.</param>
    /// <param name="theirs">The other side; measured.</param>
    /// <param name="prepare">Before each side; not measured.</param>
    public static void Run(string name, int rounds, double limit, Action ours, Action theirs, Action? prepare = null)
    {
        List<double> left = [], right = [];
        for (var i = 0; i < rounds; i++)
        {
            left.Add(Seconds(ours, prepare));
            right.Add(Seconds(theirs, prepare));
        }

        var (mine, other) = (Median(left), Median(right));
        Print(name, mine, other, limit);
    }

    /// <summary>One line of the table.</summary>
    public static void Print(string name, double ours, double theirs, double limit)
    {
        var ratio = ours / theirs;
        var promise = double.IsNaN(limit) ? "" : string.Create(
            CultureInfo.InvariantCulture, $" (at most {limit:0.00}){(ratio <= limit ? "" : "  MISSED")}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44} {ours,8:0.000} s {theirs,8:0.000} s   ratio {ratio:0.00}{promise}"));
    }

    /// <summary>The middle of several runs of one side.</summary>
    public static double MedianSeconds(int rounds, Action action, Action? prepare = null) =>
        Median([.. Enumerable.Range(0, rounds).Select(_ => Seconds(action, prepare))]);

    /// <summary>One run of one side.</summary>
    public static double Seconds(Action action, Action? prepare = null)
    {
        prepare?.Invoke();
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>The middle of <paramref name="values"/>, which are sorted.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
