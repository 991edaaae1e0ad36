using CsCheck;
using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class PathMapTests
{
    private static readonly IReadOnlyList<PathName> s_machine = [Name("/home/me/.nuget/packages/", "/_/nuget"), Name("/home/me", "/_/home"), Name("/usr", "/usr"), Name("/", "/_/root")];

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
        Assert.Equal(expected, Apply(PathMap.Make([Name(project, ".")], [Paths.Full(folder)], s_machine), $"{folder.TrimEnd('/')}/x.h"));

    // On Windows, clang ignores case when it replaces the prefix of a path. On other systems, including macOS, it compares exactly.
    [Theory]
    [InlineData("windows", "/Src/App=.")]
    [InlineData("macos", "/Src/App=. /src/app/inc=/_/1")]
    [InlineData("linux", "/Src/App=. /src/app/inc=/_/1")]
    public void Folders_are_compared_as_the_compilers_of_the_system_do(string host, string expected) => Assert.Equal(expected, string.Join(' ',
        PathMap.Make([Name("/Src/App", ".")], [Paths.Full("/src/app/inc")], [], Hosts.Of(host)).Select(name => $"{Paths.Plain(name.Folder)}={name.Name}")));

    [Fact]
    public void The_same_tree_in_another_folder_has_the_same_names()
    {
        string[] files = ["app/native/a.c", "app-inc/a.h", "inc/a.h", "lib/inc/a.h", "app/obj/out/a.h"];
        List<string> Names(string root) => [.. files.Select(file => Apply(PathMap.Make(
            [Name($"{root}/app", ".")], files.Select(other => Path.GetDirectoryName(Paths.Full($"{root}/{other}"))!), s_machine), $"{root}/{file}"))];
        Assert.Equal(["./native/a.c", "../app-inc/a.h", "../inc/a.h", "../lib/inc/a.h", "./obj/out/a.h"], Names("/home/me/repo"));
        Assert.Equal(Names("/home/me/repo"), Names("/ci/1/s"));
        // The same tree in a system directory, at another depth.
        Assert.Equal(Names("/home/me/repo"), Names("/usr/src/x"));
    }

    [Fact]
    public void Folders_that_share_nothing_with_the_project_do_not_collide()
    {
        var names = PathMap.Make([Name("/p/app", ".")], new[] { "/mnt/a/src", "/mnt/a/src/sub", "/srv/b/src", "/mnt/a/src" }.Select(Paths.Full), []);
        Assert.Equal(["/_/1/x.c", "/_/1/sub/x.c", "/_/2/x.c"], new[] { "/mnt/a/src/x.c", "/mnt/a/src/sub/x.c", "/srv/b/src/x.c" }.Select(path => Apply(names, path)));
    }

    [Fact]
    public void Both_separators_of_the_system_are_the_same()
    {
        var (root, other) = (Path.GetFullPath("/w/app"), Path.GetFullPath("/w/inc").Replace(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));
        Assert.Equal([new(Path.GetFullPath("/w"), ".."), new(root, ".")], PathMap.Make([new(root, ".")], [other], []));
    }

    [Fact]
    public void The_folder_of_the_project_itself_is_a_dot() =>
        Assert.Equal((".", "."), (
            Apply(PathMap.Make([Name("/w/app/", ".")], [], []), "/w/app"),
            Apply(PathMap.Make([Name("/w/app", ".")], [Paths.Full("/w/inc"), Paths.Full("/w/app-more")], []), "/w/app")));

    [Fact]
    public void Every_folder_in_the_compiler_s_arguments_is_mapped() =>
        Assert.Equal(
            ["/inc", "/flags", "/forced", "/sysroot", "/cxx", "/own", "/options", "/src", "/obj"],
            Paths.Plain(PathMap.Folders(Requests.Compile(sources: new SourceFile(
                Paths.Full("/src/a.c"), SourceLanguage.C, [], [Paths.Full("/own")], [$"-isystem{Paths.Full("/options")}", "-Irelative"], 1)) with
            {
                IncludePaths = [new(Paths.Full("/inc"), IncludeKind.System)],
                CFlags = ["-I", Paths.Full("/flags"), "-include", Paths.Full("/forced/x.h"), $"--sysroot={Paths.Full("/sysroot")}", "-DX=/no", "-I"],
                CxxFlags = [$"-iquote{Paths.Full("/cxx")}"],
            })));

    [Fact]
    public void A_request_has_names_only_with_mapped_paths()
    {
        var request = Requests.Compile() with { ObjectDirectory = Paths.Full("/src/obj") };
        Assert.Empty(request.PathNames);
        Assert.Equal(["-ffile-prefix-map=/src=."], request.WithMappedPaths([]).PathNames.Select(name => Paths.Plain(name.Argument)));
    }

    private static readonly Gen<string[]> s_folders = Gen.OneOf("a", "b", "app", "app2").Array[1, 4].Select(names => string.Join('/', names)).Array[1, 6];

    [Fact]
    public void No_two_folders_have_the_same_name() => Gen.Select(Gen.OneOf("/home/me/src", "/usr/src", "/p/q"), s_folders, Gen.OneOf("/home/me", "/home/me/.nuget/packages", "/usr", "/mnt", "/p").Array[6])
        .Holds((root, folders, places) =>
        {
            var paths = folders.Zip(places, (folder, place) => $"{place}/{folder}").Concat(folders.Select(folder => $"{root}/{folder}")).Append($"{root}/app").Distinct().ToList();
            var names = PathMap.Make([Name($"{root}/app", ".")], paths.Select(Paths.Full), s_machine);
            Assert.Equal(paths.Count, paths.Select(path => Apply(names, path + "/x.h")).Distinct().Count());
        });

    [Fact]
    public void Any_tree_has_the_same_names_in_another_folder() => s_folders.Select(Gen.OneOf("/home/me/repo", "/ci/1/s", "/usr/src/x", "/q")).Holds((folders, root) =>
    {
        List<string> Names(string place)
        {
            var names = PathMap.Make([Name($"{place}/app", ".")], folders.Select(folder => Paths.Full($"{place}/{folder}")), s_machine);
            return [.. folders.Select(folder => Apply(names, $"{place}/{folder}/x.h"))];
        }

        Assert.Equal(Names("/w"), Names(root));
        Assert.DoesNotContain(Names(root), name => name.Contains(root, StringComparison.Ordinal));
    });

    // As in clang and gcc, the last matching prefix applies, compared character by character.
    private static string Apply(IReadOnlyList<PathName> names, string path)
    {
        var full = Paths.Full(path);
        return Paths.Plain(names.LastOrDefault(name => full.StartsWith(name.Folder, StringComparison.Ordinal)) is { } found ? found.Name + full[found.Folder.Length..] : full);
    }

    private static PathName Name(string folder, string name) => new(Paths.Full(folder), name);
}
