using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Execution;

namespace Native.Tasks.Tests;

public sealed class AuditBinariesTests(BadBinaries binaries) : IClassFixture<BadBinaries>
{
    /// <summary>Rows for each rule and file format: the code, the RID, the linker arguments, and the change to the linked file.</summary>
    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "NSDK6030", "linux-x64", "a.c -target aarch64-linux-gnu.2.23", "" },
        { "NSDK6030", "linux-x64", "a.c", "elf no sections" },
        { "NSDK6030", "win-x64", "a.c -target aarch64-windows-gnu", "" },
        { "NSDK6030", "osx-x64", "a.c -target aarch64-macos.13.0-none", "" },
        { "NSDK6030", "osx-arm64", "a.c -target aarch64-linux-gnu.2.23", "" },
        { "NSDK6031", "linux-x64", "a.c -target x86_64-linux-musl", "" },
        { "NSDK6031", "linux-musl-x64", "a.c -target x86_64-linux-gnu.2.23", "" },
        { "NSDK6032", "linux-x64", "glibc.c -target x86_64-linux-gnu.2.34", "" },
        { "NSDK6032", "linux-x64", "use.c stub:libstdc++.so.6", "" },
        { "NSDK6033", "osx-x64", "a.c -target x86_64-macos.14.0-none", "" },
        { "NSDK6033", "osx-arm64", "a.c", "macho ios" },
        { "NSDK6033", "win-x64", "a.c", "pe version" },
        { "NSDK6034", "linux-x64", "use.c stub:libpng16.so.16", "" },
        { "NSDK6034", "linux-musl-x64", "use.c stub:libpng16.so.16", "" },
        { "NSDK6034", "win-x64", "use.c stub:vcruntime140.dll", "" },
        { "NSDK6034", "osx-arm64", "use.c stub:libpng16.dylib", "" },
        { "NSDK6035", "linux-x64", "a.c -Wl,-rpath,/opt/lib", "" },
        { "NSDK6035", "osx-arm64", "a.c -Wl,-rpath,/opt/lib", "" },
        { "NSDK6036", "linux-x64", "a.c unnamed", "" },
        { "NSDK6036", "linux-x64", "a.c unnamed -Wl,-soname,liba.so.1", "" },
        { "NSDK6036", "osx-arm64", "a.c unnamed -Wl,-install_name,/usr/local/lib/liba.dylib", "" },
        { "NSDK6036", "win-x64", "a.c", "name b.dll" },
        { "NSDK6037", "linux-x64", "static.S -Wl,-z,notext", "" },
        { "NSDK6038", "linux-x64", "a.c", "elf stack" },
        { "NSDK6038", "linux-musl-x64", "a.c", "elf no stack" },
        { "NSDK6038", "win-x64", "a.c", "pe nx" },
        { "NSDK6038", "osx-arm64", "a.c", "macho stack" },
        { "NSDK6039", "linux-x64", "main.c -no-pie", "" },
        { "NSDK6039", "win-x64", "a.c", "pe base" },
        { "NSDK6039", "osx-x64", "main.c", "macho fixed" },
        { "NSDK6040", "osx-arm64", "a.c", "macho unsigned" },
        { "NSDK2043", "linux-x64", "a.c", "name a.node" },
        { "NSDK2043", "win-x64", "a.c stub:node.exe", "name a.node" },
        { "NSDK2043", "osx-arm64", "a.c", "name a.node" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_fault_has_its_code_in_each_format(string code, string rid, string arguments, string patch)
    {
        var file = binaries.Make(rid, arguments, patch);
        var engine = Run(file, rid, isPack: true);
        Assert.Equal([code], Codes(engine));
        // The project can change the error to a warning, or suppress it.
        Assert.Empty(Run(file, rid, isPack: true, notAsErrors: code).Errors);
        Assert.Empty(Codes(Run(file, rid, isPack: true, noWarn: code)));
    }

    [Theory]
    [InlineData("linux-x64", "a.c")]
    [InlineData("linux-arm64", "a.c")]
    [InlineData("linux-arm", "a.c")]
    [InlineData("linux-x86", "a.c")]
    [InlineData("linux-musl-x64", "a.c")]
    [InlineData("linux-x64", "main.c -pie")]
    [InlineData("win-x64", "a.c")]
    [InlineData("win-arm64", "a.c")]
    [InlineData("win-x64", "main.c")]
    [InlineData("osx-x64", "a.c")]
    [InlineData("osx-arm64", "a.c -Wl,-rpath,@loader_path")]
    [InlineData("osx-arm64", "main.c")]
    public void A_good_binary_has_no_finding(string rid, string arguments) => Assert.Empty(Codes(Run(binaries.Make(rid, arguments, ""), rid, isPack: true)));

    [Fact]
    public void What_would_not_load_at_all_is_an_error_of_the_build_and_the_rest_of_the_pack()
    {
        var missing = binaries.Make("linux-x64", "use.c stub:libpng16.so.16", "");
        Assert.Single(Run(missing, "linux-x64", isPack: false).Warnings);
        Assert.Contains("needs libpng16.so.16, which is not a part of Linux with glibc and not next to it.", Assert.Single(Run(missing, "linux-x64", isPack: true).Errors).Message);
        // The build machine has the runtime of its compiler.
        var microsoft = binaries.Make("win-x64", "use.c stub:vcruntime140.dll", "");
        Assert.Empty(Codes(Run(microsoft, "win-x64", isPack: false)));
        Assert.Single(Run(microsoft, "win-x64", isPack: true).Errors);
        Assert.Single(Run(binaries.Make("linux-x64", "a.c -target x86_64-linux-musl", ""), "linux-x64", isPack: false).Errors);
    }

    [Fact]
    public void What_the_project_names_or_brings_is_no_finding_of_the_build()
    {
        var file = binaries.Make("linux-x64", "use.c stub:libpng16.so.16", "");
        Assert.Empty(Codes(Run(file, "linux-x64", isPack: false, libraries: [new TaskItem("png16")])));
        // The link records the name, but a package must contain the file anyway.
        Assert.Equal(["NSDK6034"], Codes(Run(file, "linux-x64", isPack: true)));
        Assert.Empty(Codes(Run(file, "linux-x64", isPack: false, libraries: [Item("/usr/lib/libpng16.so.16", ("Dependency", "libpng"))])));
        Assert.Empty(Codes(Run(file, "linux-x64", isPack: true)));
        Assert.Empty(Codes(Run(file, "linux-x64", isPack: false, copy: "/elsewhere/libpng16.so.16")));
        Assert.Equal(["NSDK6034"], Codes(Run(file, "linux-x64", isPack: true)));
    }

    [Fact]
    public void Files_that_the_project_packs_itself_are_audited_for_the_RID_of_their_place()
    {
        var musl = binaries.Make("linux-musl-x64", "a.c", "");
        Assert.Equal(["NSDK6031"], Codes(Run(Item(musl, ("PackagePath", @"runtimes\linux-x64\native\")), isPack: true)));
        Assert.Equal(["NSDK6036"], Codes(Run(Item(musl, ("PackagePath", "runtimes/linux-musl-x64/native/libb.so")), isPack: true)));
        Assert.Empty(Codes(Run(Item(musl, ("PackagePath", "runtimes/linux-x64/native/"), ("Pack", "false")), isPack: true)));
        Assert.Empty(Codes(Run(Item(musl, ("PackagePath", "runtimes/android-arm64/native/;content/")), isPack: true)));
        Assert.Equal(["NSDK6030"], Codes(Run(Item(binaries.Text("liba.so"), ("PackagePath", "runtimes/linux-x64/native")), isPack: true)));
        Assert.Empty(Codes(Run(Item(binaries.Text("notes.txt"), ("PackagePath", "runtimes/linux-x64/native/")), isPack: true)));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    public void Exports_are_compared_with_a_list(string rid)
    {
        var file = binaries.Make(rid, "a.c", "");
        var list = Path.Combine(Path.GetDirectoryName(file)!, "exports.txt");
        Assert.Equal(["NSDK6042"], Codes(Run(file, rid, isPack: false, exports: list)));
        File.WriteAllText(list, "# what C# calls\na\n[nothing]\nb\n");
        Assert.Empty(Codes(Run(file, rid, isPack: true, exports: list)));
        File.WriteAllText(list, $"c\n[{rid.Split('-')[0]}]\nd\n");
        Assert.Contains("lists: -c -d +a.", Assert.Single(Run(file, rid, isPack: false, exports: list).Warnings, warning => warning.Code == "NSDK6041").Message);
        Assert.Equal("NSDK6041", Assert.Single(Run(file, rid, isPack: true, exports: list).Errors).Code);
    }

    [Fact]
    public void With_CMake_only_a_version_that_the_project_sets_is_promised()
    {
        var file = binaries.Make("linux-x64", "glibc.c -target x86_64-linux-gnu.2.34", "");
        Assert.Empty(Codes(Run(Item(file), isPack: true, "linux-x64", ("Toolchain", "cmake"))));
        Assert.Equal(["NSDK6032"], Codes(Run(Item(file), isPack: true, "linux-x64", ("Toolchain", "cmake"), ("GlibcVersion", "2.31"))));
        Assert.Empty(Codes(Run(Item(file), isPack: false, "linux-x64", ("Toolchain", "cmake"), ("GlibcVersion", "2.31"))));
        Assert.Empty(Codes(Run(Item(file), isPack: true, "linux-x64", ("GlibcVersion", "2.34"))));
    }

    [Fact]
    public void The_table_says_what_a_library_needs_exports_and_promises()
    {
        var task = Task(Item(binaries.Make("linux-x64", "use.c stub:libpng16.so.16 -Wl,-rpath,/opt/lib", "")), isPack: false, "linux-x64");
        task.IsTable = true;
        Assert.True(task.Execute());
        var lines = task.Lines.Select(line => line.ItemSpec).ToList();
        Assert.Contains("is           ELF x64, for linux-x64", lines);
        Assert.Contains("name         liba.so", lines);
        Assert.Contains("needs        libpng16.so.16, which is not provided", lines);
        Assert.Contains("run path     /opt/lib", lines);
        Assert.Contains(lines, line => line.StartsWith("finding      warning NSDK6034: liba.so for linux-x64 needs libpng16.so.16", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("finding      warning NSDK6035: ", StringComparison.Ordinal));
        Assert.Empty(((FakeBuildEngine)task.BuildEngine).Warnings);
    }

    // Another build of the project that holds the lock removes temporary files from the directory.
    [Fact]
    public async System.Threading.Tasks.Task The_audit_of_a_build_waits_for_another_build_of_the_project()
    {
        var file = binaries.Make("linux-x64", "use.c stub:libpng16.so.16", "");
        var folder = Path.GetDirectoryName(file)!;
        System.Threading.Tasks.Task<FakeBuildEngine> audit;
        using (BuildLock.Acquire(BuildLock.PathIn(folder), default))
        {
            audit = System.Threading.Tasks.Task.Run(() => Run(file, "linux-x64", isPack: false));
            Assert.NotEqual(audit, await System.Threading.Tasks.Task.WhenAny(audit, System.Threading.Tasks.Task.Delay(300)));
            // The audit of a package only reads.
            Assert.Equal(["NSDK6034"], Codes(Run(file, "linux-x64", isPack: true)));
        }

        Assert.Single((await audit).Warnings);
    }

    private static List<string> Codes(FakeBuildEngine engine) => [.. engine.Errors.Select(error => error.Code).Concat(engine.Warnings.Select(warning => warning.Code))];

    private static FakeBuildEngine Run(
        string file, string rid, bool isPack, string noWarn = "", string notAsErrors = "", string exports = "", ITaskItem[]? libraries = null, string copy = "")
    {
        var task = Task(Item(file, isPack ? [("PackedRid", rid)] : []), isPack, isPack ? "" : rid, ("NoWarn", $"CS1;{noWarn}"), ("WarningsNotAsErrors", notAsErrors), ("Exports", exports));
        task.Libraries = libraries ?? [];
        task.Copies = copy.Length > 0 ? [new TaskItem(copy)] : [];
        return Execute(task);
    }

    private static FakeBuildEngine Run(ITaskItem file, bool isPack, string rid = "", params (string Name, string Value)[] settings) => Execute(Task(file, isPack, rid, settings));

    private static FakeBuildEngine Execute(AuditBinaries task)
    {
        var engine = (FakeBuildEngine)task.BuildEngine;
        Assert.Equal(task.Execute(), engine.Errors.Count == 0);
        return engine;
    }

    private static AuditBinaries Task(ITaskItem file, bool isPack, string rid, params (string Name, string Value)[] settings) => new()
    {
        BuildEngine = new FakeBuildEngine(),
        Binaries = [file],
        Settings = Item("project", [("Rid", rid), ("IsPack", isPack ? "true" : ""), ("OutputType", "SharedLibrary"), ("LibraryName", "a"), .. settings]),
    };

    private static TaskItem Item(string name, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(name);
        foreach (var (key, value) in metadata)
            item.SetMetadata(key, value);
        return item;
    }
}
