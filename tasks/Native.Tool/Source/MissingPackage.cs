using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Tool;

/// <summary>Recognizes the messages of CMake about a library that it does not find.</summary>
internal static partial class MissingPackage
{
    /// <summary>The code of the error.</summary>
    public const string Code = "NSDK7011";

    /// <summary>Returns NSDK7011 for such a message, and another error unchanged.</summary>
    /// <param name="error">The error of the SDK.</param>
    /// <param name="source">The library on the command line.</param>
    public static Diagnostic Explain(Diagnostic error, string source) => Message().Match(error.Message) is { Success: true } match
        ? Diagnostic.Error(Code, $"{source} needs {match.Groups["name"].Value}, which CMake did not find: {error.Message.Trim()} Expected the sources of that library; "
            + $"name its source archive or directory: dotnet native wrap {source} --needs ARCHIVE")
        : error;

    [GeneratedRegex("""(?:Could NOT find |package configuration file provided by "|packages? (?:was|were) not found:\s*(?:- )?|No package ')(?<name>[\w.+-]+)""")]
    private static partial Regex Message();
}
