using System.Diagnostics;
using System.Globalization;

namespace Native.Bench;

/// <summary>Compares two ways to do the same work. Runs alternate, so that a change in machine load affects both.</summary>
internal static class Comparison
{
    /// <summary>Prints both medians and their ratio.</summary>
    /// <param name="name">The name of the comparison.</param>
    /// <param name="rounds">The number of runs per side.</param>
    /// <param name="limit">The highest accepted ratio, or NaN for no limit.</param>
    /// <param name="ours">The measured work of the SDK.</param>
    /// <param name="theirs">The measured work of the other tool.</param>
    /// <param name="prepare">Work before each run, which is not measured.</param>
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

    /// <summary>Prints one line of the table.</summary>
    public static void Print(string name, double ours, double theirs, double limit)
    {
        var ratio = ours / theirs;
        var promise = double.IsNaN(limit) ? "" : string.Create(
            CultureInfo.InvariantCulture, $" (at most {limit:0.00}){(ratio <= limit ? "" : "  MISSED")}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44} {ours,8:0.000} s {theirs,8:0.000} s   ratio {ratio:0.00}{promise}"));
    }

    /// <summary>Returns the median time of several runs.</summary>
    public static double MedianSeconds(int rounds, Action action, Action? prepare = null) =>
        Median([.. Enumerable.Range(0, rounds).Select(_ => Seconds(action, prepare))]);

    /// <summary>Returns the time of one run.</summary>
    public static double Seconds(Action action, Action? prepare = null)
    {
        prepare?.Invoke();
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Sorts <paramref name="values"/> and returns the median.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
