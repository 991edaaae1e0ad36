namespace Native.Core.NativeAot;

/// <summary>Specifies the type of a <see cref="StaticPart"/> for the linker of a NativeAOT program.</summary>
public enum StaticPartType
{
    /// <summary>The static library of a native project, which replaces its shared library.</summary>
    Archive,

    /// <summary>A file that a static library needs: a static or shared library.</summary>
    File,

    /// <summary>The name of a library that a static library needs, such as <c>m</c>.</summary>
    Name,

    /// <summary>A directory in which the linker searches for libraries by name.</summary>
    SearchPath,

    /// <summary>A framework of macOS.</summary>
    Framework,

    /// <summary>A linker argument whose position among the libraries matters.</summary>
    Argument,

    /// <summary>A static library of the C++ runtime, which several projects share.</summary>
    Runtime,

    /// <summary>A shared library that is needed by a project whose own library stays shared.</summary>
    Kept,
}

/// <summary>Represents an input of the linker that a native project provides for a program that contains its code.</summary>
/// <param name="Type">The type.</param>
/// <param name="Value">A full path, a name or an argument.</param>
/// <param name="Project">The file name of the project, for messages.</param>
/// <param name="IsWhole">True if every object of a static library is linked.</param>
/// <param name="ImportName">For <see cref="StaticPartType.Archive"/>, the name that P/Invoke uses.</param>
/// <param name="SharedFile">For <see cref="StaticPartType.Archive"/>, the file name of the shared library that it replaces.</param>
public sealed record StaticPart(
    StaticPartType Type, string Value, string Project, bool IsWhole = false, string ImportName = "", string SharedFile = "");
