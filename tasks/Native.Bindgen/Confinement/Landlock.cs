using System.Runtime.InteropServices;

namespace Native.Bindgen.Confinement;

/// <summary>Restricts writes with Landlock, which needs no privileges and applies to root too.</summary>
internal static unsafe class Landlock
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int PathBeneath = 1;
    private const nint VersionFlag = 1;

    // Before this version, which is in Linux 6.2, a process can truncate files that it cannot write.
    private const int MinimumVersion = 3;

    private const ulong WriteFile = 1 << 1;
    private const ulong MakeCharacterDevice = 1 << 6;
    private const ulong MakeBlockDevice = 1 << 11;
    private const ulong Truncate = 1 << 14;
    private const ulong DeviceControl = 1 << 15;

    // WRITE_FILE, and REMOVE_DIR (1 << 4) to TRUNCATE (1 << 14): everything that creates, changes, moves or deletes.
    private const ulong Writes = WriteFile | ((1 << 15) - (1 << 4));

    // A device file gives root access to what is outside the directories.
    private const ulong WritesInDirectory = Writes & ~(MakeCharacterDevice | MakeBlockDevice);

    // ABSTRACT_UNIX_SOCKET and SIGNAL: no signals to processes of the build.
    private const ulong Scopes = 3;

    /// <summary>Forbids all writes of this thread except to these directories and to /dev/null. Returns what went wrong, or null.</summary>
    public static string? AllowWrites(ReadOnlySpan<string> directories)
    {
        var version = (int)Linux.Call(CreateRuleset, 0, 0, VersionFlag, 0);
        if (version < MinimumVersion)
            return version < 0 ? "the kernel has no Landlock, or it is turned off" : $"the kernel has version {version} of Landlock, which cannot restrict truncation";
        var attributes = new RulesetAttributes { Files = version >= 5 ? Writes | DeviceControl : Writes, Scopes = version >= 6 ? Scopes : 0 };
        // Older kernels know only the first fields.
        var ruleset = (int)Linux.Call(CreateRuleset, (nint)(&attributes), version >= 6 ? sizeof(RulesetAttributes) : sizeof(ulong), 0, 0);
        if (ruleset < 0)
            return Linux.Problem("landlock_create_ruleset");
        foreach (var directory in directories)
        {
            if (Add(ruleset, directory, WritesInDirectory) is { } problem)
                return problem;
        }

        if (Add(ruleset, "/dev/null", WriteFile | Truncate) is { } failed)
            return failed;
        return Linux.Call(RestrictSelf, ruleset, 0, 0, 0) == 0 ? null : Linux.Problem("landlock_restrict_self");
    }

    private static string? Add(int ruleset, string path, ulong access)
    {
        var rule = new PathRule { Access = access, Parent = Linux.OpenPath(path) };
        return rule.Parent >= 0 && Linux.Call(AddRule, ruleset, PathBeneath, (nint)(&rule), 0) == 0 ? null : Linux.Problem($"landlock_add_rule for '{path}'");
    }

    private struct RulesetAttributes
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Access;
        public int Parent;
    }
}
