#include <node_api.h>
#include <string.h>

// Throws a JavaScript exception unless a call to node succeeded.
static int failed(napi_env env, napi_status status, const char *message)
{
    if (status == napi_ok)
        return 0;
    napi_throw_type_error(env, NULL, message);
    return 1;
}

static napi_value add(napi_env env, napi_callback_info info)
{
    napi_value arguments[2], sum;
    size_t count = 2;
    double a, b;
    if (failed(env, napi_get_cb_info(env, info, &count, arguments, NULL, NULL), "the arguments cannot be read")
        || failed(env, napi_get_value_double(env, arguments[0], &a), "the first argument is not a number")
        || failed(env, napi_get_value_double(env, arguments[1], &b), "the second argument is not a number")
        || failed(env, napi_create_double(env, a + b, &sum), "the sum cannot be created"))
        return NULL;
    return sum;
}

// node calls this function once in each thread that loads the add-on.
NAPI_MODULE_INIT()
{
    napi_value function, platform;
    const char *name =
#if defined(_WIN32)
        "windows";
#elif defined(__APPLE__)
        "macos";
#else
        "linux";
#endif
    if (failed(env, napi_create_function(env, "add", NAPI_AUTO_LENGTH, add, NULL, &function), "add cannot be created")
        || failed(env, napi_set_named_property(env, exports, "add", function), "add cannot be set")
        || failed(env, napi_create_string_utf8(env, name, strlen(name), &platform), "platform cannot be created")
        || failed(env, napi_set_named_property(env, exports, "platform", platform), "platform cannot be set"))
        return NULL;
    return exports;
}
