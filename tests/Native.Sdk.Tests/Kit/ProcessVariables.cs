namespace Native.Sdk.Tests.Kit;

/// <summary>Sets environment variables of this process until the end of a block.</summary>
internal sealed class ProcessVariables : IDisposable
{
    // The MSBuild of this process. Variables for a child dotnet process remove these, so that it finds its own MSBuild.
    private static readonly string[] s_kept = ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath"];

    private readonly Dictionary<string, string?> _before = [];

    /// <summary>Sets <paramref name="variables"/>; null removes one.</summary>
    public ProcessVariables(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables.Where(variable => !s_kept.Contains(variable.Key)))
        {
            _before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
