namespace Native.Core.Command;

/// <summary>The seam through which the core asks other programs.</summary>
public interface ICommandRunner
{
    /// <summary>Runs to the end, or to the request's time limit.</summary>
    Task<ProcessResult> Run(ProcessRequest request);
}
