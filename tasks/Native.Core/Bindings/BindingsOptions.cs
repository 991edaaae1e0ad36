namespace Native.Core.Bindings;

/// <summary>
/// Represents a <c>NativeBindings</c> item. BindingsOptions.Options.cs contains the options that are passed to the generator unchanged.
/// Properties are settable, because generated JSON readers overwrite the defaults of init-only properties.
/// </summary>
public sealed partial record BindingsOptions
{
    /// <summary>Full path of the header.</summary>
    public required string Header { get; set; }

    /// <summary>The name of the header in the generated file.</summary>
    public required string DisplayName { get; set; }

    /// <summary><c>internal</c> or <c>public</c>.</summary>
    public string Access { get; set; } = "internal";

    /// <summary>True if the common prefix of enum members is removed.</summary>
    public bool StripEnumPrefix { get; set; }

    /// <summary>True if the header is read as C++ (only its <c>extern "C"</c> part can be bound).</summary>
    public bool IsCxx { get; set; }

    /// <summary>True if C can be generated and compiled into the library for functions that P/Invoke cannot call.</summary>
    public bool Shims { get; set; }

    /// <summary>True if the namespace is that of the project, so that its top-level statements can use the bindings.</summary>
    public bool GlobalUsing { get; set; }

    /// <summary><c>win-x64 open_port</c>: functions and variables that the library for a RID does not export.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>Additional libclang options for this header.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Returns the full name of a type that is generated for this header.</summary>
    public string FullName(string name) => Namespace.Length > 0 ? $"{Namespace}.{name}" : name;
}
