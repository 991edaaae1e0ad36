extern alias UpToDate;

using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;
using UpToDate::Native.UpToDate;

namespace Native.Tasks.Tests;

/// <summary>Every task is declared for MSBuild, in a file that is generated from the assemblies.</summary>
public sealed class TaskDeclarationTests
{
    // NATIVE_SDK_REWRITE=1 writes the file.
    [Fact]
    public void The_file_declares_every_task()
    {
        var file = Path.GetFullPath(Path.Combine(SourceFolder(), "../../sdk/schema/Native.Tasks.targets"));
        var expected = $"""
            <Project>
              <!-- This file declares the tasks. tests/Native.Tasks.Tests generates it from the assemblies. -->
            {string.Concat(Declarations(typeof(CheckStep).Assembly, "_NativeUpToDateAssembly").Concat(Declarations(typeof(NativeTask).Assembly, "_NativeTasksAssembly")))}</Project>

            """;
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(file, expected);
        else
            Assert.Equal(expected, File.Exists(file) ? File.ReadAllText(file) : "");
    }

    private static IEnumerable<string> Declarations(Assembly assembly, string property) =>
        assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(ITask))).Select(type => type.FullName).Order(StringComparer.Ordinal)
            .Select(name => $"  <UsingTask TaskName=\"{name}\" AssemblyFile=\"$({property})\" Runtime=\"NET\" Architecture=\"*\" />\n");

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
