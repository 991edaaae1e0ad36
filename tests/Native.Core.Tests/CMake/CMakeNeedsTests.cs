using Native.Core.CMake;
using Native.Core.Diagnostics;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

/// <summary>A project is written as <c>name:needs,needs</c>.</summary>
public sealed class CMakeNeedsTests
{
    [Theory]
    [InlineData("png:zlib zlib", "zlib!() png(zlib)")]
    [InlineData("a b c:a", "a!() b() c(a)")]
    [InlineData("tiff:jpeg,zlib png:zlib jpeg zlib", "jpeg!() zlib!() tiff(jpeg zlib) png(zlib)")]
    [InlineData("app:png png:zlib zlib", "zlib!() png!(zlib) app(zlib png)")]
    [InlineData("png:vendor/zlib zlib", "zlib!() png(zlib)")]
    [InlineData("png:vendor\\zlib zlib", "zlib!() png(zlib)")]
    [InlineData("png:vendor/zlib/ zlib", "zlib!() png(zlib)")]
    public void Needed_projects_are_built_first_and_found_by_the_projects_that_need_them(string projects, string expected) => Assert.Equal(expected,
        string.Join(' ', CMakeNeeds.Order(Parse(projects)).Select(project => $"{Path.GetFileName(project.Source)}{(project.IsInstalled ? "!" : "")}("
            + $"{string.Join(' ', project.Needs.Select(prefix => Path.GetFileName(Path.GetDirectoryName(prefix))))})")));

    [Theory]
    [InlineData("png:zlip zlib", "NSDK3031", "Expected one of: zlib.")]
    [InlineData("png:zlib", "NSDK3031", "there is no other item")]
    [InlineData("a:b b:c c:b", "NSDK3032", "'vendor/b' → 'vendor/c' → 'vendor/b'")]
    [InlineData("a:a", "NSDK3032", "'vendor/a' → 'vendor/a'")]
    public void A_mistake_is_an_error(string projects, string code, string text)
    {
        var diagnostic = Assert.Throws<NativeException>(() => CMakeNeeds.Order(Parse(projects))).Diagnostic;
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(text, diagnostic.Message);
    }

    private static List<CMakeNeed> Parse(string projects) => [.. projects.Split(' ').Select(text => text.Split(':')).Select(parts =>
        new CMakeNeed($"vendor/{parts[0]}", Project() with { Source = $"/p/vendor/{parts[0]}", Folder = $"/p/obj/{parts[0]}" },
            parts.Length > 1 ? parts[1].Split(',') : []))];
}
