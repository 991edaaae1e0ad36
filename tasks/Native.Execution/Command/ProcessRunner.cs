using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Timings;

namespace Native.Execution;

/// <summary>
/// Starts programs with the environment of the build, and ends their process tree if the build is cancelled. CliWrap cannot replace it, because
/// CliWrap waits until background servers of the program close its output streams (see ProcessRunnerTests).
/// </summary>
/// <param name="environment">Creates the start information with the environment of the build.</param>
/// <param name="cancelled">Cancelled when the build is cancelled.</param>
/// <param name="recorder">Records the processes; null if nothing is recorded.</param>
internal sealed class ProcessRunner(Func<ProcessStartInfo> environment, CancellationToken cancelled, TimingRecorder? recorder = null) : ICommandRunner
{
    private static readonly TimeSpan s_afterExit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs a program until it ends or reaches its time limit. This method blocks, because .NET compiles the code for asynchronous reads of pipes just in
    /// time in every build. Reports NSDK1004 if the program cannot be started.
    /// </summary>
    public ProcessResult RunToEnd(ProcessRequest request)
    {
        using var process = Start(request);
        using MemoryStream output = new(), error = new();
        var timedOut = Wait(process, request, output, error);
        return new ProcessResult(process.ExitCode, Text(output, process.StandardOutput), Text(error, process.StandardError), timedOut);
    }

    /// <inheritdoc/>
    public Task<ProcessResult> Run(ProcessRequest request) =>
        Task.Factory.StartNew(() => RunToEnd(request), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>
    /// Runs a program and writes both output streams to files immediately. Returns the exit code, or null if the program reached its time limit.
    /// </summary>
    public int? RunToFiles(ProcessRequest request, string outputFile, string errorFile)
    {
        using var process = Start(request);
        using var output = File.Create(outputFile);
        using var error = File.Create(errorFile);
        return Wait(process, request, output, error) ? null : process.ExitCode;
    }

    // Copies both output streams until the process ends. Returns true if it reached the time limit.
    private bool Wait(Process process, ProcessRequest request, Stream output, Stream error)
    {
        using var tree = new ProcessTree(process);
        var started = DateTime.UtcNow.Ticks;
        using var ended = new CancellationTokenSource(request.TimeLimit ?? Timeout.InfiniteTimeSpan);
        using var onTimeLimit = ended.Token.Register(tree.End);
        using var onCancel = cancelled.Register(tree.End);
        using PipeCopy outputCopy = new(process.StandardOutput.BaseStream, output), errorCopy = new(process.StandardError.BaseStream, error);
        process.WaitForExit();
        // A background process, such as the server of a compiler cache, can keep the pipes open forever. The output until now is complete.
        outputCopy.Wait(s_afterExit);
        errorCopy.Wait(s_afterExit);
        cancelled.ThrowIfCancellationRequested();
        tree.Release();
        recorder?.Add(TimingKind.Process, request.Subject.Length > 0 ? request.Subject : Name(request), request.Reason, started, process.ExitCode != 0);
        return ended.IsCancellationRequested;
    }

    // The command is often the first argument: zig ar, cmake --build.
    private static string Name(ProcessRequest request) =>
        request.Arguments is [var first, ..] && !Path.IsPathRooted(first) ? $"{Path.GetFileName(request.FileName)} {first}" : Path.GetFileName(request.FileName);

    private static string Text(MemoryStream bytes, StreamReader reader)
    {
        bytes.Position = 0;
        return new StreamReader(bytes, reader.CurrentEncoding).ReadToEnd();
    }

    private Process Start(ProcessRequest request)
    {
        cancelled.ThrowIfCancellationRequested();
        var process = new Process { StartInfo = StartInfo(request) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new NativeException(Native.Core.Diagnostics.Diagnostic.Error("NSDK1004",
                $"'{request.FileName}' could not be started: {new Win32Exception(exception.NativeErrorCode).Message}. Expected an executable file; check that it "
                + "is for this machine and has the execute permission (chmod +x)."));
        }

        process.StandardInput.Close();
        return process;
    }

    private ProcessStartInfo StartInfo(ProcessRequest request)
    {
        var info = environment();
        info.FileName = request.FileName;
        info.WorkingDirectory = request.WorkingDirectory;
        info.UseShellExecute = false;
        info.CreateNoWindow = true;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        // Compilers write UTF-8 on all systems. By default .NET decodes it with the code page of the console on Windows.
        info.StandardOutputEncoding = info.StandardErrorEncoding = request.IsBinary ? Encoding.Latin1 : Encoding.UTF8;
        foreach (var argument in request.Arguments)
            info.ArgumentList.Add(argument);
        foreach (var (name, value) in request.Environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }

        return info;
    }
}
