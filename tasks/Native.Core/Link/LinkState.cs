namespace Native.Core.Link;

/// <summary>
/// Tracks linker arguments that apply to all following libraries, up to the next such argument:
/// <c>--whole-archive</c>, <c>-Bstatic</c>, <c>--as-needed</c>, and <c>--push-state</c>, which saves all three.
/// </summary>
public sealed class LinkState
{
    private readonly Stack<Flags> _kept = [];

    /// <summary>True if every object of an archive is linked.</summary>
    public bool WholeArchive { get; private set; }

    /// <summary>True if names refer to archives.</summary>
    public bool IsStatic { get; private set; }

    /// <summary>True if shared libraries are needed even if no object uses them, or null if no argument specifies it.</summary>
    public bool? IsNeeded { get; private set; }

    /// <summary>Applies a linker argument without <c>-Wl,</c>. Returns false for other arguments.</summary>
    public bool Follow(string word)
    {
        switch (word.StartsWith('-') ? word.TrimStart('-') : "")
        {
            case "whole-archive":
                WholeArchive = true;
                break;
            case "no-whole-archive":
                WholeArchive = false;
                break;
            case "Bstatic" or "dn" or "non_shared" or "static":
                IsStatic = true;
                break;
            case "Bdynamic" or "dy" or "call_shared":
                IsStatic = false;
                break;
            case "as-needed":
                IsNeeded = false;
                break;
            case "no-as-needed":
                IsNeeded = true;
                break;
            case "push-state":
                _kept.Push(new(WholeArchive, IsStatic, IsNeeded));
                break;
            case "pop-state":
                if (_kept.TryPop(out var kept))
                    (WholeArchive, IsStatic, IsNeeded) = kept;
                break;
            default:
                return false;
        }

        return true;
    }

    // A class, because generic collections of structs must be compiled in every build.
    private sealed record Flags(bool Whole, bool Static, bool? Needed);
}
