namespace Native.Core.Bindings;

/// <summary>
/// One <c>NativeBindings</c> item. BindingsOptions.Options.cs has the options that the generator gets as they are written; these need more than that.
/// Settable, because generated JSON readers overwrite the defaults of init-only properties.
/// </summary>
public sealed partial record BindingsOptions
{
    /// <summary>Full path of the header.</summary>
    public required string Header { get; set; }

    /// <summary>How the generated file names the header.</summary>
    public required string DisplayName { get; set; }

    /// <summary><c>internal</c> or <c>public</c>.</summary>
    public string Access { get; set; } = "internal";

    /// <summary>Whether members of an enum lose what they have in common with each other.</summary>
    public bool StripEnumPrefix { get; set; }

    /// <summary>Whether the header is read as C++ (only its <c>extern "C"</c> part can be bound).</summary>
    public bool IsCxx { get; set; }

    /// <summary>Whether C may be generated and compiled into the library for what P/Invoke cannot call.</summary>
    public bool Shims { get; set; }

    /// <summary>Whether the namespace is that of the project, so that its top-level statements see it too.</summary>
    public bool GlobalUsing { get; set; }

    /// <summary><c>win-x64 open_port</c>: functions and variables that the library of a RID turned out not to export.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>More options for libclang, of this header alone.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Returns the full name of a type that is generated for this header.</summary>
    public string FullName(string name) => Namespace.Length > 0 ? $"{Namespace}.{name}" : name;
}
