using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Template._1;

/// <summary>The functions that JavaScript calls.</summary>
internal static unsafe class Addon
{
    // Node.js calls the function with this name once in each thread that loads the add-on.
    [UnmanagedCallersOnly(EntryPoint = "napi_register_module_v1", CallConvs = [typeof(CallConvCdecl)])]
    private static napi_value__* Register(napi_env__* env, napi_value__* exports)
    {
        NativeMethods.napi_create_function(env, "add"u8, 3, &Add, null, out var function);
        NativeMethods.napi_set_named_property(env, exports, "add"u8, function);
        return exports;
    }

    // Returns the sum of two numbers.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static napi_value__* Add(napi_env__* env, napi_callback_info__* info)
    {
        var arguments = stackalloc napi_value__*[2];
        nuint count = 2;
        NativeMethods.napi_get_cb_info(env, info, &count, arguments, null, null);
        napi_value__* sum = null;
        if (NativeMethods.napi_get_value_double(env, arguments[0], out var a) != napi_status.napi_ok
            || NativeMethods.napi_get_value_double(env, arguments[1], out var b) != napi_status.napi_ok)
            NativeMethods.napi_throw_type_error(env, null, "add expects two numbers"u8);
        else
            NativeMethods.napi_create_double(env, a + b, out sum);
        return sum;
    }
}
