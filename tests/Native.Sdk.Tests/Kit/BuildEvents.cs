using Microsoft.Build.Framework;

namespace Native.Sdk.Tests.Kit;

/// <summary>Records the events of a build.</summary>
internal sealed class BuildEvents : ILogger
{
    /// <summary>All events that tests need, in order.</summary>
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
