using Native.Core.CMake;
using Native.Core.Incremental;

namespace Native.Core.Tests.CMake;

public sealed class CMakeGlobsTests
{
    [Theory]
    [InlineData("""file(GLOB NEW_GLOB LIST_DIRECTORIES true "/p/src/*.c")""", "/p/src//*.c")]
    [InlineData("""file(GLOB_RECURSE NEW_GLOB LIST_DIRECTORIES false "/p/src/*.c")""", "/p/src//**/*.c")]
    [InlineData("""file(GLOB NEW_GLOB LIST_DIRECTORIES true RELATIVE "/p" "/p/src/*/x[a-c].c")""", "/p/src//*/x?.c")]
    [InlineData("""file(GLOB NEW_GLOB LIST_DIRECTORIES true "/p/a b \"c\"/*.c")""", "/p/a b \"c\"//*.c")]
    [InlineData("""file(GLOB NEW_GLOB LIST_DIRECTORIES true "/p/one.c")""", "/p//one.c")]
    public void A_glob_is_the_names_of_a_folder(string line, string expected) =>
        Assert.Equal([(InputKind.Names, expected)], CMakeGlobs.Read($"cmake_policy(SET CMP0009 NEW)\n\n# at CMakeLists.txt:3 (file)\n{line}\nset(OLD_GLOB\n  \"/p/src/a.c\"\n  )\n"));

    [Fact]
    public void Without_globs_the_result_is_empty() => Assert.Empty(CMakeGlobs.Read("cmake_policy(SET CMP0009 NEW)\n"));
}
