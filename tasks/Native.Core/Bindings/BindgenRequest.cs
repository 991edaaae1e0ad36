namespace Native.Core.Bindings;

/// <summary>What the bindings generator is asked: some headers, read as every target sees them.</summary>
public sealed record BindgenRequest
{
    /// <summary>The libclang that is named: a file, a folder, or empty for the newest that is found.</summary>
    public string LibClang { get; set; } = "";

    /// <summary>The targets, the one that is built for first.</summary>
    public required IReadOnlyList<BindgenTarget> Targets { get; set; }

    /// <summary>The <c>NativeBindings</c> items.</summary>
    public required IReadOnlyList<BindingsOptions> Headers { get; set; }
}

/// <summary>A target as libclang knows it.</summary>
/// <param name="Rid">The .NET runtime identifier.</param>
/// <param name="Arguments">The options of the compiler: target, headers of the system, defines and include folders of the project.</param>
public sealed record BindgenTarget(string Rid, IReadOnlyList<string> Arguments)
{
    /// <summary>What <c>CPPFLAGS</c> and <c>CFLAGS</c> add, for headers of C.</summary>
    public IReadOnlyList<string> CFlags { get; set; } = [];

    /// <summary>What <c>CPPFLAGS</c> and <c>CXXFLAGS</c> add, for headers of C++.</summary>
    public IReadOnlyList<string> CxxFlags { get; set; } = [];
}

/// <summary>One <c>NativeBindings</c> item. Settable, because generated JSON readers overwrite the defaults of init-only properties.</summary>
public sealed record BindingsOptions
{
    /// <summary>Full path of the header.</summary>
    public required string Header { get; set; }

    /// <summary>How the generated file names the header.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Namespace of everything generated; empty for the global one.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>The static class that takes functions and constants.</summary>
    public string ClassName { get; set; } = "NativeMethods";

    /// <summary>What <c>DllImport</c> names.</summary>
    public required string LibraryName { get; set; }

    /// <summary><c>internal</c> or <c>public</c>.</summary>
    public string Access { get; set; } = "internal";

    /// <summary>Names, globs and header globs of what is bound; empty for all of the project's headers.</summary>
    public IReadOnlyList<string> Allow { get; set; } = [];

    /// <summary>Names, globs and header globs of what is not; a type that is named itself, and needed, is the project's own.</summary>
    public IReadOnlyList<string> Block { get; set; } = [];

    /// <summary><c>old=new</c>.</summary>
    public IReadOnlyList<string> Rename { get; set; } = [];

    /// <summary>Prefixes that names lose.</summary>
    public IReadOnlyList<string> StripPrefix { get; set; } = [];

    /// <summary>Whether members of an enum lose what they have in common with each other.</summary>
    public bool StripEnumPrefix { get; set; }

    /// <summary>Types that are used by pointer only, and whose fields stay hidden.</summary>
    public IReadOnlyList<string> Opaque { get; set; } = [];

    /// <summary><c>type:create:destroy</c>: types that get a SafeHandle.</summary>
    public IReadOnlyList<string> Handles { get; set; } = [];

    /// <summary><c>function:parameter</c>: single results that come back through a pointer.</summary>
    public IReadOnlyList<string> OutParameters { get; set; } = [];

    /// <summary><c>function:pointer:length</c>: a pointer and its length that become one span.</summary>
    public IReadOnlyList<string> Spans { get; set; } = [];

    /// <summary><c>name(type, type)</c>: fixed forms of variadic functions, bound through a C shim.</summary>
    public IReadOnlyList<string> Variadics { get; set; } = [];

    /// <summary><c>type name(type, type)</c>: function-like macros with their signature, bound through a C shim.</summary>
    public IReadOnlyList<string> Macros { get; set; } = [];

    /// <summary>Whether overloads for strings, spans and handles are generated.</summary>
    public bool Friendly { get; set; } = true;

    /// <summary>Whether the create functions of <see cref="Handles"/> throw where C returns null.</summary>
    public bool ThrowOnNullHandle { get; set; }

    /// <summary>Whether each header has a C# file of its own.</summary>
    public bool FilePerHeader { get; set; }

    /// <summary>Whether C may be generated and compiled into the library for what P/Invoke cannot call.</summary>
    public bool Shims { get; set; }

    /// <summary>Whether the header is read as C++ (only its <c>extern "C"</c> part can be bound).</summary>
    public bool IsCxx { get; set; }

    /// <summary>Whether the namespace is that of the project, so that its top-level statements see it too.</summary>
    public bool GlobalUsing { get; set; }

    /// <summary><c>win-x64 open_port</c>: functions and variables that the library of a RID turned out not to export.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>More options for libclang, of this header alone.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];
}
