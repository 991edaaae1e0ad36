using System.Globalization;
using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures a call of a C function through generated C#, compared with a hand-written DllImport of blittable types, and the memory that the
/// overload for strings allocates.
/// </summary>
internal static class Calls
{
    public static void Run()
    {
        using var folder = new TestFolder("bench");
        folder.Write("calls/calls.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><AllowUnsafeBlocks>true</AllowUnsafeBlocks><ImplicitUsings>enable</ImplicitUsings><TieredCompilation>false</TieredCompilation>
              </PropertyGroup>
              <ItemGroup><NativeBindings Include="native/calls.h" /></ItemGroup>
            </Project>
            """);
        folder.Write("calls/native/calls.h", "#include <stddef.h>\nint calls_add(int a, int b);\nsize_t calls_length(const char *text);\n");
        folder.Write("calls/native/calls.c", "#include <string.h>\n#include \"calls.h\"\nint calls_add(int a, int b) { return a + b; }\nsize_t calls_length(const char *text) { return strlen(text); }\n");
        folder.Write("calls/Program.cs", """
            using System.Diagnostics;
            using System.Globalization;
            using System.Runtime.InteropServices;
            using calls;

            const int Count = 50_000_000;
            List<double> generated = [], written = [];
            for (var round = 0; round < 9; round++)
            {
                generated.Add(Time(Generated));
                written.Add(Time(Written));
            }

            var text = new string('x', 255);
            NativeMethods.calls_length(text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                NativeMethods.calls_length(text);
            var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
            generated.Sort();
            written.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{generated[4]} {written[4]} {bytes}"));

            static double Time(Func<int> calls)
            {
                var clock = Stopwatch.StartNew();
                calls();
                return clock.Elapsed.TotalSeconds / Count;
            }

            static int Generated()
            {
                var sum = 0;
                for (var i = 0; i < Count; i++)
                    sum = NativeMethods.calls_add(sum, i);
                return sum;
            }

            static int Written()
            {
                var sum = 0;
                for (var i = 0; i < Count; i++)
                    sum = ByHand.Add(sum, i);
                return sum;
            }

            internal static class ByHand
            {
                [DllImport("calls.Native", EntryPoint = "calls_add")]
                public static extern int Add(int a, int b);
            }
            """);
        var output = Tool.Run("dotnet", ["run", "-c", "Release"], folder["calls"], folder.Variables).Succeeds();
        var parts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        Comparison.Print("a call of a C function through generated C#", Nanoseconds(parts[0]), $"{Nanoseconds(parts[1])} by hand", parts[0] / parts[1], 1.02);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| bytes that the overload for a string of 255 characters allocates | {parts[2]} | | | 0 |"));
    }

    private static string Nanoseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9:0.00} ns");
}
