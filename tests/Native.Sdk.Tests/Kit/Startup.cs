using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

// MSBuild reads the current directory and the environment, of which a process has only one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Native.Sdk.Tests.Kit;

/// <summary>Locates MSBuild before any of its types is loaded.</summary>
internal static class Startup
{
    // Uses the .NET SDK that the global.json of this repository selects, as a build of the repository does.
    [ModuleInitializer]
    internal static void FindMSBuild() => MSBuildLocator.RegisterInstance(
        MSBuildLocator.QueryVisualStudioInstances(new() { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = Repository.Root }).First());
}
