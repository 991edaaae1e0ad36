using Native.Core.NodeAddon;

namespace Native.Core.Tests.NodeAddon;

public sealed class NodeHeaderSearchTests
{
    [UnixFact(Unix.Paths)]
    public void The_npm_package_comes_before_the_installation_of_node() => Assert.Equal(
        [
            "/me/foo/node_modules/node-api-headers/include", "/me/node_modules/node-api-headers/include", "/node_modules/node-api-headers/include",
            "/opt/node/include/node", "/usr/local/include/node", "/usr/include/node",
        ], NodeHeaderSearch.OnMachine("/me/foo", "/opt/node/bin/node", isWindows: false));

    [UnixFact(Unix.Paths)]
    public void Without_node_the_package_is_found() => Assert.Equal(
        ["/foo/node_modules/node-api-headers/include", "/node_modules/node-api-headers/include"], NodeHeaderSearch.OnMachine("/foo", null, isWindows: true));

    [Fact]
    public void The_message_names_what_was_searched_and_what_to_type()
    {
        Assert.StartsWith("The headers of Node-API, which an add-on needs, were not found. Expected node_api.h in one of: /a, /b.", NodeHeaderSearch.Missing("", ["/a", "/b"]));
        Assert.StartsWith("NativeNodeHeaders names '../x', which does not contain node_api.h.", NodeHeaderSearch.Missing("../x", ["/x"]));
    }
}
