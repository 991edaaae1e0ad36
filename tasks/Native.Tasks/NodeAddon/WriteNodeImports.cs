using Microsoft.Build.Framework;
using Native.Core.NodeAddon;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Writes the import library of node for an add-on that NativeAOT links: <c>obj/native/Release/win-x64/node/node.lib</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteNodeImports : NativeTask
{
    /// <summary>The full path of the directory that contains <c>node_api.h</c>.</summary>
    [Required]
    public string Headers { get; set; } = "";

    /// <summary>The RID of the add-on.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <summary>The full path of the file to write.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() =>
        FileWriter.WriteIfDifferent(Output, NodeStub.Content(NativeTarget.Parse(Rid), NodeFunctions.In(Headers, Files)));
}
