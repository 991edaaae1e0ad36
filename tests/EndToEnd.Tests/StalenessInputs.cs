using System.Globalization;

namespace EndToEnd.Tests;

/// <summary>A kind of input, in a project of its own, because a stale input would hide that another input is not checked.</summary>
/// <param name="Name">The name of the row; with hyphens, the directory and the name of the project.</param>
/// <param name="Edits">The edits that apply to the input.</param>
internal sealed record StalenessInput(string Name, params Edit[] Edits)
{
    /// <summary>The directory of its project, and the name of the project.</summary>
    public string Folder { get; } = Name.Replace(' ', '-');

    /// <summary>The file to edit, relative to the project.</summary>
    public required string File { get; init; }

    /// <summary>Returns the content of <see cref="File"/> for a number, as text, unless <see cref="Put"/> writes it.</summary>
    public Func<int, string> Text { get; init; } = _ => throw new NotSupportedException();

    /// <summary>The file that appears and disappears, relative to the project; null if <see cref="File"/> itself disappears.</summary>
    public string? Early { get; init; }

    /// <summary>The content of <see cref="Early"/>, if it differs from that of <see cref="File"/>.</summary>
    public Func<int, string>? EarlyText { get; init; }

    /// <summary>Items of the project.</summary>
    public string Items { get; init; } = "";

    /// <summary>Files that do not change.</summary>
    public (string Path, string Text)[] Others { get; init; } = [];

    /// <summary>The path that <see cref="Edit.DeletedBelowObj"/> deletes, relative to the project: a file or a directory.</summary>
    public string Made { get; init; } = "";

    /// <summary>Writes the input to a full path, with content that depends on a number. The content is text, unless the input is an archive or a program.</summary>
    public Action<StalenessInput, TestFolder, string, int>? Put { get; init; }
}

/// <summary>The table of inputs.</summary>
internal static class StalenessInputs
{
    // Builds with the numbers 1001 and 1002 produce different outputs; a number with more digits produces a longer file.
    private const string UsesHeader = "#include \"v.h\"\nint value(void) { return V; }\n";
    private const string UsesLevel = "int value(void) { return LEVEL; }\n";
    private const string UsesLibrary = "int q(void);\nint value(void) { return q(); }\n";
    private const string Bin = "obj/native/Debug/linux-x64";

    private static string Define(int number) => $"#define V {number}\n";

    private static string Function(string name, int number) => $"int {name}(void) {{ return {number}; }}\n";

    public static StalenessInput[] All { get; } =
    [
        new("source", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "native/v.c", Text = number => Function("value", number),
            Early = "native/early.c", EarlyText = number => Function("early", number),
            Made = $"{Bin}/native/v.c.o",
        },

        new("header", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears)
        {
            File = "second/v.h", Text = Define, Early = "first/v.h",
            Items = """<NativeIncludePath Include="first;second" />""",
            Others = [("native/v.c", UsesHeader), ("first/other.h", "")],
        },
        new("header in a folder that was not there", Edit.Appears, Edit.Disappears)
        {
            File = "second/v.h", Text = Define, Early = "first/v.h",
            Items = """<NativeIncludePath Include="first;second" />""",
            Others = [("native/v.c", UsesHeader)],
        },
        new("header next to the source", Edit.Appears, Edit.Disappears)
        {
            File = "second/v.h", Text = Define, Early = "sources/v.h",
            Items = """<NativeIncludePath Include="second" /><NativeSource Include="sources/v.c" />""",
            Others = [("sources/v.c", UsesHeader)],
        },
        new("header that __has_include asks for", Edit.Appears, Edit.Disappears)
        {
            File = "native/v.c", Text = _ => "#if __has_include(\"tuning.h\")\n#include \"tuning.h\"\n#else\n#define V 0\n#endif\nint value(void) { return V; }\n",
            Early = "native/tuning.h", EarlyText = Define,
        },

        new("bindings header", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "native/api.h", Text = number => $"#include <part.h>\n#define LEVEL {number}\n",
            Early = "first/part.h", EarlyText = number => $"#define PART {number}\n",
            Items = """<NativeBindings Include="native/api.h" /><NativeIncludePath Include="first;second" />""",
            Others = [("native/v.c", Function("value", 0)), ("first/other.h", ""), ("second/part.h", "#define PART 0\n")],
            Made = "obj/native/Debug/bindings/api.h.g.cs",
        },
        new("bindings header that __has_include asks for", Edit.Appears, Edit.Disappears)
        {
            File = "native/api.h", Text = _ => "#if __has_include(\"tuning.h\")\n#include \"tuning.h\"\n#else\n#define V 0\n#endif\n",
            Early = "native/tuning.h", EarlyText = Define,
            Items = """<NativeBindings Include="native/api.h" />""",
            Others = [("native/v.c", Function("value", 0))],
        },

        new("library by path", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears)
        {
            File = "libs/libq.a", Put = PutLibrary,
            Items = """<NativeLinkLibrary Include="libs/libq.a" />""",
            Others = [("native/v.c", UsesLibrary)],
        },
        new("static library by name", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears)
        {
            File = "second/libq.a", Put = PutLibrary, Early = "first/libq.a",
            Items = """<NativeLinkLibrary Include="q" Kind="Static" /><NativeLinkSearchPath Include="first;second" />""",
            Others = [("native/v.c", UsesLibrary), ("first/readme.txt", "")],
        },
        new("library by name", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears)
        {
            File = "second/libq.a", Put = PutLibrary, Early = "first/libq.a",
            Items = """<NativeLinkLibrary Include="q" /><NativeLinkSearchPath Include="first;second" />""",
            Others = [("native/v.c", UsesLibrary), ("first/readme.txt", "")],
        },

        // PKG_CONFIG_PATH contains both directories.
        new("pkg-config file", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears)
        {
            File = "second/q.pc", Text = number => $"Name: q\nDescription: q\nVersion: 1\nCflags: -DLEVEL={number}\nLibs: -lm\n", Early = "first/q.pc",
            Items = """<NativeDependency Include="q" />""",
            Others = [("native/v.c", UsesLevel), ("first/readme.txt", "")],
        },

        new("input of a script", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "second.txt", Text = number => number.ToString(CultureInfo.InvariantCulture), Early = "first.txt",
            Others =
            [
                ("native/v.c", "#include <made.h>\nint value(void) { return LEVEL + MADE; }\n"),
                ("build.cs", """
                    var made = Environment.GetEnvironmentVariable("OUT_DIR");
                    File.WriteAllText($"{made}/made.h", "#define MADE 1\n");
                    Console.WriteLine($"native::include={made}");
                    Console.WriteLine("native::define=LEVEL=" + File.ReadAllText(File.Exists("first.txt") ? "first.txt" : "second.txt"));
                    Console.WriteLine("native::rerun-if-changed=first.txt");
                    Console.WriteLine("native::rerun-if-changed=second.txt");
                    """),
            ],
            Made = "obj/native/Debug/scripts/linux-x64/out/made.h",
        },

        new("source of a CMake project", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Appears, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "core/src/core.c", Text = number => Function("q", number),
            Early = "core/src/early.c", EarlyText = number => Function("early", number),
            Items = """<NativeCMakeProject Include="core" />""",
            Others =
            [
                ("native/v.c", UsesLibrary),
                ("core/CMakeLists.txt", """
                    cmake_minimum_required(VERSION 3.16)
                    project(core LANGUAGES C)
                    file(GLOB SOURCES CONFIGURE_DEPENDS src/*.c)
                    add_library(core STATIC ${SOURCES})
                    """),
            ],
            Made = $"{Bin}/cmake-projects/core/build",
        },

        new("patch of an archive", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "fix.patch", Text = number => $"--- a/src/q.c\n+++ b/src/q.c\n@@ -1,1 +1,1 @@\n-int q(void) {{ return 0; }}\n+{Function("q", number)}",
            Put = PutPatch,
            Items = """<NativeSourceArchive Include="foo.tar" Sha256="$(Sum)" Folder="foo" Sources="src/*.c" Patches="fix.patch" />""",
            Others = [("native/v.c", UsesLibrary)],
            // A wildcard matches the file, so no item names it after it is deleted.
            Made = "obj/native/archives/foo/src/more.c",
        },
        // A changed archive also has a new checksum in the project. The timestamps of the files in it never change.
        new("archive", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears, Edit.DeletedBelowObj)
        {
            File = "foo.tar", Put = PutArchive,
            Items = """<NativeSourceArchive Include="foo.tar" Sha256="$(Sum)" Folder="foo" Sources="src/*.c" IncludePaths="include" />""",
            Others = [("native/v.c", UsesLibrary)],
            Made = "obj/native/archives/foo/include/foo.h",
        },

        new("compiler", Edit.BehindLink)
        {
            File = "tools/zig", Put = PutZig,
            Items = "",
            Others = [("native/v.c", Function("value", 0)), ("Directory.Build.props", "<Project><PropertyGroup><ZigPath>tools/zig</ZigPath></PropertyGroup></Project>")],
        },

        new("version script of a link argument", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears)
        {
            File = "e.map", Text = number => $"V{number} {{ global: value; local: *; }};\n",
            Items = """<NativeLinkArgument Include="-Wl,--version-script=e.map" />""",
            Others = [("native/v.c", Function("value", 0))],
        },
        new("file of compiler options", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears)
        {
            File = "flags.rsp", Text = number => $"-DLEVEL={number}\n",
            Items = """<NativeSource Update="native/v.c" Options="@flags.rsp" />""",
            Others = [("native/v.c", UsesLevel)],
        },

        new("file to rerun for", Edit.SameTime, Edit.OlderTime, Edit.FutureTime, Edit.BehindLink, Edit.Disappears)
        {
            File = "data.bin", Text = number => number.ToString(CultureInfo.InvariantCulture),
            Items = """<NativeRerunIfChanged Include="data.bin" />""",
            // A file that the assembler reads: no depfile contains it.
            Others = [("native/v.s", ".data\n.globl value\nvalue:\n.incbin \"data.bin\"\n.section .note.GNU-stack,\"\",%progbits\n")],
        },
    ];

    // The array makes the archive larger with the number.
    private static void PutLibrary(StalenessInput input, TestFolder test, string path, int number)
    {
        test.Write("made/q.c", $"{Function("q", number)}const char q_padding[{number}] = \"x\";\n");
        Tool.Run("cc", ["-c", "-fPIC", "q.c"], test["made"]).Succeeds();
        File.Delete(path);
        Tool.Run("ar", ["rcD", path, "q.o"], test["made"]).Succeeds();
    }

    private static void PutPatch(StalenessInput input, TestFolder test, string path, int number)
    {
        if (!File.Exists(test[$"{input.Folder}/foo.tar"]))
            PutArchive(input, test, test[$"{input.Folder}/foo.tar"], 0);
        test.Write(path, input.Text(number));
    }

    private static void PutArchive(StalenessInput input, TestFolder test, string path, int number)
    {
        var bytes = SourceArchive.Tar(writer =>
        {
            writer.WriteEntry(SourceArchive.File("src/q.c", Function("q", number)));
            writer.WriteEntry(SourceArchive.File("src/more.c", Function("more", 0)));
            writer.WriteEntry(SourceArchive.File("include/foo.h", "int q(void);\n"));
            writer.WriteEntry(SourceArchive.File("padding", new('x', number)));
        });
        File.WriteAllBytes(path, bytes);
        test.Write($"{input.Folder}/Directory.Build.props", $"<Project><PropertyGroup><Sum>{SourceArchive.Hash(bytes)}</Sum></PropertyGroup></Project>");
    }

    // The other of two compilers.
    private static void PutZig(StalenessInput input, TestFolder test, string path, int number)
    {
        var target = new FileInfo(path).LinkTarget == Repository.Zig ? Repository.OldZig : Repository.Zig;
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
    }
}
