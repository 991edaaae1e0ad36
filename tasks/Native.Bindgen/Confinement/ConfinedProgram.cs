using System.Runtime.InteropServices;
using Native.Core.Platform;

namespace Native.Bindgen.Confinement;

/// <summary>
/// Replaces this process with a program that can write only to given directories and has no network. A build starts a confined build script
/// with it: the restrictions apply to the calling thread, which must therefore become the program.
/// </summary>
internal static class ConfinedProgram
{
    /// <summary>The first argument that selects this mode.</summary>
    public const string Option = "--confine";

    /// <summary>Runs <c>--confine DIRECTORY… -- PROGRAM ARGUMENT…</c>. Returns only if the program could not be confined or started.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        var end = args.IndexOf("--");
        var problem = end < 0 || end == args.Length - 1 ? "expected DIRECTORY… -- PROGRAM" : Confine(args[..end]) ?? Linux.Execute(args[(end + 1)..]);
        Console.Error.WriteLine($"native-confine: {problem}");
        return 1;
    }

    private static string? Confine(ReadOnlySpan<string> directories)
    {
        if (!HostSystem.This.IsLinux || SocketFilter.ForThisMachine() is not { } filter)
            return $"{RuntimeInformation.RuntimeIdentifier} is not supported";
        return Linux.ForbidNewPrivileges() ?? Landlock.AllowWrites(directories) ?? filter.Install();
    }
}
