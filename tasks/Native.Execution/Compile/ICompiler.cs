using Native.Core.Command;
using Native.Core.Compile;

namespace Native.Execution;

/// <summary>Represents a C compiler. Its command lines begin with the tool: <c>cc</c>, <c>c++</c> or <c>ar</c>.</summary>
internal interface ICompiler
{
    /// <summary>The name and version that objects record.</summary>
    string Identity { get; }

    /// <summary>The full path of the executable, which changes with an update.</summary>
    string Executable { get; }

    /// <summary>The full path of the headers that the compiler contains, which change only with it; empty if it uses those of the system.</summary>
    string OwnHeaders { get; }

    /// <summary>True if <c>-###</c> prints the frontend command of a source, which can then be started directly.</summary>
    bool SupportsFrontend { get; }

    /// <summary>Returns the command line for a source, without source, output and depfile.</summary>
    IReadOnlyList<string> Arguments(CompileRequest request, SourceFile source);

    /// <summary>Returns the command line for a shell.</summary>
    IReadOnlyList<string> ToShellCommand(IReadOnlyList<string> arguments);

    /// <summary>
    /// Returns the process for a command line of any length. Its temporary files begin with <paramref name="name"/>, a path in the scratch directory.
    /// </summary>
    ProcessRequest Request(IReadOnlyList<string> arguments, string workingDirectory, string name);
}
