using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>Determines whether zig links a program that NativeAOT compiled, or the linker that the targets of the platform call.</summary>
/// <param name="Setting"><c>NativeAotLinker</c>: <c>auto</c>, <c>zig</c> or <c>platform</c>.</param>
/// <param name="Target">The target of the program.</param>
/// <param name="Host">The build machine, or null if the SDK does not support it as a target.</param>
/// <param name="NamesLinker">True if the project, or another SDK in it, names a linker.</param>
/// <param name="HasCompiler">True if clang or gcc is installed. The targets of the platform call one of them.</param>
public sealed record AotLinkerChoice(string Setting, NativeTarget Target, NativeTarget? Host, bool NamesLinker, bool HasCompiler)
{
    // Xcode and Visual Studio link for all processors of their system.
    private bool PlatformLinks => Host is not null && Target.System == Host.System
        && (Target.IsElf ? Target.Architecture == Host.Architecture && HasCompiler : true);

    /// <summary>Returns true if zig links the program. Reports NSDK6060 or NSDK6061 if zig is required and does not support the target.</summary>
    public bool UsesZig()
    {
        if (Setting == "platform" || (Setting == "auto" && (NamesLinker || PlatformLinks)))
            return false;
        if (Target.IsElf || (Target.Rid == "win-x64" && Host?.IsWindows != true))
            return true;
        throw new NativeException(Target.IsWindows ? ForWindows() : ForMacOS());
    }

    private Diagnostic ForWindows() => Diagnostic.Error("NSDK6060",
        $"A NativeAOT program for {Target.Rid} was not linked: the runtime of .NET for Windows needs functions of Microsoft's C runtime, which the SDK has for win-x64 "
        + $"on Linux and macOS alone. Expected Windows with Visual Studio; {Remedy("run dotnet publish there")}");

    private Diagnostic ForMacOS() => Diagnostic.Error("NSDK6061",
        $"A NativeAOT program for {Target.Rid} was not linked: the runtime of .NET for macOS needs Apple's frameworks and Swift libraries, and zig does not have them. "
        + $"Expected macOS with Xcode; {Remedy("run dotnet publish there")}");

    private string Remedy(string there) => (Setting == "zig" && PlatformLinks ? "take away NativeAotLinker" : there)
        + ", publish without NativeAOT (-p:PublishAot=false), or let another SDK link (<NativeAotLinker>platform</NativeAotLinker>).";
}
