using System.Buffers;
using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.Command;

/// <summary>
/// Finds the files in arguments of a compiler or linker, regardless of the option: each part of an argument that is an existing
/// file, except files that the program writes.
/// </summary>
public sealed class ArgumentFiles
{
    private const int LongestPath = 4096;
    private static readonly SearchValues<char> s_separators = SearchValues.Create("=,");

    // Options that are followed by the file without a separator.
    private static readonly string[] s_joined = ["-include", "-imacros", "-T", "-R"];

    // Options for output files, which would make every build stale.
    private static readonly HashSet<string> s_outputs = new(
        [
            "-o", "-MF", "-MT", "-MQ", "-MJ", "-Map", "-map", "--out-implib", "--output", "--dependency-file", "-dependency_info", "-object_path_lto",
            "-serialize-diagnostics", "--serialize-diagnostics", "-ftime-trace", "-fprofile-generate", "-fprofile-instr-generate", "--pdb", "--output-def",
        ], StringComparer.Ordinal);

    private readonly string _folder;
    private readonly IFileReader _files;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _found = [];
    private string _option = "";

    private ArgumentFiles(string folder, IFileReader files) => (_folder, _files) = (folder, files);

    /// <summary>
    /// Returns the full paths of the existing files in <paramref name="arguments"/>, each once and in order, including files in
    /// response files. Relative paths are relative to <paramref name="folder"/>.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> arguments, string folder, IFileReader files)
    {
        var found = new ArgumentFiles(folder, files);
        found.AddAll(arguments);
        return found._found;
    }

    private void AddAll(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            AddArgument(argument);
    }

    private void AddArgument(string argument)
    {
        if (argument.Length == 0 || argument == "-Xlinker")
            return;
        // A path can contain the separators, so check each part and also the rest of the argument.
        if (!s_outputs.Contains(_option))
            AddName(argument);
        for (var start = 0; start <= argument.Length;)
        {
            var rest = argument.AsSpan(start);
            var length = rest.IndexOfAny(s_separators) is >= 0 and var end ? end : rest.Length;
            var part = rest[..length].ToString();
            if (!s_outputs.Contains(_option))
            {
                AddName(part);
                if (start > 0 && rest.Length <= LongestPath)
                    AddName(rest.ToString());
            }

            // -Wl,-Map -Wl,x.map
            _option = part == "-Wl" ? _option : Normal(part);
            start += length + 1;
        }
    }

    private void AddName(string name)
    {
        var option = name.Length > 1 && name[0] is '-' or '/' ? name.IndexOf(':') : -1;
        // /DEF:x.def and -def:x.def, but not -l:libx.a, which the linker searches for.
        if (option > 2 && IsNoOutput(name[1..option]))
            AddName(name[(option + 1)..]);
        if (name.StartsWith('-'))
        {
            foreach (var joined in s_joined)
            {
                if (name.StartsWith(joined, StringComparison.Ordinal))
                    AddFile(name[joined.Length..]);
            }
        }
        else if (name.StartsWith('@') && AddFile(name[1..]) is { } response)
            AddAll(Words(response));
        else
            AddFile(name);
    }

    // The path of a file that was not found before.
    private string? AddFile(string name)
    {
        if (name.Length is 0 or > LongestPath || name.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.GetFullPath(name, _folder);
        if (!_asked.Add(path) || _files.Stamp(path) is null)
            return null;
        _found.Add(path);
        return path;
    }

    private List<string> Words(string response)
    {
        var words = new List<string>();
        try
        {
            var text = _files.ReadText(response) ?? "";
            words.AddRange(CommandLine.Split(text));
            // Compilers on Windows keep the backslashes in a path.
            if (text.Contains('\\', StringComparison.Ordinal))
                words.AddRange(CommandLine.Split(text.Replace('\\', '/')));
        }
        catch (Exception exception) when (exception is NativeException or IOException or UnauthorizedAccessException)
        {
            // The compiler reports that it cannot read the file.
        }

        return words;
    }

    // Linkers accept one or two dashes: --Map.
    private static string Normal(string part) => part.StartsWith("--", StringComparison.Ordinal) && !s_outputs.Contains(part) ? part[1..] : part;

    private static bool IsNoOutput(string option) =>
        option.All(char.IsAsciiLetter) && option.ToUpperInvariant() is not ("OUT" or "MAP" or "PDB" or "IMPLIB" or "ILK" or "LLDMAP" or "WINMDFILE");
}
