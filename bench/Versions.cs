using System.Runtime.InteropServices;
using TestKit;

namespace Native.Bench;

/// <summary>Prints what was measured with what.</summary>
internal static class Versions
{
    public static void Print()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, load before the run {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        foreach (var (program, arguments) in new[] { ("dotnet", "--version"), (Repository.Zig, "version"), ("cmake", "--version"), ("ninja", "--version"), ("clang-19", "--version"), ("bindgen", "--version") })
            Console.WriteLine($"- {Path.GetFileName(program)}: {Of(program, arguments)}");
        Console.WriteLine();
    }

    private static string Of(string program, string arguments)
    {
        try
        {
            return Tool.Run(program, [arguments]).Succeeds().Split('\n')[0];
        }
        catch (Exception exception) when (Comparison.IsFailure(exception))
        {
            return "not installed";
        }
    }
}
