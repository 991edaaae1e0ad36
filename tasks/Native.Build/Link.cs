namespace Native.Build;

/// <summary>How a library is linked.</summary>
public enum LinkKind
{
    /// <summary>As the linker finds it.</summary>
    Default,

    /// <summary>The shared library.</summary>
    Shared,

    /// <summary>The archive.</summary>
    Static,

    /// <summary>The archive with every object in it, so that C# can call what no C code calls.</summary>
    WholeStatic,

    /// <summary>A framework of macOS.</summary>
    Framework,
}

/// <summary>What is linked: <c>link-lib</c>, <c>link-search</c>, <c>link-arg</c>.</summary>
public static class Link
{
    /// <summary>A library, by name or path.</summary>
    public static void Library(string name, LinkKind kind = LinkKind.Default) => Instructions.Say("link-lib", kind switch
    {
        LinkKind.Shared => $"shared={name}",
        LinkKind.Static => $"static={name}",
        LinkKind.WholeStatic => $"static:+whole-archive={name}",
        LinkKind.Framework => $"framework={name}",
        _ => name,
    });

    /// <summary>A folder in which libraries are searched. It must exist when the script ends.</summary>
    public static void Search(string folder) => Instructions.Say("link-search", $"native={folder}");

    /// <summary>A raw argument of the command that links.</summary>
    public static void Argument(string argument) => Instructions.Say("link-arg", argument);

    /// <summary>The C++ runtime of the compiler, which a linker of C does not take by itself.</summary>
    internal static void CxxRuntime() => Library(Toolchain.Zig is not null || NativeTarget.Current.IsMacOS ? "c++" : "stdc++");
}
