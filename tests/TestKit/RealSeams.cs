using Native.Core.Command;
using Native.Core.Seams;

namespace TestKit;

/// <summary>This machine's disk, for core code that is run without MSBuild.</summary>
public sealed class RealFiles : IFileReader
{
    /// <inheritdoc/>
    public FileStamp? Stamp(string path) => new FileInfo(path) is { Exists: true } file ? new(file.LastWriteTimeUtc.Ticks, file.Length) : null;

    /// <inheritdoc/>
    public string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    /// <inheritdoc/>
    public Stream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}

/// <summary>This machine's programs, likewise.</summary>
public sealed class RealCommands : ICommandRunner
{
    /// <inheritdoc/>
    public Task<ProcessResult> Run(ProcessRequest request) => Task.Factory.StartNew(() =>
    {
        var result = Tool.Run(request.FileName, request.Arguments, environment: request.Environment);
        return new ProcessResult(result.ExitCode, result.StandardOutput, result.Error);
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
