using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.Bindings;

/// <summary>Represents the response of the bindings generator.</summary>
public sealed record BindgenResponse
{
    /// <summary>The results, one per header of the request in the same order; empty after an error.</summary>
    public IReadOnlyList<GeneratedBindings> Results { get; set; } = [];

    /// <summary>The errors and warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; set; } = [];

    /// <summary>Full path of the libclang that read the headers.</summary>
    public string LibClang { get; set; } = "";

    /// <summary>Full paths of all headers that were read, sorted.</summary>
    public IReadOnlyList<string> Inputs { get; set; } = [];
}

/// <summary>Represents the bindings of one header.</summary>
/// <param name="Header">Full path of the header.</param>
/// <param name="Files">One file, or one for each header that it includes.</param>
/// <param name="Shims">C to compile into the library; empty if none is needed.</param>
/// <param name="Bound">The number of bound declarations.</param>
/// <param name="Refused">The number of unsupported declarations, each with a diagnostic.</param>
public sealed record GeneratedBindings(string Header, IReadOnlyList<GeneratedFile> Files, string Shims, int Bound, int Refused)
{
    /// <summary>The functions and variables that the library must export.</summary>
    public IReadOnlyList<BoundImport> Imports { get; set; } = [];

    /// <summary>The types of the header.</summary>
    public IReadOnlyList<BoundType> Types { get; set; } = [];
}

/// <summary>A C# type that was generated for a type of a header.</summary>
/// <param name="Type">The full name of the C# type.</param>
/// <param name="Name">The name in C: <c>struct foo</c>, or a typedef.</param>
public sealed record BoundType(string Type, string Name);

/// <summary>Represents a function or variable that C# imports from the library.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Symbol">Its name in the library.</param>
/// <param name="Type">Full name of the C# class.</param>
/// <param name="Method">Name of the C# member.</param>
/// <param name="Rids">The RIDs for which the header declares it.</param>
public sealed record BoundImport(string Name, string Symbol, string Type, string Method, IReadOnlyList<string> Rids);

/// <summary>Represents a generated C# file.</summary>
/// <param name="Header">Its header, relative to the folder of the bound header: <c>git2/blob.h</c>.</param>
/// <param name="CSharp">The text of the file.</param>
public sealed record GeneratedFile(string Header, string CSharp)
{
    /// <summary>
    /// Returns its path: <paramref name="output"/>, or <c>git2.blob.h.g.cs</c> for <c>git2/blob.h</c> in that folder; <c>_aux.h.g.cs</c> for <c>aux.h</c>, because a checked-in
    /// file must have a name that is valid on Windows.
    /// </summary>
    public string OutputPath(string output, bool isFolder)
    {
        var name = $"{Header.Replace('/', '.')}.g.cs";
        return isFolder ? Path.Combine(output, WindowsName.Fault(name) is null ? name : "_" + name) : output;
    }
}
