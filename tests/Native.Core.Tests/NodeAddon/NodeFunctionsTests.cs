using Native.Core.NodeAddon;

namespace Native.Core.Tests.NodeAddon;

public sealed class NodeFunctionsTests
{
    [Fact]
    public void Functions_are_read_from_declarations_of_all_versions() => Assert.Equal(["napi_fatal_error", "napi_get_undefined", "napi_new"], NodeFunctions.Declared("""
        #if defined(BUILDING_NODE_EXTENSION) && !defined(NAPI_EXTERN)
        #define NAPI_EXTERN \
          __attribute__((napi_macro("x")))
        #endif
        // NAPI_EXTERN napi_status napi_comment(void);
        /* NAPI_EXTERN napi_status
           napi_old(void); */
        NAPI_EXTERN NAPI_NO_RETURN void NAPI_CDECL
        napi_fatal_error(const char* location,
                         size_t (*length)(void));
        typedef napi_value(NAPI_CDECL* napi_addon_register_func)(napi_env env, napi_value exports);
        NAPI_EXTERN napi_status NAPI_CDECL napi_get_undefined(napi_env env,  // The environment.
                                                              napi_value* result);
        #if NAPI_VERSION >= 99
        NAPI_EXTERN napi_status NAPI_CDECL napi_new(void);
        #endif
        """));

    [Fact]
    public void Both_headers_are_read_and_the_order_is_that_of_the_names()
    {
        var files = new FakeFiles().With("/node/node_api.h", text: "NAPI_EXTERN int b(void);\nNAPI_EXTERN int a(void);").With("/node/js_native_api.h", text: "NAPI_EXTERN int c(void);");
        Assert.Equal(["a", "b", "c"], NodeFunctions.In("/node", files));
        Assert.Empty(NodeFunctions.In("/nothing", files));
    }
}
