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
