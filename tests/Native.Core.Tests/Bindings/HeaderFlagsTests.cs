using Native.Core.Bindings;
using Native.Core.Command;

namespace Native.Core.Tests.Bindings;

public sealed class HeaderFlagsTests
{
    [Theory]
    [InlineData("-O2 -g -Wall -fPIC -march=native -Wl,-z,now -lm", "")]
    [InlineData("-DA -D B=1 -UC -U D", "-DA -D B=1 -UC -U D")]
    [InlineData("-Iinclude -I include -isystem/a -isystem /b -idirafter /c -iquote d", "-Iinclude -I include -isystem/a -isystem /b -idirafter /c -iquote d")]
    [InlineData("-include config.h -imacros macros.h -O2", "-include config.h -imacros macros.h")]
    [InlineData("-std=c99 -fshort-enums -fpack-struct=1 -fno-common", "-std=c99 -fshort-enums -fpack-struct=1")]
    [InlineData("-O2 -D", "-D")]
    public void Only_some_options_affect_the_bindings_of_a_header(string flags, string expected) =>
        Assert.Equal(CommandLine.Split(expected), HeaderFlags.Of(CommandLine.Split(flags)));
}
