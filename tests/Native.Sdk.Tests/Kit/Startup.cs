using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

// MSBuild reads the current directory and the environment, which a process has once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Native.Sdk.Tests.Kit;

/// <summary>Finds MSBuild before any type of it is loaded.</summary>
internal static class Startup
{
    // The .NET SDK that global.json of this repository names, as for a build of the repository.
    [ModuleInitializer]
    internal static void FindMSBuild() => MSBuildLocator.RegisterInstance(
        MSBuildLocator.QueryVisualStudioInstances(new() { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = Repository.Root }).First());
}
