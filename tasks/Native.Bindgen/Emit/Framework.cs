using Native.Bindgen.Mapping;
using Native.Core.Bindings;

namespace Native.Bindgen.Emit;

/// <summary>
/// How generated code names what is not its own. A name of C, or one of the project's, may be that of any type or namespace of
/// .NET, so generated code says where it means to begin: at <c>global::</c>.
/// </summary>
internal static class Framework
{
    /// <summary>The namespace of P/Invoke.</summary>
    public const string Interop = "global::System.Runtime.InteropServices";

    /// <summary>The namespace of what the compiler knows.</summary>
    public const string Services = "global::System.Runtime.CompilerServices";

    /// <summary>The marshaller of strings.</summary>
    public const string Text = $"{Interop}.Marshalling.Utf8StringMarshaller";

    /// <summary>What is in the namespace of the bindings.</summary>
    public static string Own(BindingsOptions options, string name) =>
        options.Namespace.Length == 0 ? $"global::{name}" : $"global::{Naming.Namespace(options.Namespace)}.{name}";

    /// <summary>The class of the functions.</summary>
    public static string Class(BindingsOptions options) => Own(options, Naming.Escape(options.ClassName));
}
