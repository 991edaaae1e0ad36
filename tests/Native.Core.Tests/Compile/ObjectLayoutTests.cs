using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class ObjectLayoutTests
{
    [Theory]
    [InlineData("/src/a.c", "a.c.o")]
    [InlineData("/src/native/sub/a.c", "native/sub/a.c.o")]
    [InlineData("/src/native/a.cpp", "native/a.cpp.o")]
    [InlineData("/src/..hidden/a.c", "..hidden/a.c.o")]
    public void The_path_of_an_object_follows_that_of_its_source(string source, string expected) =>
        Assert.Equal(expected, ObjectLayout.ObjectName("/src", source));

    [Fact]
    public void Objects_of_sources_outside_the_project_are_in_a_folder_named_by_a_hash()
    {
        var a = ObjectLayout.ObjectName("/here/src", "/here/vendor/one/a.c");
        Assert.Matches("^_/[0-9a-f]{8}/a\\.c\\.o$", a);
        Assert.Equal(Path.GetDirectoryName(a), Path.GetDirectoryName(ObjectLayout.ObjectName("/here/src", "/here/vendor/one/b.c")));
        Assert.NotEqual(a, ObjectLayout.ObjectName("/here/src", "/here/vendor/two/a.c"));
    }

    [Fact]
    public void The_same_tree_in_another_folder_has_the_same_object_names() =>
        Assert.Equal(ObjectLayout.ObjectName("/here/src", "/here/vendor/a.c"), ObjectLayout.ObjectName("/home/me/src", "/home/me/vendor/a.c"));
}
