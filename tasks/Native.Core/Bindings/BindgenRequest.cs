namespace Native.Core.Bindings;

/// <summary>Represents a request to the bindings generator: headers, and the targets to read them for.</summary>
public sealed record BindgenRequest
{
    /// <summary>The libclang file or its folder; empty selects the newest version found.</summary>
    public string LibClang { get; set; } = "";

    /// <summary>The directory of the libclang that is used if <see cref="LibClang"/> is empty and the machine has none. It can be missing.</summary>
    public string PackagedLibClang { get; set; } = "";

    /// <summary>The targets; the target of the build comes first.</summary>
    public required IReadOnlyList<BindgenTarget> Targets { get; set; }

    /// <summary>The <c>NativeBindings</c> items.</summary>
    public required IReadOnlyList<BindingsOptions> Headers { get; set; }
}

/// <summary>Represents a target with its arguments for libclang.</summary>
/// <param name="Rid">The .NET runtime identifier.</param>
/// <param name="Arguments">The compiler options: target, system headers, defines and include folders of the project.</param>
public sealed record BindgenTarget(string Rid, IReadOnlyList<string> Arguments)
{
    /// <summary>Options from <c>CPPFLAGS</c> and <c>CFLAGS</c>, for C headers.</summary>
    public IReadOnlyList<string> CFlags { get; set; } = [];

    /// <summary>Options from <c>CPPFLAGS</c> and <c>CXXFLAGS</c>, for C++ headers.</summary>
    public IReadOnlyList<string> CxxFlags { get; set; } = [];
}
