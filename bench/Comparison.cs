using System.Diagnostics;
using System.Globalization;

namespace Native.Bench;

/// <summary>Compares ways to do the same work, and prints rows of a Markdown table. Runs alternate, so that a change in machine load affects all of them.</summary>
internal static class Comparison
{
    /// <summary>Prints the head of the table.</summary>
    public static void PrintHead() => Console.WriteLine("| what | Native.Sdk | compared with | ratio | goal |\n|---|---|---|---|---|");

    /// <summary>Measures both sides and prints their medians. A peer that fails gets a row with its message.</summary>
    /// <param name="name">The name of the comparison.</param>
    /// <param name="rounds">The number of runs per side.</param>
    /// <param name="goal">The highest ratio that is the goal, or NaN for none.</param>
    /// <param name="ours">The measured work of the SDK.</param>
    /// <param name="theirs">The measured work of the peer.</param>
    /// <param name="prepare">Work before each run, which is not measured.</param>
    public static void Run(string name, int rounds, double goal, Action ours, Action theirs, Action? prepare = null)
    {
        try
        {
            prepare?.Invoke();
            theirs();
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            PrintFailure(name, exception);
            return;
        }

        var medians = Medians(rounds, (ours, prepare), (theirs, prepare));
        Print(name, medians[0], medians[1], goal);
    }

    /// <summary>Prints a row with two times in seconds.</summary>
    public static void Print(string name, double ours, double theirs, double goal) => Print(name, Time(ours), Time(theirs), ours / theirs, goal);

    /// <summary>Prints a row.</summary>
    public static void Print(string name, string ours, string theirs, double ratio, double goal) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {ours} | {theirs} | {ratio:0.00} | {(double.IsNaN(goal) ? "" : goal.ToString("0.00", CultureInfo.InvariantCulture))}{(ratio > goal ? ", missed" : "")} |"));

    /// <summary>Prints a row for work that failed.</summary>
    public static void PrintFailure(string name, Exception exception)
    {
        // The exception of a program that does not exist has the one of the operating system inside.
        var lines = exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = exception.InnerException is System.ComponentModel.Win32Exception
            ? "not installed"
            : $"failed: {(lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines[^1]).Replace('|', '/')}";
        Console.WriteLine($"| {name} | | {reason} | | |");
    }

    /// <summary>Returns <c>true</c> if a program failed or does not exist.</summary>
    public static bool IsFailure(Exception exception) => exception is InvalidOperationException or System.ComponentModel.Win32Exception;

    /// <summary>Returns a time as text: seconds, or milliseconds below 0.1 s.</summary>
    public static string Time(double seconds) => seconds < 0.1
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s");

    /// <summary>Runs all sides alternately and returns the median time of each.</summary>
    public static double[] Medians(int rounds, params (Action Work, Action? Prepare)[] sides)
    {
        var times = Array.ConvertAll(sides, _ => new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            for (var side = 0; side < sides.Length; side++)
                times[side].Add(Seconds(sides[side].Work, sides[side].Prepare));
        }

        return Array.ConvertAll(times, Median);
    }

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
