namespace Native.Build;

/// <summary>
/// A header that the build generates C# for, for all RIDs at once, as for a <c>NativeBindings</c> item: each call is a
/// metadatum of it. What the script says of include folders and macros counts for the header too.
/// </summary>
/// <param name="header">The header, which must exist when the script ends.</param>
public sealed class HeaderBindings(string header)
{
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>The namespace of everything generated. Without a call: the project's <c>RootNamespace</c>.</summary>
    public HeaderBindings Namespace(string name) => Add("Namespace", name);

    /// <summary>The class of functions and constants. Without a call: <c>NativeMethods</c>.</summary>
    public HeaderBindings ClassName(string name) => Add("ClassName", name);

    /// <summary>What <c>DllImport</c> names. Without a call: the library of the project.</summary>
    public HeaderBindings LibraryName(string name) => Add("LibraryName", name);

    /// <summary>Makes what is generated public, and not internal.</summary>
    public HeaderBindings Public() => Add("Access", "Public");

    /// <summary>Binds only what these names, patterns (<c>git_*</c>) or headers (<c>git2/*.h</c>) match, and the types that it needs.</summary>
    public HeaderBindings Allow(params string[] patterns) => Add("Allow", patterns);

    /// <summary>Binds nothing that these match; a type that is named itself, and needed, is then the project's own to declare.</summary>
    public HeaderBindings Block(params string[] patterns) => Add("Block", patterns);

    /// <summary>Gives one declaration another name.</summary>
    public HeaderBindings Rename(string name, string newName) => Add("Rename", $"{name}={newName}");

    /// <summary>Prefixes that names lose.</summary>
    public HeaderBindings StripPrefix(params string[] prefixes) => Add("StripPrefix", prefixes);

    /// <summary>Values of an enum lose what their names have in common.</summary>
    public HeaderBindings StripEnumPrefix() => Add("EnumPrefix", "Strip");

    /// <summary>Types without fields, for use behind pointers.</summary>
    public HeaderBindings Opaque(params string[] types) => Add("Opaque", types);

    /// <summary>Gives a type a <c>SafeHandle</c>, with the functions that create and destroy it.</summary>
    public HeaderBindings Handle(string type, string create, string destroy) => Add("Handles", $"{type}:{create}:{destroy}");

    /// <summary>Makes a pointer an <c>out</c> parameter of the overload.</summary>
    public HeaderBindings OutParameter(string function, string parameter) => Add("OutParameters", $"{function}:{parameter}");

    /// <summary>Makes a pointer and its length a span in the overload.</summary>
    public HeaderBindings Span(string function, string pointer, string length) => Add("Spans", $"{function}:{pointer}:{length}");

    /// <summary>Forms of variadic functions: <c>log_line(const char *, int)</c>.</summary>
    public HeaderBindings Variadic(params string[] forms) => Add("Variadics", forms);

    /// <summary>Function-like macros as functions: <c>int SQUARE(int)</c>.</summary>
    public HeaderBindings Macro(params string[] functions) => Add("Macros", functions);

    /// <summary>Leaves out the overloads with strings, spans, <c>bool</c> and handles.</summary>
    public HeaderBindings WithoutOverloads() => Add("Friendly", "false");

    /// <summary>Has the create functions of handles throw where C returns null.</summary>
    public HeaderBindings ThrowOnNullHandle() => Add("ThrowOnNullHandle", "true");

    /// <summary>Reads a header of C++ for its <c>extern "C"</c>, whatever its extension.</summary>
    public HeaderBindings Cxx() => Add("Language", "Cxx");

    /// <summary>A folder that is searched for headers before those of the project.</summary>
    public HeaderBindings Include(string folder) => Add("IncludePaths", folder);

    /// <summary>A macro for this header alone.</summary>
    public HeaderBindings Define(string name, string? value = null) => Add("Defines", value is null ? name : $"{name}={value}");

    /// <summary>A C# file to check in, which need not exist. Without a call: one in the project's <c>obj</c>.</summary>
    public HeaderBindings OutputFile(string path) => Add("OutputFile", path);

    /// <summary>One C# file for each header instead of one for all: <see cref="OutputFile"/> is their folder.</summary>
    public HeaderBindings FilePerHeader() => Add("FilePerHeader", "true");

    /// <summary>Fails the build where <see cref="OutputFile"/> is out of date, and does not write it.</summary>
    public HeaderBindings Verify() => Add("Mode", "Verify");

    /// <summary>Has the build generate it, after the scripts and before C# is compiled.</summary>
    public void Generate() => Instructions.Say(Lines());

    internal IReadOnlyList<(string Key, string Value)> Lines() =>
    [
        ("bindings", header),
        .. _options.GroupBy(option => option.Name).Select(values => ("bindings-option", $"{values.Key}={string.Join(';', values.Select(option => option.Value))}")),
    ];

    private HeaderBindings Add(string name, params string[] values)
    {
        foreach (var value in values)
        {
            if (value.Contains(';'))
                throw new ArgumentException($"'{value}' is not one value of {name}. Expected no semicolon, which separates values; name each in a string of its own.");
            _options.Add((name, value));
        }

        return this;
    }
}
