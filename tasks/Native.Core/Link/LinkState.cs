namespace Native.Core.Link;

/// <summary>
/// What those arguments of a linker say that count for all libraries behind them, up to the next one:
/// <c>--whole-archive</c>, <c>-Bstatic</c>, <c>--as-needed</c>, and <c>--push-state</c>, which keeps all three.
/// </summary>
public sealed class LinkState
{
    private readonly Stack<(bool Whole, bool Static, bool? Needed)> _kept = [];

    /// <summary>Whether every object of an archive is taken.</summary>
    public bool WholeArchive { get; private set; }

    /// <summary>Whether names stand for archives.</summary>
    public bool IsStatic { get; private set; }

    /// <summary>Whether shared libraries are needed even where no object uses them, or null where nothing said so.</summary>
    public bool? IsNeeded { get; private set; }

    /// <summary>Follows one word of the linker, without <c>-Wl,</c>. False where the word says something else.</summary>
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
                _kept.Push((WholeArchive, IsStatic, IsNeeded));
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
}
