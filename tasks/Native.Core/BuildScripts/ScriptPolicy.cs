using Native.Core.Diagnostics;

namespace Native.Core.BuildScripts;

/// <summary>Represents <c>NativeAllowBuildScripts</c>: <c>true</c>, <c>false</c>, or the names of the scripts that may run.</summary>
public sealed class ScriptPolicy
{
    private readonly string _value;
    private readonly string[] _names;

    private ScriptPolicy(string value)
    {
        _value = value;
        _names = IsTrue || IsFalse ? [] : value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private bool IsTrue => _value.Equals("true", StringComparison.OrdinalIgnoreCase) || _value.Length == 0;

    private bool IsFalse => _value.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the value of the property. A name without a project is an error.</summary>
    public static ScriptPolicy Parse(string value)
    {
        var policy = new ScriptPolicy(value.Trim());
        return policy._names.FirstOrDefault(name => !name.Contains('/')) is { } wrong
            ? throw new NativeException(Diagnostic.Error("NSDK9003", $"'{wrong}' is not a valid value for NativeAllowBuildScripts. Expected true, false, or "
                + "names of scripts as PROJECT/PATH, separated by semicolons, such as MyLib/build.cs."))
            : policy;
    }

    /// <summary>Returns the name of a script: the project's name, and the path of the script relative to the project's directory.</summary>
    public static string Name(string projectFile, string script)
    {
        var directory = Path.GetDirectoryName(projectFile)!;
        return $"{Path.GetFileNameWithoutExtension(projectFile)}/{Path.GetRelativePath(directory, Path.GetFullPath(script, directory)).Replace('\\', '/')}";
    }

    /// <summary>Returns whether the script may run. The case of names is significant.</summary>
    public bool Allows(string projectFile, string script) => IsTrue || _names.Contains(Name(projectFile, script), StringComparer.Ordinal);

    /// <summary>Returns the error for the scripts that may not run, or null if all of them may.</summary>
    public Diagnostic? Refusal(string projectFile, IEnumerable<string> scripts)
    {
        var refused = scripts.Where(script => !Allows(projectFile, script)).ToList();
        if (refused.Count == 0)
            return null;
        if (IsFalse)
            return Diagnostic.Error("NSDK5001", $"NativeAllowBuildScripts is false, but the project has build scripts: {string.Join(", ", refused)}. "
                + "Expected none; review them, and set NativeAllowBuildScripts=true, or remove the items (<NativeBuildScript Remove=\"build.cs\" />).", projectFile);
        var wanted = string.Join(';', _names.Concat(refused.Select(script => Name(projectFile, script))));
        return Diagnostic.Error("NSDK5011", $"NativeAllowBuildScripts does not name these build scripts: {string.Join(", ", refused)}. "
            + $"Expected only scripts that it names; review them, and set <NativeAllowBuildScripts>{wanted}</NativeAllowBuildScripts>.", projectFile);
    }
}
