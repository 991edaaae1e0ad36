using Microsoft.Build.Utilities;
using Native.Core.Link;
using Native.Core.NodeAddon;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Provides the functions of node to the link of an add-on.</summary>
internal static class NodeHost
{
    /// <summary>Returns the functions that the headers of the project declare, or nothing for another output type.</summary>
    public static IReadOnlyList<string> Functions(BuildSettings settings) =>
        settings.OutputType == NativeOutputType.NodeAddon ? NodeFunctions.In(settings.Text("NodeHeaders"), new DiskFileReader()) : [];

    /// <summary>Returns the full path of the file that defines the functions for the linker: <c>obj/native/Debug/win-x64/node/node.lib</c>.</summary>
    public static string? FileFor(BuildSettings settings) =>
        settings.OutputType == NativeOutputType.NodeAddon ? Path.Combine(settings.ObjectDirectory, "node", NodeStub.FileName(settings.Target)) : null;

    /// <summary>Writes the file that defines the functions for the linker.</summary>
    public static void Write(LinkRequest request)
    {
        if (request.HostFile is null || request.Target.IsMacOS)
            return;
        FileWriter.WriteIfDifferent(request.HostFile, NodeStub.Content(request.Target, request.HostFunctions));
    }

    /// <summary>Reports the functions that a linked add-on for macOS expects in node, but that node does not have.</summary>
    public static bool Check(LinkRequest request, string file, TaskLoggingHelper log)
    {
        if (request.HostFile is null || !request.Target.IsMacOS)
            return true;
        foreach (var diagnostic in NodeStub.Undefined(File.ReadAllBytes(file), request.FileName, request.HostFunctions))
            log.Report(diagnostic);
        return !log.HasLoggedErrors;
    }
}
