namespace Native.Core.Schema;

/// <summary>Declares a metadata name of an item. For <c>NativeBindings</c>, it is also an option of native-bindgen and of build scripts.</summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Documentation">One line of Markdown.</param>
public sealed record ItemOption(string Name, OptionType Type, string Documentation) : Option(Name, Type, Documentation)
{
    /// <summary>The short option of native-bindgen: <c>-I</c>.</summary>
    public string Short { get; init; } = "";

    /// <summary>
    /// The method of HeaderBindings in Native.Build: <c>Handle(type:create:destroy)</c> takes three strings and writes them with colons between
    /// them, <c>Allow(patterns...)</c> takes any number, <c>Public()=Public</c> takes none and sets one value. Empty if it is written manually.
    /// </summary>
    public string Method { get; init; } = "";

    /// <summary>True if the bindings generator needs an interpreted value. <c>BindingsReader</c> contains code for such options and for every choice.</summary>
    public bool IsInterpreted { get; init; }

    /// <summary>The long option of native-bindgen: <c>--out-parameters</c>.</summary>
    public string Command => "--" + string.Concat(Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>Declares an item and its metadata in documentation order.</summary>
/// <param name="Name">The name of the element.</param>
/// <param name="Options">Its metadata.</param>
public sealed record ItemType(string Name, params IReadOnlyList<ItemOption> Options)
{
    /// <summary>The type of the step items that become this item: <c>Library</c>; empty if no step creates such items.</summary>
    public string StepItem { get; init; } = "";

    /// <summary>The names of the metadata.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Options.Select(option => option.Name)];
}
