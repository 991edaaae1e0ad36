namespace Native.Core.NativeAot;

/// <summary>What a <see cref="StaticPart"/> is for the linker of a NativeAOT program.</summary>
public enum StaticPartType
{
    /// <summary>The static library of a native project, which replaces its shared library.</summary>
    Archive,

    /// <summary>A file that an archive needs: another archive or a shared library.</summary>
    File,

    /// <summary>A library that an archive needs, by its name: <c>m</c>.</summary>
    Name,

    /// <summary>A directory in which libraries are searched by name.</summary>
    SearchPath,

    /// <summary>A framework of macOS.</summary>
    Framework,

    /// <summary>An argument of the linker that has its place among the libraries.</summary>
    Argument,

    /// <summary>An archive of the C++ runtime. Several projects have the same.</summary>
    Runtime,

    /// <summary>A shared library that the shared library of a project needs, which is not linked statically. It stays too.</summary>
    Kept,
}

/// <summary>One thing that a native project gives to the linker of a program that contains its code.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Value">A full path, a name or an argument.</param>
/// <param name="Project">The project that gives it: its file name, for messages.</param>
/// <param name="IsWhole">Whether every object of an archive is taken.</param>
/// <param name="ImportName">Of an archive, the name that P/Invoke uses.</param>
/// <param name="SharedFile">Of an archive, the name of the shared library that it replaces.</param>
public sealed record StaticPart(
    StaticPartType Type, string Value, string Project, bool IsWhole = false, string ImportName = "", string SharedFile = "");
