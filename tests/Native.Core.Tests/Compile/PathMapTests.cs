using CsCheck;
using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class PathMapTests
{
    private static readonly IReadOnlyList<PathName> s_machine = [new("/home/me/.nuget/packages/", "/_/nuget"), new("/home/me", "/_/home"), new("/usr", "/usr"), new("/", "/_/root")];

    [Theory]
    [InlineData("/home/me/src/app", "/home/me/src/app/inc", "./inc/x.h")]
    [InlineData("/home/me/src/app", "/home/me/src/inc", "../inc/x.h")]
    [InlineData("/home/me/src/app", "/home/me/src", "../x.h")]
    [InlineData("/home/me/src/app", "/home/me/src/app-more", "../app-more/x.h")]
    [InlineData("/home/me/a/b/app", "/home/me/a/b/app2/inc", "../app2/inc/x.h")]
    [InlineData("/home/me/a/b/app", "/home/me/a/inc/", "../../inc/x.h")]
    [InlineData("/home/me/src/app", "/home/me/.nuget/packages/z/1.0/include", "/_/nuget/z/1.0/include/x.h")]
    [InlineData("/ci/work/app", "/home/me/.nuget/packages/z/1.0/include", "/_/nuget/z/1.0/include/x.h")]
    [InlineData("/home/me/src/app", "/home/me/sdk/z", "/_/home/sdk/z/x.h")]
    [InlineData("/ci/work/app", "/home/me/sdk/z", "/_/home/sdk/z/x.h")]
    [InlineData("/ci/work/app", "/usr/include/z", "/usr/include/z/x.h")]
    [InlineData("/usr/src/app", "/usr/src/inc", "../inc/x.h")]
    [InlineData("/usr/src/app", "/usr/include/z", "/usr/include/z/x.h")]
    [InlineData("/ci/work/app", "/mnt/z/include", "/_/1/x.h")]
    [InlineData("/app", "/inc", "/_/1/x.h")]
    public void A_folder_has_a_name_that_does_not_depend_on_this_machine(string project, string folder, string expected) =>
        Assert.Equal(expected, Apply(PathMap.Make([new(project, ".")], [folder], s_machine), $"{folder.TrimEnd('/')}/x.h"));

    // On Windows, clang ignores case when it replaces the prefix of a path. On other systems, including macOS, it compares exactly.
    [Theory]
    [InlineData("windows", "/Src/App=.")]
    [InlineData("macos", "/Src/App=. /src/app/inc=/_/1")]
    [InlineData("linux", "/Src/App=. /src/app/inc=/_/1")]
    public void Folders_are_compared_as_the_compilers_of_the_system_do(string host, string expected) => Assert.Equal(expected, string.Join(' ',
        PathMap.Make([new("/Src/App", ".")], ["/src/app/inc"], [], Hosts.Of(host)).Select(name => $"{name.Folder}={name.Name}")));

    [Fact]
    public void The_same_tree_in_another_folder_has_the_same_names()
    {
        string[] files = ["app/native/a.c", "app-inc/a.h", "inc/a.h", "lib/inc/a.h", "app/obj/out/a.h"];
        List<string> Names(string root) => [.. files.Select(file => Apply(PathMap.Make(
            [new($"{root}/app", ".")], files.Select(other => Path.GetDirectoryName($"{root}/{other}")!), s_machine), $"{root}/{file}"))];
        Assert.Equal(["./native/a.c", "../app-inc/a.h", "../inc/a.h", "../lib/inc/a.h", "./obj/out/a.h"], Names("/home/me/repo"));
        Assert.Equal(Names("/home/me/repo"), Names("/ci/1/s"));
        // The same tree in a system directory, at another depth.
        Assert.Equal(Names("/home/me/repo"), Names("/usr/src/x"));
    }

    [Fact]
    public void Folders_that_share_nothing_with_the_project_do_not_collide()
    {
        var names = PathMap.Make([new("/p/app", ".")], ["/mnt/a/src", "/mnt/a/src/sub", "/srv/b/src", "/mnt/a/src"], []);
        Assert.Equal(["/_/1/x.c", "/_/1/sub/x.c", "/_/2/x.c"], new[] { "/mnt/a/src/x.c", "/mnt/a/src/sub/x.c", "/srv/b/src/x.c" }.Select(path => Apply(names, path)));
    }

    [Fact]
    public void The_folder_of_the_project_itself_is_a_dot() =>
        Assert.Equal((".", "."), (
            Apply(PathMap.Make([new("/w/app/", ".")], [], []), "/w/app"),
            Apply(PathMap.Make([new("/w/app", ".")], ["/w/inc", "/w/app-more"], []), "/w/app")));

    [Fact]
    public void Every_folder_in_the_compiler_s_arguments_is_mapped() =>
        Assert.Equal(
            ["/inc", "/flags", "/forced", "/sysroot", "/cxx", "/own", "/options", "/src", "/obj"],
            PathMap.Folders(Requests.Compile(sources: new SourceFile("/src/a.c", SourceLanguage.C, [], ["/own"], ["-isystem/options", "-Irelative"], 1)) with
            {
                IncludePaths = [new("/inc", IncludeKind.System)],
                CFlags = ["-I", "/flags", "-include", "/forced/x.h", "--sysroot=/sysroot", "-DX=/no", "-I"],
                CxxFlags = ["-iquote/cxx"],
            }));

    [Fact]
    public void A_request_has_names_only_with_mapped_paths()
    {
        var request = Requests.Compile() with { ObjectDirectory = "/src/obj" };
        Assert.Empty(request.PathNames);
        Assert.Equal(["-ffile-prefix-map=/src=."], request.WithMappedPaths([]).PathNames.Select(name => name.Argument));
    }

    private static readonly Gen<string[]> s_folders = Gen.OneOf("a", "b", "app", "app2").Array[1, 4].Select(names => string.Join('/', names)).Array[1, 6];

    [Fact]
    public void No_two_folders_have_the_same_name() => Gen.Select(Gen.OneOf("/home/me/src", "/usr/src", "/p/q"), s_folders, Gen.OneOf("/home/me", "/home/me/.nuget/packages", "/usr", "/mnt", "/p").Array[6])
        .Holds((root, folders, places) =>
        {
            var paths = folders.Zip(places, (folder, place) => $"{place}/{folder}").Concat(folders.Select(folder => $"{root}/{folder}")).Append($"{root}/app").Distinct().ToList();
            var names = PathMap.Make([new($"{root}/app", ".")], paths, s_machine);
            Assert.Equal(paths.Count, paths.Select(path => Apply(names, path + "/x.h")).Distinct().Count());
        });

    [Fact]
    public void Any_tree_has_the_same_names_in_another_folder() => s_folders.Select(Gen.OneOf("/home/me/repo", "/ci/1/s", "/usr/src/x", "/q")).Holds((folders, root) =>
    {
        List<string> Names(string place)
        {
            var names = PathMap.Make([new($"{place}/app", ".")], folders.Select(folder => $"{place}/{folder}"), s_machine);
            return [.. folders.Select(folder => Apply(names, $"{place}/{folder}/x.h"))];
        }

        Assert.Equal(Names("/w"), Names(root));
        Assert.DoesNotContain(Names(root), name => name.Contains(root, StringComparison.Ordinal));
    });

    // As in clang and gcc, the last matching prefix applies, compared character by character.
    private static string Apply(IReadOnlyList<PathName> names, string path) =>
        names.LastOrDefault(name => path.StartsWith(name.Folder, StringComparison.Ordinal)) is { } found ? found.Name + path[found.Folder.Length..] : path;
}
