using Native.Bindgen.Read;
using Native.Core.Bindings;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Bindgen.Tests;

public sealed class SelectionTests
{
    // libclang returns the path of a header as it was included, in any case if the file system ignores case.
    [Theory]
    [InlineData("/inc/sodium.h", true, true)]
    [InlineData("/inc/SODIUM.h", true, false)]
    [InlineData("/inc/sodium/core.h", true, true)]
    [InlineData("/Inc/Sodium/core.h", true, false)]
    [InlineData("/inc/other.h", false, false)]
    [InlineData("/inc/sodium-more/a.h", false, false)]
    public void The_files_of_a_library_are_compared_as_the_file_system_compares_names(string file, bool ignoring, bool exact)
    {
        var options = BindingsReader.Read(new OptionValues(_ => "", name => name, null), "/inc/sodium.h", path => path);
        bool IsOwn(HostSystem host) => new Selection(options, ["/inc/"], host).IsOwn(file, isSystem: true);
        Assert.Equal((ignoring, ignoring, exact), (IsOwn(HostSystem.Windows), IsOwn(HostSystem.MacOS), IsOwn(HostSystem.Linux)));
    }

    [Theory]
    [InlineData("windows", false)]
    [InlineData("linux", true)]
    public void A_system_search_directory_does_not_belong_to_a_header(string host, bool isOwn)
    {
        var options = BindingsReader.Read(new OptionValues(_ => "", name => name, null), "/inc/sodium.h", path => path);
        Assert.Equal(isOwn, new Selection(options, ["/INC"], Hosts.Of(host)).IsOwn("/inc/other.h", isSystem: true));
    }
}
