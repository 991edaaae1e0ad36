using Microsoft.Build.Framework;

namespace Native.Sdk.Tests.Kit;

/// <summary>Keeps what a build says and does.</summary>
internal sealed class BuildEvents : ILogger
{
    /// <summary>Everything that is worth a test's while, in its order.</summary>
    public List<BuildEventArgs> All { get; } = [];

    /// <inheritdoc/>
    public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Detailed;

    /// <inheritdoc/>
    public string? Parameters { get; set; }

    /// <inheritdoc/>
    public void Initialize(IEventSource eventSource) => eventSource.AnyEventRaised += (_, raised) => All.Add(raised);

    /// <inheritdoc/>
    public void Shutdown()
    {
    }
}
