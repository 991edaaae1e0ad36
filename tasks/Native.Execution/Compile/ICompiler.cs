using Native.Core.Command;
using Native.Core.Compile;

namespace Native.Execution;

/// <summary>A C compiler. Its command lines begin with the tool that is meant: <c>cc</c>, <c>c++</c> or <c>ar</c>.</summary>
internal interface ICompiler
{
    /// <summary>What objects record as their compiler.</summary>
    string Identity { get; }

    /// <summary>Full path of the file that is another one after an update.</summary>
    string Executable { get; }

    /// <summary>Full path of its own headers, which change with it alone; empty where they are the system's.</summary>
    string OwnHeaders { get; }

    /// <summary>Whether it tells with <c>-###</c> what it starts for a source, which may then be started instead.</summary>
    bool SaysFrontend { get; }

    /// <summary>The command line of a source, without source, output and depfile.</summary>
    IReadOnlyList<string> Arguments(CompileRequest request, SourceFile source);

    /// <summary>The command line as a shell takes it.</summary>
    IReadOnlyList<string> ToShellCommand(IReadOnlyList<string> arguments);

    /// <summary>The process for a command line of any length; <paramref name="name"/>, a path in the scratch folder, is free for its files.</summary>
    ProcessRequest Request(IReadOnlyList<string> arguments, string workingDirectory, string name);
}
