using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Platform;

namespace Native.UpToDate.Tests;

/// <summary>The compiler that a build uses on each system.</summary>
public sealed class FindToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tools-ä ").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("auto", false, "zig cmake ninja", "zig zig - -")]
    [InlineData("auto", true, "zig cmake ninja", "zig zig cmake ninja")]
    [InlineData("auto", false, "cmake ninja", "cmake - cmake ninja")]
    [InlineData("auto", false, "cmake", "cmake - cmake -")]
    [InlineData("auto", false, "ninja", "none - - ninja")]
    [InlineData("cmake", false, "zig cmake", "cmake - cmake -")]
    [InlineData("zig", false, "zig cmake", "zig zig - -")]
    [InlineData("zig", false, "cmake", "none - cmake -")]
    [InlineData("zig", true, "cmake ninja", "none - cmake ninja")]
    public void A_build_uses_zig_and_CMake_if_zig_is_missing(string toolchain, bool hasProjects, string programs, string expected)
    {
        foreach (var program in programs.Split(' '))
            Write($"bin/{Program(program)}");
        var tools = Find(HostSystem.This, toolchain, hasProjects);
        Assert.Equal(expected, string.Join(' ', new[] { tools.Kind, tools.Zig, tools.CMake, tools.Ninja }.Select(tool => tool.Length == 0 ? "-" : Path.GetFileNameWithoutExtension(tool))));
    }

    [Fact]
    public void Programs_are_found_on_the_PATH_of_Windows() => Programs_are_found_on_the_PATH("Windows", "{0};\"{1}\";", ".exe");

    [UnixTheory(Unix.Paths)]
    [InlineData("macOS", "{0}::{1}", "")]
    [InlineData("Linux", "{0}:{1}", "")]
    public void Programs_are_found_on_the_PATH(string system, string path, string extension)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        foreach (var program in new[] { "zig", "cmake", "ninja" })
        {
            Write($"bin/{program}");
            Write($"bin/{program}.exe");
        }

        _variables["PATH"] = path.Replace("{0}", Path.Combine(_folder, "empty"), StringComparison.Ordinal).Replace("{1}", Path.Combine(_folder, "bin"), StringComparison.Ordinal);
        var tools = Find(Host(system), "auto", hasProjects: true);
        Assert.Equal(
            new[] { "zig", "cmake", "ninja" }.Select(program => Path.Combine(_folder, "bin", program + extension)), [tools.Zig, tools.CMake, tools.Ninja]);
    }

    [Theory]
    [InlineData("Windows", "tools", "zig.exe")]
    [InlineData("Windows", "tools/zig", "zig.exe")]
    [InlineData("Windows", "tools/zig.exe", "zig.exe")]
    [InlineData("macOS", "tools", "zig")]
    [InlineData("macOS", "tools/zig", "zig")]
    public void A_path_can_be_a_folder_or_lack_the_extension_and_the_first_one_counts(string system, string path, string file)
    {
        Write("tools/zig");
        Write("tools/zig.exe");
        Write("bin/zig");
        Assert.Equal(Path.Combine(_folder, "tools", file), Find(Host(system), "auto", zigPaths: ["", path, "bin/zig"]).Zig);
    }

    // The task that queries the version of zig reports that zig does not exist.
    [Fact]
    public void A_named_path_counts_even_if_it_does_not_exist()
    {
        Write($"bin/{Program("zig")}");
        var path = Path.Combine(_folder, "nowhere", "zig");
        var tools = Find(HostSystem.This, "auto", zigPaths: [path]);
        Assert.Equal(("zig", path), (tools.Kind, tools.Zig));
        Assert.Equal("", Find(HostSystem.This, "cmake", zigPaths: [path]).Zig);
    }

    [Theory]
    // Settings, programs on PATH, and whether the package exists: the zig that is used, and the package that restore adds.
    [InlineData("", "", false, "", "0.14.1.1 missing CMake=")]
    [InlineData("", "", true, "packages/vezel.zig.toolsets.linux-x64/0.14.1.1/tools/zig", "0.14.1.1 present CMake=")]
    [InlineData("", "cmake", false, "", "0.14.1.1 missing CMake=CMake")]
    [InlineData("", "zig", true, "bin/zig", "")]
    [InlineData("none", "", true, "", "")]
    [InlineData("none", "zig", true, "bin/zig", "")]
    [InlineData("0.16.0.2", "zig cmake", false, "packages/vezel.zig.toolsets.linux-x64/0.16.0.2/tools", "0.16.0.2 missing CMake=")]
    [InlineData("ZIG", "", true, "bin/other", "")]
    [InlineData("ZigPath", "zig", true, "bin/named", "")]
    public void Restore_downloads_zig_only_if_nothing_names_it_and_the_machine_has_none(string setting, string programs, bool isPresent, string zig, string package)
    {
        foreach (var program in programs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Write($"bin/{Program(program)}");
        if (isPresent)
            Write($"packages/vezel.zig.toolsets.linux-x64/0.14.1.1/tools/{Program("zig")}");
        var task = Task(HostSystem.This, "auto", false, setting == "ZigPath" ? ["bin/named"] : []);
        task.ZigVersion = setting is "ZIG" or "ZigPath" ? "" : setting;
        task.ZigVariable = setting == "ZIG" ? "bin/other" : "";
        Assert.True(task.Execute());
        Assert.Equal(zig.Length == 0 ? "" : Path.GetFullPath(zig.EndsWith("/zig", StringComparison.Ordinal) ? zig[..^"zig".Length] + Program("zig") : zig, _folder), task.Zig);
        Assert.Equal(package, string.Join(' ', task.Packages.Select(item =>
            $"{item.GetMetadata("Version")} {(item.GetMetadata("IsMissing") == "true" ? "missing" : "present")} CMake={item.GetMetadata("Alternative")}")));
    }

    [Theory]
    [InlineData("cmake", "")]
    [InlineData("zig", "Alternative=")]
    public void Another_toolchain_has_no_alternative(string toolchain, string expected)
    {
        Write($"bin/{Program("cmake")}");
        Assert.Equal(expected, string.Join(' ', Find(HostSystem.This, toolchain).Packages.Select(item => $"Alternative={item.GetMetadata("Alternative")}")));
    }

    [Fact]
    public void Another_zig_in_its_folder_changes_the_state()
    {
        var zig = Write($"bin/{Program("zig")}");
        var before = State();
        Assert.Equal(before, State());
        File.SetLastWriteTimeUtc(zig, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var touched = State();
        Assert.NotEqual(before, touched);
        // Archives give all versions the same timestamp.
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(zig)!, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.NotEqual(touched, State());

        string State() => string.Join('|', Find(HostSystem.This, "auto").State.Select(item => item.ItemSpec));
    }

    private static string Program(string name) => HostSystem.This.ProgramNames(name).First();

    private static HostSystem Host(string system) => system switch { "Windows" => HostSystem.Windows, "macOS" => HostSystem.MacOS, _ => HostSystem.Linux };

    private string Write(string path)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
        return full;
    }

    private FindTools Find(HostSystem host, string toolchain, bool hasProjects = false, params string[] zigPaths)
    {
        var task = Task(host, toolchain, hasProjects, zigPaths);
        Assert.True(task.Execute());
        return task;
    }

    private FindTools Task(HostSystem host, string toolchain, bool hasProjects, string[] zigPaths)
    {
        var environment = new Dictionary<string, string>(_variables);
        environment.TryAdd("PATH", Path.Combine(_folder, "bin"));
        return new()
        {
            Host = host,
            TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(_folder, environment),
            Toolchain = toolchain,
            CMakeProjects = hasProjects ? [new TaskItem("vendor/z")] : [],
            ZigPaths = zigPaths,
            PackageRoot = Path.Combine(_folder, "packages"),
            HostRid = "linux-x64",
        };
    }
}
