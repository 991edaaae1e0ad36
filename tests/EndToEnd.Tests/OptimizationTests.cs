using Native.Core.Command;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace EndToEnd.Tests;

/// <summary>Compares the command line with which the SDK starts zig's compiler with the command line of zig's own clang.</summary>
public sealed class OptimizationTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    public void The_compiler_gets_the_same_arguments_as_from_clang(string rid)
    {
        _test.Write("a.c", "int a;\n");
        var target = NativeTarget.Parse(rid);
        var triple = target.ZigTriple(null, null);
        var clangTriple = target.IsMacOS ? $"{target.Architecture.Zig}-apple-macosx13" : $"{target.Architecture.Zig}-{target.ZigAbi}";
        var differences = new List<string>();
        foreach (var level in new[] { "-O1", "-O3", "-Oz", "-Og", "-Ofast", "-O2 -fno-omit-frame-pointer", "-O3 -Xclang -O1" })
        {
            var words = level.Split(' ');
            var ours = Decisive(["cc", "-target", triple, .. ZigOptimization.Words(words, target), .. words]);
            var theirs = Decisive(["clang", $"--target={clangTriple}", .. words]);
            if (ours != theirs)
                differences.Add($"{level}: {ours} and not {theirs}");
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void The_optimization_level_also_reaches_the_reused_command_line_and_CMake_projects()
    {
        using var test = SmallProject.Library("""
            <PropertyGroup><NativeOptimization>3</NativeOptimization></PropertyGroup>
            <ItemGroup>
              <NativeCMakeProject Include="cm" />
            </ItemGroup>
            """);
        // More files than cores, so that the build queries the command line from zig.
        for (var i = 0; i <= Environment.ProcessorCount + 2; i++)
            test.Write($"lib/native/f{i}.c", $"{Asks}int f{i}(void) {{ return SIZED; }}\n");
        test.Write("lib/cm/CMakeLists.txt", "cmake_minimum_required(VERSION 3.19)\nproject(cm C)\nset(CMAKE_C_FLAGS_RELEASE \"-O1\")\nset(CMAKE_C_FLAGS_DEBUG \"-Oz\")\nadd_library(cm STATIC cm.c)\n");
        test.Write("lib/cm/cm.c", "int cm(void) { return 1; }\n");
        var compilations = test.NativeBuild("lib").Succeeds().Log.Messages.Where(line => line.Contains(".c", StringComparison.Ordinal) && line.Contains(" -o ", StringComparison.Ordinal)).ToList();
        Assert.Contains(compilations, line => line.Contains("-cc1", StringComparison.Ordinal) && line.Contains(" -O2 ", StringComparison.Ordinal)
            && line.LastIndexOf(" -O3 ", StringComparison.Ordinal) > line.LastIndexOf(" -O2 ", StringComparison.Ordinal));
        Assert.Contains("optimization='-Xclang -Oz -fno-vectorize'", test.Read("lib/obj/native/Debug/linux-x64/cmake-projects/cm/tools/cc"));
    }

    private const string Asks = "#ifdef __OPTIMIZE_SIZE__\n#define SIZED 1\n#else\n#define SIZED 0\n#endif\n";

    // The arguments that determine how fast the code is. If there are several levels, the last one applies.
    private string Decisive(IEnumerable<string> arguments)
    {
        var line = Tool.Run(Repository.Zig, [.. arguments, "-###", "-c", _test["a.c"], "-o", _test["a.o"]], environment: _test.Variables).Succeeds()
            .Split('\n').Single(line => line.Contains("\"-cc1\"", StringComparison.Ordinal));
        var words = CommandLine.Split(line);
        // clang accepts -Og as another name for -O1.
        var level = words.Last(word => word.StartsWith("-O", StringComparison.Ordinal)).Replace("-Og", "-O1", StringComparison.Ordinal);
        var frames = level is "-Os" or "-Oz" ? [] : words.Where(word => word.StartsWith("-mframe-pointer", StringComparison.Ordinal));
        return string.Join(' ', words.Where(word => word is "-vectorize-loops" or "-vectorize-slp" or "-ffast-math").Concat(frames).Prepend(level));
    }
}
