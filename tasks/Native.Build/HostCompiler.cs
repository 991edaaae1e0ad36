using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Build;

/// <summary>
/// Runs the gcc or clang of the host in a build without zig: <c>CC</c>, <c>CXX</c> and <c>AR</c>, or the first compiler on <c>PATH</c>.
/// </summary>
internal sealed class HostCompiler : ICompiler
{
    private readonly BuildVariables _variables;
    private readonly IReadOnlyList<string> _launcher;

    /// <summary>
    /// Finds the compiler. Reports NSDK1005 if the target is another RID and no variable names its compiler, NSDK1006 if no compiler exists.
    /// </summary>
    public HostCompiler(BuildVariables variables, IReadOnlyList<string> launcher)
    {
        (_variables, _launcher) = (variables, launcher);
        if (NativeTarget.Current.IsCross && variables.GetForRid("CC").Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK1005",
                $"zig was not found, and the compiler of this machine creates binaries for {BuildContext.HostRid}, not for {variables.Rid}. Install zig "
                + $"(https://ziglang.org/download) or set NativeZigVersion, which builds for every RID; or set CC_{variables.Rid.Replace('-', '_')} to a compiler for this RID."));
        var command = Tool("cc");
        Identity = string.Join(' ', command);
        Executable = File.ResolveLinkTarget(command[0], returnFinalTarget: true)?.FullName ?? command[0];
    }

    public string Identity { get; }

    public string Executable { get; }

    public string OwnHeaders => "";

    public bool SupportsFrontend => false;

    public IReadOnlyList<string> Arguments(CompileRequest request, SourceFile source) =>
        [CompileArguments.IsCxx(source.Language) ? "c++" : "cc", .. CompileArguments.For(request, source)];

    public IReadOnlyList<string> ToShellCommand(IReadOnlyList<string> arguments) => [.. Tool(arguments[0]), .. arguments.Skip(1)];

    public ProcessRequest Request(IReadOnlyList<string> arguments, string workingDirectory, string name)
    {
        // Compiler launchers do not support ar.
        IReadOnlyList<string> command = arguments[0] == "ar" ? ToShellCommand(arguments) : [.. _launcher, .. ToShellCommand(arguments)];
        // The parser expects English messages.
        return new(command[0], [.. command.Skip(1)], workingDirectory, new Dictionary<string, string?> { ["LC_ALL"] = "C" });
    }

    private IReadOnlyList<string> Tool(string name) => name switch
    {
        "cc" => Tool("CC", "cc", "gcc", "clang"),
        "c++" => Tool("CXX", "c++", "g++", "clang++"),
        _ => Tool("AR", "ar", "llvm-ar"),
    };

    private IReadOnlyList<string> Tool(string variable, params string[] names)
    {
        var words = CommandLine.Split(_variables.Get(variable), HostSystem.This);
        var path = SearchPath.Find(BuildContext.Optional("PATH"), words.Count > 0 ? [words[0]] : names)
            ?? throw new NativeException(Diagnostic.Error("NSDK1006",
                $"No C compiler for the build script was found: PATH does not contain {(words.Count > 0 ? $"'{words[0]}', the value of {variable}" : string.Join(" or ", names))}. "
                + "Install a C compiler (apt install gcc g++, dnf install gcc gcc-c++, apk add build-base, xcode-select --install), or install zig."));
        return [path, .. words.Skip(1)];
    }
}
