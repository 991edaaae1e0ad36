using Native.Core.Dependencies;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Execution;
using TestKit;

namespace Native.Bench;

/// <summary>Measures the resolution of ten pkg-config modules, compared with one pkg-config process for the same modules.</summary>
internal static class Probing
{
    private static readonly string[] s_modules =
        ["zlib", "libpng", "freetype2", "fontconfig", "cairo", "libxml-2.0", "gnutls", "sqlite3", "libsodium", "libgit2"];

    public static void Run()
    {
        var program = Tool.Run("sh", ["-c", "command -v pkg-config"]).Succeeds().Trim();
        var target = NativeTarget.Parse("linux-x64");
        var request = new PkgConfigRequest(target, "linux-x64", "", "", "/", TimeSpan.FromSeconds(30));
        List<Dependency> dependencies = [.. s_modules.Select(module =>
            new Dependency(module, [], VersionRange.Any, DependencyMode.System, LibraryKind.Default, false, [module], false))];
        // Reused, as in every build on a machine except the first.
        var ownPath = new OwnSearchPath();
        void Ours()
        {
            var (disk, variables) = (new DiskFileReader(), new BuildVariables(Environment.GetEnvironmentVariable, target.Rid));
            var resolution = new DependencyResolver(new PkgConfig(new RealCommands(), disk, variables, request), disk, variables, request, ownPath).Resolve(dependencies).Result;
            if (resolution.Diagnostics.Count > 0)
                throw new InvalidOperationException(resolution.Diagnostics[0].Message);
        }

        void Theirs() => Tool.Run(program, ["--cflags", "--libs", .. s_modules]).Succeeds();
        for (var i = 0; i < 5; i++)
        {
            Ours();
            Theirs();
        }

        Comparison.Run("ten modules of pkg-config", 41, 1.5, Ours, Theirs);
    }
}
