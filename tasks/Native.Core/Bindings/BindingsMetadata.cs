namespace Native.Core.Bindings;

/// <summary>The metadata of <c>NativeBindings</c> items, which are the options of <c>native::bindings-option</c> too.</summary>
public static class BindingsMetadata
{
    /// <summary>Their names, in the order in which they are documented.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Namespace", "ClassName", "LibraryName", "Access", "Allow", "Block", "Rename", "StripPrefix", "EnumPrefix", "Opaque", "Handles", "OutParameters",
        "Spans", "Variadics", "Macros", "Friendly", "ThrowOnNullHandle", "Language", "IncludePaths", "Defines", "OutputFile", "FilePerHeader", "Mode",
    ];
}
