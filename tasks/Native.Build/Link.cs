namespace Native.Build;

/// <summary>Specifies how a library is linked.</summary>
public enum LinkKind
{
    /// <summary>The library that the linker finds first, shared or static.</summary>
    Default,

    /// <summary>The shared library.</summary>
    Shared,

    /// <summary>The static library.</summary>
    Static,

    /// <summary>The static library with all its objects, so that C# can call functions that no C code calls.</summary>
    WholeStatic,

    /// <summary>A macOS framework.</summary>
    Framework,
}

/// <summary>
/// Adds libraries, search paths and arguments to the link command: <c>link-lib</c>, <c>link-search</c>, <c>link-arg</c>. An invalid value throws an
/// <see cref="ArgumentException"/>.
/// </summary>
public static class Link
{
    /// <summary>Links a library, by name or path.</summary>
    public static void Library(string name, LinkKind kind = LinkKind.Default) => Instructions.Print("link-lib", kind switch
    {
        LinkKind.Shared => $"shared={name}",
        LinkKind.Static => $"static={name}",
        LinkKind.WholeStatic => $"static:+whole-archive={name}",
        LinkKind.Framework => $"framework={name}",
        _ => name,
    });

    /// <summary>Adds a directory to search for libraries. It must exist when the script ends.</summary>
    public static void Search(string folder) => Instructions.Print("link-search", $"native={folder}");

    /// <summary>Adds an argument of the link command.</summary>
    public static void Argument(string argument) => Instructions.Print("link-arg", argument);

    /// <summary>Links the C++ runtime of the compiler, because a C linker does not link it by default.</summary>
    internal static void CxxRuntime() => Library(Toolchain.Zig is not null || NativeTarget.Current.IsMacOS ? "c++" : "stdc++");
}
