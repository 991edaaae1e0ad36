using System.Diagnostics;
using System.Text;

/// <summary>
/// What the program of a test assembly does if a test starts it: the same on every system, whose shells and tools differ. The arguments are steps, each
/// a word that some values follow.
/// </summary>
internal static class Steps
{
    /// <summary>The program to start, which is dotnet.</summary>
    public static string Program { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The arguments of the program for these steps.</summary>
    public static string[] Arguments(params string[] steps) => [typeof(Steps).Assembly.Location, "steps", .. steps];

    /// <summary>Takes the steps, and returns the exit code.</summary>
    public static int Take(string[] steps)
    {
        using Stream output = Console.OpenStandardOutput(), error = Console.OpenStandardError();
        FileStream? locked = null;
        var words = new Queue<string>(steps);
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "out": output.Write(Encoding.UTF8.GetBytes(words.Dequeue())); break;
                case "err": error.Write(Encoding.UTF8.GetBytes(words.Dequeue())); break;
                case "bytes": output.Write(Convert.FromHexString(words.Dequeue())); break;
                case "fill":
                    var length = int.Parse(words.Dequeue());
                    output.Write(Encoding.UTF8.GetBytes(new string('x', length)));
                    error.Write(Encoding.UTF8.GetBytes(new string('y', length)));
                    break;
                case "variable": output.Write(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(words.Dequeue()) ?? "none")); break;
                case "read": Console.OpenStandardInput().CopyTo(Stream.Null); break;
                // As File.Open locks it: until the process ends.
                case "lock": locked = File.Open(words.Dequeue(), FileMode.Open, FileAccess.ReadWrite, FileShare.None); break;
                case "sleep": Thread.Sleep(TimeSpan.FromMinutes(10)); break;
                case "pid": WriteId(Environment.ProcessId, words.Dequeue()); break;
                // A child that has the output streams of this process, and does not end.
                case "child":
                    using (var child = Process.Start(new ProcessStartInfo(Program, Arguments("sleep")))!)
                        WriteId(child.Id, words.Dequeue());
                    break;
                case "exit": return int.Parse(words.Dequeue());
                default: output.Write(Encoding.UTF8.GetBytes(word + '\0')); break;
            }
        }

        locked?.Dispose();
        return 0;
    }

    // The file never has a part of the number.
    private static void WriteId(int id, string file)
    {
        File.WriteAllText(file + ".tmp", $"{id}");
        File.Move(file + ".tmp", file);
    }
}
