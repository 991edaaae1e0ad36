using System.Diagnostics;
using System.Text;
using Native.Core.Command;
using Native.Core.Seams;

namespace Native.Build;

/// <summary>Starts programs with the environment of the script.</summary>
internal sealed class Programs : ICommandRunner
{
    /// <inheritdoc/>
    public async Task<ProcessResult> Run(ProcessRequest request)
    {
        var info = new ProcessStartInfo(request.FileName, request.Arguments)
        {
            WorkingDirectory = request.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (request.IsBinary)
            info.StandardOutputEncoding = info.StandardErrorEncoding = Encoding.Latin1;
        foreach (var (name, value) in request.Environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        using var ended = new CancellationTokenSource(request.TimeLimit ?? Timeout.InfiniteTimeSpan);
        using var onLimit = ended.Token.Register(() => process.Kill(entireProcessTree: true));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false), ended.IsCancellationRequested);
    }
}
