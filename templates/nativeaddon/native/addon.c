#include <node_api.h>

/* Returns the sum of two numbers. */
static napi_value add(napi_env env, napi_callback_info info)
{
    napi_value arguments[2], sum = NULL;
    size_t count = 2;
    double a, b;
    napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
    if (napi_get_value_double(env, arguments[0], &a) != napi_ok || napi_get_value_double(env, arguments[1], &b) != napi_ok)
        napi_throw_type_error(env, NULL, "add expects two numbers");
    else
        napi_create_double(env, a + b, &sum);
    return sum;
}

/* Node.js calls this function once in each thread that loads the add-on. */
NAPI_MODULE_INIT()
{
    napi_value function;
    napi_create_function(env, "add", NAPI_AUTO_LENGTH, add, NULL, &function);
    napi_set_named_property(env, exports, "add", function);
    return exports;
}
