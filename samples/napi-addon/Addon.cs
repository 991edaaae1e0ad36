using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using napi_addon;

/// <summary>The object that <c>require</c> returns for this add-on, with the property <c>foo</c>.</summary>
internal static unsafe class Addon
{
    // node calls the function with this name after it has loaded an add-on.
    [UnmanagedCallersOnly(EntryPoint = "napi_register_module_v1", CallConvs = [typeof(CallConvCdecl)])]
    private static napi_value__* Register(napi_env__* env, napi_value__* exports)
    {
        if (NativeMethods.napi_create_string_utf8(env, "bar"u8, out var bar) != napi_status.napi_ok
            || NativeMethods.napi_set_named_property(env, exports, "foo"u8, bar) != napi_status.napi_ok)
            NativeMethods.napi_throw_error(env, null, "foo cannot be set");
        return exports;
    }
}
