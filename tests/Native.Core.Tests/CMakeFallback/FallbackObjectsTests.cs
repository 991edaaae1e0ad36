using Native.Core.CMakeFallback;

namespace Native.Core.Tests.CMakeFallback;

public sealed class FallbackObjectsTests
{
    [Theory]
    [InlineData("""[{ "directory": "/b", "command": "cc -o x.o -c a.c", "output": "CMakeFiles/native.dir/a.c.o" }]""", "/b/CMakeFiles/native.dir/a.c.o")]
    [InlineData("""[{ "directory": "/b ä", "command": "cc -I\"/x y\" -o 'a b.o' -c a.c" }]""", "/b ä/a b.o")]
    [InlineData("""[{ "directory": "/b", "command": "cc -c a.c" }]""")]
    [InlineData("[]")]
    public void CMake_or_the_command_names_the_object(string database, params string[] expected) => Assert.Equal(expected, Paths.Plain(FallbackObjects.Of(Paths.Quoted(database))));
}
