using Native.Bindgen.Mapping;
using Native.Core.Bindings;

namespace Native.Bindgen.Emit;

/// <summary>
/// Contains fully qualified names for generated code. A name of C or of the project can hide any type or namespace of .NET, so generated code uses
/// <c>global::</c>.
/// </summary>
internal static class Framework
{
    /// <summary>The namespace of P/Invoke.</summary>
    public const string Interop = "global::System.Runtime.InteropServices";

    /// <summary>The namespace of compiler services.</summary>
    public const string Services = "global::System.Runtime.CompilerServices";

    /// <summary>The string marshaller.</summary>
    public const string Text = $"{Interop}.Marshalling.Utf8StringMarshaller";

    /// <summary>Returns the full name of a type in the namespace of the bindings.</summary>
    public static string Own(BindingsOptions options, string name) =>
        options.Namespace.Length == 0 ? $"global::{name}" : $"global::{Naming.Namespace(options.Namespace)}.{name}";

    /// <summary>Returns the full name of the class that contains the functions.</summary>
    public static string Class(BindingsOptions options) => Own(options, Naming.Escape(options.ClassName));
}
