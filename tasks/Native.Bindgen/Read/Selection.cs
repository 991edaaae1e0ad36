using System.Text.RegularExpressions;
using Native.Core.Bindings;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Bindgen.Read;

/// <summary>
/// Selects the declarations to bind. By default: those in the header itself, in the directory of the same name next to it (<c>sodium.h</c>,
/// <c>sodium/</c>), and in included headers outside the system. With <c>Allow</c>: only matching declarations, wherever they are declared.
/// </summary>
internal sealed class Selection
{
    private readonly StringComparison _paths;
    private readonly string _header;
    private readonly string _folder;
    private readonly string _ownFolder;
    private readonly bool _folderIsOwn;
    private readonly List<Pattern> _allow;
    private readonly List<Pattern> _block;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// <paramref name="systemFolders"/> are the directories that the compiler searches by default. <paramref name="host"/> is this machine by
    /// default.
    /// </summary>
    public Selection(BindingsOptions options, IEnumerable<string> systemFolders, HostSystem? host = null)
    {
        _paths = (host ?? HostSystem.This).PathComparison;
        _header = options.Header;
        _folder = Path.GetDirectoryName(options.Header)!;
        _ownFolder = Path.Combine(_folder, Path.GetFileNameWithoutExtension(options.Header));
        _folderIsOwn = !systemFolders.Any(folder => FolderPath.AreEqual(folder, _folder, _paths));
        _allow = [.. options.Allow.Select(text => new Pattern(text))];
        _block = [.. options.Block.Select(text => new Pattern(text))];
    }

    /// <summary>The patterns that matched nothing, for a warning.</summary>
    public IEnumerable<(string Metadata, string Pattern)> Unused =>
    [
        .. _allow.Where(pattern => !pattern.WasUsed).Select(pattern => ("Allow", pattern.Text)),
        .. _block.Where(pattern => !pattern.WasUsed).Select(pattern => ("Block", pattern.Text)),
    ];

    /// <summary>The names that were compared with patterns.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>True if a file belongs to the library, not to the system.</summary>
    public bool IsOwn(string file, bool isSystem) =>
        FolderPath.AreEqual(file, _header, _paths) || FolderPath.Contains(_ownFolder, file, _paths)
        || (_folderIsOwn && FolderPath.Contains(_folder, file, _paths)) || !isSystem;

    /// <summary>True if a declaration is selected.</summary>
    public bool Includes(string name, string file, bool isSystem) =>
        (_allow.Count == 0 ? IsOwn(file, isSystem) : Matches(_allow, name, file)) && !IsBlocked(name, file);

    /// <summary>True if <c>Allow</c> contains exactly this name.</summary>
    public bool IsNamed(string name) => _allow.Exists(pattern => pattern.Text == name);

    /// <summary>True if the target of a selected alias can be bound, because it belongs to the library or <c>Allow</c> is set.</summary>
    public bool IncludesTarget(string name, string file, bool isSystem) => (_allow.Count > 0 || IsOwn(file, isSystem)) && !IsBlocked(name, file);

    /// <summary>True if a declaration is blocked.</summary>
    public bool IsBlocked(string name, string file) => Matches(_block, name, file);

    /// <summary>True if the project declares a type itself: <c>Block</c> contains its exact name, not a pattern or its header.</summary>
    public bool IsBlocked(string type) => Matches(_block, type, "") && _block.Exists(pattern => pattern.Text == type);

    // Evaluate every pattern, so that each matching one is marked as used.
    private bool Matches(List<Pattern> patterns, string name, string file)
    {
        if (patterns.Count == 0)
            return false;
        _names.Add(name);
        var any = false;
        foreach (var pattern in patterns)
            any |= pattern.Matches(name, file);
        return any;
    }

    // git_*, sqlite3_open, or a header: sodium/*.h
    private sealed class Pattern(string text)
    {
        private readonly bool _isHeader = text.Contains('/') || text.EndsWith(".h", StringComparison.Ordinal) || text.EndsWith(".hpp", StringComparison.Ordinal);
        private readonly Regex _regex = new(
            (text.Contains('/') || text.EndsWith(".h", StringComparison.Ordinal) ? "(^|/)" : "^")
            + Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant);

        public string Text => text;

        public bool WasUsed { get; private set; }

        public bool Matches(string name, string file)
        {
            var matches = _isHeader ? file.Length > 0 && _regex.IsMatch(file.Replace('\\', '/')) : _regex.IsMatch(name);
            WasUsed |= matches;
            return matches;
        }
    }
}
