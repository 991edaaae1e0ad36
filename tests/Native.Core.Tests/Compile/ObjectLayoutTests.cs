using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class ObjectLayoutTests
{
    [Theory]
    [InlineData("/src/a.c", "a.c.o")]
    [InlineData("/src/native/sub/a.c", "native/sub/a.c.o")]
    [InlineData("/src/native/a.cpp", "native/a.cpp.o")]
    [InlineData("/src/..hidden/a.c", "..hidden/a.c.o")]
    public void An_object_lies_where_its_source_does(string source, string expected) =>
        Assert.Equal(expected, ObjectLayout.ObjectName("/src", source));

    [Fact]
    public void Sources_outside_the_project_lie_under_a_hash_of_their_folder()
    {
        var a = ObjectLayout.ObjectName("/here/src", "/here/vendor/one/a.c");
        Assert.Matches("^_/[0-9a-f]{8}/a\\.c\\.o$", a);
        Assert.Equal(Path.GetDirectoryName(a), Path.GetDirectoryName(ObjectLayout.ObjectName("/here/src", "/here/vendor/one/b.c")));
        Assert.NotEqual(a, ObjectLayout.ObjectName("/here/src", "/here/vendor/two/a.c"));
    }

    [Fact]
    public void The_same_tree_elsewhere_gives_the_same_names() =>
        Assert.Equal(ObjectLayout.ObjectName("/here/src", "/here/vendor/a.c"), ObjectLayout.ObjectName("/home/me/src", "/home/me/vendor/a.c"));
}
