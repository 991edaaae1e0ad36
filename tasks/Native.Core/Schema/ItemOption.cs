namespace Native.Core.Schema;

/// <summary>A metadata value of an item; for <c>NativeBindings</c> also an option of native-bindgen and of build scripts.</summary>
/// <param name="Name">The name in the project file.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Documentation">One line of Markdown.</param>
public sealed record ItemOption(string Name, OptionType Type, string Documentation) : Option(Name, Type, Documentation)
{
    /// <summary>The option of native-bindgen in one letter: <c>-I</c>.</summary>
    public string Short { get; init; } = "";

    /// <summary>
    /// The method of HeaderBindings in Native.Build: <c>Handle(type:create:destroy)</c> takes three strings and writes them with colons between
    /// them, <c>Allow(patterns...)</c> takes any number, <c>Public()=Public</c> takes none and sets one value. Empty where it is written by hand.
    /// </summary>
    public string Method { get; init; } = "";

    /// <summary>Whether the bindings generator needs something else than the text: <c>BindingsReader</c> reads such an option, and every choice, by hand.</summary>
    public bool IsInterpreted { get; init; }

    /// <summary>The long option of native-bindgen: <c>--out-parameters</c>.</summary>
    public string Command => "--" + string.Concat(Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>An item that a project may write, and its metadata in the order in which they are documented.</summary>
/// <param name="Name">The name of the element.</param>
/// <param name="Options">Its metadata.</param>
public sealed record ItemType(string Name, params IReadOnlyList<ItemOption> Options)
{
    /// <summary>The type of the step items that become this item: <c>Library</c>; empty where no step gives any.</summary>
    public string StepItem { get; init; } = "";

    /// <summary>The names of the metadata.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Options.Select(option => option.Name)];
}
