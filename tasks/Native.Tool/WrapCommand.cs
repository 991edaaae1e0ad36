using System.Reflection;
using System.Runtime.InteropServices;
using Native.Bindgen;
using Native.Core.Archives;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Tool;

/// <summary>Implements <c>dotnet native wrap</c>, which makes a project with bindings and a test project from a C library.</summary>
internal static class WrapCommand
{
    /// <summary>The version of Native.Sdk that the projects use: the version of this tool.</summary>
    public static string SdkVersion => typeof(WrapCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs the command and returns its exit code: 1 after an error, and if a RID does not work.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var options = new WrapOptions(arguments);
        if (options.Help || options.Source is null)
        {
            (options.Help ? Console.Out : Console.Error).Write(WrapOptions.Usage);
            return options.Help ? 0 : 2;
        }

        var source = LibrarySource.Find(options.Source, options.Name);
        var destination = Path.GetFullPath(options.Output ?? source.Name);
        if (Directory.Exists(destination) && Directory.EnumerateFileSystemEntries(destination).Any() || File.Exists(destination))
            throw new NativeException(Diagnostic.Error("NSDK7002", $"The directory {destination} is not empty. Expected a new or an empty directory; name another one with -o DIRECTORY."));
        var results = Create(options, source, destination);
        Console.WriteLine($"\n{RidReport.Table(results)}\n{destination}: dotnet test, dotnet pack -c Release");
        return results.All(result => result.Works) ? 0 : 1;
    }

    // Creates the directory and returns the result of each RID.
    private static IReadOnlyList<RidResult> Create(WrapOptions options, LibrarySource source, string destination)
    {
        IReadOnlyList<RidResult> results = [];
        var report = "";
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        using var cancellation = new CancellationTokenSource();
        // The command must delete its temporary directory before it ends.
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        FolderWriter.Replace(destination, folder =>
        {
            var wrapping = new Wrapping(options, source, folder, destination, cancellation.Token);
            results = wrapping.Run();
            report = File.ReadAllText(Path.Combine(folder, wrapping.Plan.SysFile));
            wrapping.Clean();
            wrapping.Plan.Headers.ToList().ForEach(header => Console.WriteLine($"  bound {header}"));
            foreach (var diagnostic in wrapping.Notes.Concat(new RidReport(Path.Combine(destination, wrapping.Plan.SysFile), report).Advice(results)))
                BindgenCommand.Report(diagnostic);
        }, cancellation.Token);
        return results;
    }
}
