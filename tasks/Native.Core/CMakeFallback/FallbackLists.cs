using System.Text;
using Native.Core.CMake;
using Native.Core.Compile;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.CMakeFallback;

/// <summary>
/// A CMakeLists.txt that makes of the same items what zig makes of them. Every option is ours and named: no build type
/// and no default of CMake has a say.
/// </summary>
public static class FallbackLists
{
    /// <summary>The name of the one target.</summary>
    public const string Target = "native";

    /// <summary>The name of the file next to it that has <see cref="LinkFile"/>.</summary>
    public const string LinkFileName = "link.rsp";

    /// <summary>The whole text.</summary>
    public static string Write(CompileRequest compile, LinkRequest link, IReadOnlyList<string> launcher)
    {
        var text = new StringBuilder();
        // A library may be C++ where no source is.
        var languages = compile.Sources.Select(source => Language(source.Language)).Concat(link.HasCxx ? ["C", "CXX"] : ["C"])
            .Distinct().Order(StringComparer.Ordinal).ToList();
        text.Append("# Written by Native.Sdk. Changes are lost; the items of the project decide.\n")
            .Append("cmake_minimum_required(VERSION 3.16)\n")
            .Append($"project({Target} LANGUAGES {string.Join(' ', languages)})\n")
            .Append("if(MSVC)\n  message(FATAL_ERROR \"The compiler is MSVC, whose options Native.Sdk does not write. "
                + "Install zig, or set the variables CC and CXX to clang or gcc.\")\nendif()\n");
        foreach (var language in languages)
        {
            if (launcher.Count > 0)
                text.Append($"set(CMAKE_{language}_COMPILER_LAUNCHER {CMakeText.List(launcher)})\n");
            // Without times and owners in it: the same objects make the same archive.
            text.Append($"if(NOT APPLE)\n  set(CMAKE_{language}_ARCHIVE_CREATE \"<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>\")\n")
                .Append($"  set(CMAKE_{language}_ARCHIVE_FINISH \"<CMAKE_RANLIB> -D <TARGET>\")\nendif()\n");
        }

        text.Append(link.OutputType switch
        {
            NativeOutputType.SharedLibrary => $"add_library({Target} SHARED",
            NativeOutputType.StaticLibrary => $"add_library({Target} STATIC",
            _ => $"add_executable({Target}",
        });
        string Named(SourceFile source) => CMakeText.Quote(FallbackStandIn.For(compile, source.Path)?.Name ?? source.Path);
        foreach (var source in compile.Sources)
            text.Append("\n  ").Append(Named(source));
        text.Append(")\n");
        AddProperties(text, link);
        foreach (var source in compile.Sources)
            text.Append($"set_source_files_properties({Named(source)} PROPERTIES LANGUAGE {Language(source.Language)}")
                .Append($" COMPILE_OPTIONS {CMakeText.List(CompileArguments.For(compile, source))})\n");
        AddLink(text, link);
        return text.ToString();
    }

    private static void AddProperties(StringBuilder text, LinkRequest link)
    {
        text.Append($"set_target_properties({Target} PROPERTIES\n")
            .Append("  PREFIX \"\" SUFFIX \"\" IMPORT_PREFIX \"\" IMPORT_SUFFIX \"\"\n")
            .Append($"  OUTPUT_NAME {CMakeText.Quote(link.FileName)} ARCHIVE_OUTPUT_NAME {CMakeText.Quote(link.LinkFileName)}\n")
            .Append("  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR} LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}")
            .Append(" ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}\n")
            .Append($"  LINKER_LANGUAGE {(link.HasCxx ? "CXX" : "C")} WINDOWS_EXPORT_ALL_SYMBOLS {(link.Properties.HideSymbols ? "OFF" : "ON")}\n")
            .Append("  BUILD_WITH_INSTALL_RPATH ON BUILD_WITH_INSTALL_NAME_DIR ON INSTALL_NAME_DIR \"@rpath\"\n")
            .Append($"  INSTALL_RPATH \"{(link.Target.IsMacOS ? "@loader_path" : "\\$ORIGIN")}\")\n");
    }

    private static void AddLink(StringBuilder text, LinkRequest link)
    {
        if (link.OutputType == NativeOutputType.StaticLibrary)
            return;
        var options = new List<string>();
        if (link.Target.IsElf && link.OutputType == NativeOutputType.SharedLibrary)
            options.Add("-Wl,-z,defs");
        if (link.Target.IsElf)
            options.Add("-Wl,-z,origin");
        if (link.OutputType == NativeOutputType.Executable && link.Target.IsElf)
            options.Add("-pie");
        if (link.Properties.Flag(PropertySchema.NativeLto) && link.Target.IsElf)
            options.Add("-flto");
        if (link.Properties.List(PropertySchema.NativeSanitizers) is { Count: > 0 } sanitizers)
            options.Add($"-fsanitize={string.Join(',', sanitizers)}");
        if (link.Properties.Flag(PropertySchema.NativeStrip))
            options.Add(link.Target.IsMacOS ? "-Wl,-x" : "-s");
        text.Append($"target_link_options({Target} PRIVATE {Words(options)})\n");
        if (LinkFile(link).Length == 0)
            return;
        // A list of CMake would merge what it takes for equal, and quote nothing that begins with a dash.
        var language = link.HasCxx ? "CXX" : "C";
        var rule = link.OutputType == NativeOutputType.Executable ? $"CMAKE_{language}_LINK_EXECUTABLE" : $"CMAKE_{language}_CREATE_SHARED_LIBRARY";
        text.Append($"string(REPLACE \"<LINK_LIBRARIES>\" \"@../{LinkFileName} <LINK_LIBRARIES>\" {rule} \"${{{rule}}}\")\n")
            .Append($"set_target_properties({Target} PROPERTIES LINK_DEPENDS ")
            .Append($"\"${{CMAKE_SOURCE_DIR}}/{LinkFileName};{CMakeText.List(link.Libraries.Where(library => library.IsPath).Select(library => library.Name).Distinct())[1..]})\n");
    }

    /// <summary>The response file with everything behind the objects, in order: folders, libraries, arguments.</summary>
    public static string LinkFile(LinkRequest link)
    {
        var words = link.SearchPaths.Select(path => $"-L{path}").Concat(link.Libraries.SelectMany(library => Library(link, library)));
        // zig's compilers bring the mathematics of C by themselves; that of gcc is a library.
        if (link.Target.IsElf)
            words = words.Concat(["-Wl,--push-state,--as-needed", "-lm", "-Wl,--pop-state"]);
        return link.OutputType == NativeOutputType.StaticLibrary ? "" : string.Concat(words.Select(word =>
            $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n"));
    }

    private static IEnumerable<string> Library(LinkRequest link, LinkLibrary library)
    {
        if (library.Kind == LibraryKind.Argument)
            return link.Target.IsMacOS && library.Name is "-Wl,--start-group" or "-Wl,--end-group" ? [] : [library.Name];
        if (library.Kind == LibraryKind.Framework)
            return ["-framework", library.Name];
        var isArchive = library.Kind == LibraryKind.Static || library.WholeArchive;
        var item = library.IsPath ? library.Name : isArchive && !link.Target.IsMacOS ? $"-l:lib{library.Name}.a" : $"-l{library.Name}";
        if (library.WholeArchive)
            return link.Target.IsMacOS
                ? ["-Xlinker", "-force_load", "-Xlinker", item]
                : ["-Wl,--whole-archive", item, "-Wl,--no-whole-archive"];
        return library.IsNeeded is { } needed && link.Target.IsElf
            ? [$"-Wl,--push-state,--{(needed ? "no-" : "")}as-needed", item, "-Wl,--pop-state"]
            : [item];
    }

    private static string Language(SourceLanguage language) => language switch
    {
        SourceLanguage.C => "C",
        SourceLanguage.Cxx => "CXX",
        SourceLanguage.ObjectiveC => "OBJC",
        SourceLanguage.ObjectiveCxx => "OBJCXX",
        _ => "ASM",
    };

    private static string Words(IEnumerable<string> values) => string.Join(' ', values.Select(CMakeText.Quote));
}
