namespace Native.Core.Command;

/// <summary>Runs programs for the core.</summary>
public interface ICommandRunner
{
    /// <summary>Runs a program until it exits or reaches the time limit.</summary>
    Task<ProcessResult> Run(ProcessRequest request);
}
