using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.Bindings;

/// <summary>What the bindings generator answers.</summary>
public sealed record BindgenResponse
{
    /// <summary>A result for each header of the request, in its order; none when there was an error.</summary>
    public IReadOnlyList<GeneratedBindings> Results { get; set; } = [];

    /// <summary>What there is to say.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; set; } = [];

    /// <summary>Full path of the libclang that read the headers.</summary>
    public string LibClang { get; set; } = "";

    /// <summary>Full path of every header that was read, sorted.</summary>
    public IReadOnlyList<string> Inputs { get; set; } = [];
}

/// <summary>The C# of one header.</summary>
/// <param name="Header">Full path of the header.</param>
/// <param name="Files">One file, or one for each header that it includes.</param>
/// <param name="Shims">C to compile into the library; empty where none is needed.</param>
/// <param name="Bound">How many declarations have C#.</param>
/// <param name="Refused">How many were refused, each with a diagnostic.</param>
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

/// <summary>A function or variable that C# takes from the library.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Symbol">Its name in the library.</param>
/// <param name="Type">Full name of the C# class.</param>
/// <param name="Method">Name of the C# member.</param>
/// <param name="Rids">The RIDs for which the header declares it.</param>
public sealed record BoundImport(string Name, string Symbol, string Type, string Method, IReadOnlyList<string> Rids);

/// <summary>A C# file.</summary>
/// <param name="Header">The header that it is for, as seen from the folder of the header that is bound: <c>git2/blob.h</c>.</param>
/// <param name="CSharp">The whole text.</param>
public sealed record GeneratedFile(string Header, string CSharp)
{
    /// <summary>
    /// Its path: <paramref name="output"/>, or <c>git2.blob.h.g.cs</c> for <c>git2/blob.h</c> in that folder; <c>_aux.h.g.cs</c> for <c>aux.h</c>, because a file that is checked
    /// in must be one that Windows can have.
    /// </summary>
    public string OutputPath(string output, bool isFolder)
    {
        var name = $"{Header.Replace('/', '.')}.g.cs";
        return isFolder ? Path.Combine(output, WindowsName.Fault(name) is null ? name : "_" + name) : output;
    }
}
