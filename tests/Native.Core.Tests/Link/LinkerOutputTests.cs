using Native.Core.Link;

namespace Native.Core.Tests.Link;

/// <summary>The texts are output of zig 0.14 and 0.11 for three systems, and of GNU ld 2.40.</summary>
public sealed class LinkerOutputTests
{
    private const string AddIt = "\nExpected a definition: add the source that defines it to native/ or as a NativeSource item, or the library "
        + "as a NativeLinkLibrary item.";

    private const string TakeOneOut = "\nExpected one definition: make the others static, or remove one of the sources with "
        + "<NativeSource Remove=\"…\" />.";

    private const string NameIt = "\nExpected it in a searched directory: add the directory as a NativeLinkSearchPath item, or use the path of the file in NativeLinkLibrary.";

    [Fact]
    public void Lld_for_ELF_names_undefined_symbols_with_every_location() =>
        Reads("""
            ld.lld: error: undefined symbol: nowhere
            >>> referenced by undef.c:2
            >>>               /obj/undef.o:(one)
            >>> referenced by undef.c:3
            >>>               /obj/undef.o:(two)

            ld.lld: error: undefined symbol: other_place
            >>> referenced by undef.c:2
            >>>               /obj/undef.o:(one)
            """,
            "NSDK2010 'nowhere' is used but not defined.\n  referenced by undef.c:2\n  /obj/undef.o:(one)\n"
            + "  referenced by undef.c:3\n  /obj/undef.o:(two)" + AddIt,
            "NSDK2010 'other_place' is used but not defined.\n  referenced by undef.c:2\n  /obj/undef.o:(one)" + AddIt);

    [Fact]
    public void Position_dependent_code_is_reported_once_per_archive_with_the_fix()
    {
        const string Fix = "\nExpected a static library compiled with -fPIC, which is rare in distributions. Build the library from source "
            + "(Mode=\"Source\" on its NativeDependency, and sources with FallbackFor), or link the shared library (remove Link=\"Static\").";
        Reads("""
            ld.lld: error: relocation R_X86_64_32S cannot be used against symbol 'foo_table'; recompile with -fPIC
            >>> defined in libfoo.a(foo.o)
            >>> referenced by pic.c
            """,
            "NSDK3012 A static library cannot be linked into a shared library, because its code is not position-independent.\n  defined in libfoo.a(foo.o)\n  referenced by pic.c" + Fix);
        Reads("""
            /usr/bin/ld: libfoo.a(foo.o): relocation R_X86_64_32S against symbol `foo_table' can not be used when making a shared object; recompile with -fPIC
            /usr/bin/ld: failed to set dynamic section sizes: bad value
            collect2: error: ld returned 1 exit status
            """,
            "NSDK3012 A static library cannot be linked into a shared library, because its code is not position-independent: libfoo.a(foo.o)." + Fix);
    }

    [Fact]
    public void Errors_of_lld_for_Windows_are_read_after_the_warnings_of_the_runtime() =>
        Reads("""
            /zig/lib/libc/mingw/stdio/x.c:167:17: warning: implicit truncation [-Wsingle-bit-bitfield-constant-conversion]
                s->seen_eof = 1;
                            ^ ~
            3 warnings generated.
            lld-link: error: undefined symbol: nowhere
            >>> referenced by /src/undef.c:2
            >>>               /obj/undef.o:(one)
            """,
            "NSDK2010 'nowhere' is used but not defined.\n  referenced by /src/undef.c:2\n  /obj/undef.o:(one)" + AddIt);

    [Fact]
    public void Zig_0_14_for_macOS_names_symbols_as_in_C() =>
        Reads("""
            error: undefined symbol: _nowhere
                note: referenced by /obj/undef.o:_one
                note: referenced by /obj/undef.o:_two
            error: undefined symbol: _other_place
                note: referenced by /obj/undef.o:_one
                note: referenced by /obj/undef.o:_one
            """,
            "NSDK2010 'nowhere' is used but not defined.\n  referenced by /obj/undef.o:_one\n  referenced by /obj/undef.o:_two" + AddIt,
            "NSDK2010 'other_place' is used but not defined.\n  referenced by /obj/undef.o:_one" + AddIt);

    [Fact]
    public void Zig_0_11_for_macOS_is_read_without_its_last_word() =>
        Reads("""
            error(link): undefined reference to symbol '_nowhere'
            error(link):   first referenced in '/obj/undef.o'
            error: UndefinedSymbolReference
            """,
            "NSDK2010 'nowhere' is used but not defined.\n  first referenced in '/obj/undef.o'" + AddIt);

    [Fact]
    public void GNU_ld_s_uses_of_one_symbol_are_one_diagnostic() =>
        Reads("""
            /usr/bin/ld: ../undef.o: in function `one':
            /src/undef.c:2: undefined reference to `nowhere'
            /usr/bin/ld: /src/undef.c:2: undefined reference to `other_place'
            /usr/bin/ld: ../undef.o: in function `two':
            /src/undef.c:3: undefined reference to `nowhere'
            collect2: error: ld returned 1 exit status
            """,
            "NSDK2010 'other_place' is used but not defined.\n  /src/undef.c:2" + AddIt,
            "NSDK2010 'nowhere' is used but not defined.\n  /src/undef.c:2\n  /src/undef.c:3" + AddIt);

    public static TheoryData<string, string> Duplicates => new()
    {
        {
            "ld.lld: error: duplicate symbol: dup\n>>> defined at dup1.c:1\n>>>            /obj/dup1.o:(dup)\n"
            + ">>> defined at dup2.c:1\n>>>            /obj/dup2.o:(.text+0x0)\n",
            "defined at dup1.c:1\n  /obj/dup1.o:(dup)\n  defined at dup2.c:1\n  /obj/dup2.o:(.text+0x0)"
        },
        {
            "lld-link: error: duplicate symbol: dup\n>>> defined at /src/dup1.c:1\n>>>            /obj/dup1.o\n>>> defined at /obj/dup2.o\n",
            "defined at /src/dup1.c:1\n  /obj/dup1.o\n  defined at /obj/dup2.o"
        },
        {
            "error: duplicate symbol definition: _dup\n    note: defined by /obj/dup1.o\n    note: defined by /obj/dup2.o\n",
            "defined by /obj/dup1.o\n  defined by /obj/dup2.o"
        },
        {
            "error(link): symbol '_dup' defined multiple times\nerror(link):   first definition in '/obj/dup1.o'\n"
            + "error(link):   next definition in '/obj/dup2.o'\nerror: MultipleSymbolDefinitions\n",
            "first definition in '/obj/dup1.o'\n  next definition in '/obj/dup2.o'"
        },
    };

    [Theory]
    [MemberData(nameof(Duplicates))]
    public void A_duplicate_symbol_has_both_locations(string output, string places) =>
        Reads(output, $"NSDK2011 'dup' is defined more than once.\n  {places}" + TakeOneOut);

    [Fact]
    public void With_GNU_ld_a_duplicate_symbol_has_both_locations() =>
        Reads("/usr/bin/ld: ../dup2.o: in function `dup':\n/src/dup2.c:1: multiple definition of `dup'; ../dup1.o:/src/dup1.c:1: first "
            + "defined here\ncollect2: error: ld returned 1 exit status\n",
            "NSDK2011 'dup' is defined more than once.\n  ../dup2.o\n  /src/dup2.c:1\n  ../dup1.o:/src/dup1.c:1" + TakeOneOut);

    [Theory]
    [InlineData("ld.lld: error: unable to find library -lnowhere")]
    [InlineData("/usr/bin/ld: cannot find -lnowhere: No such file or directory\ncollect2: error: ld returned 1 exit status")]
    [InlineData("lld-link: error: could not open 'nowhere.lib': No such file or directory")]
    [InlineData("ld: library not found for -lnowhere")]
    public void A_library_that_is_not_found_is_named(string output) =>
        Reads(output, "NSDK2012 The library 'nowhere' was not found." + NameIt);

    [Theory]
    [InlineData("Dynamic")]
    [InlineData("dynamic")]
    [InlineData("static")]
    public void The_directories_that_zig_searched_are_reported(string kind) =>
        Reads($"error: unable to find {kind} system library 'nowhere' using strategy 'paths_first'. searched paths:\n  /lib/libnowhere.so\n"
            + "  /lib/libnowhere.a\n",
            "NSDK2012 The library 'nowhere' was not found.\n  searched /lib/libnowhere.so\n  searched /lib/libnowhere.a" + NameIt);

    [Theory]
    [InlineData("error: unsupported linker arg: --no-such-thing", "unsupported linker arg: --no-such-thing")]
    [InlineData("error: nofile.a: file not found", "nofile.a: file not found")]
    [InlineData("ld.lld: error: cannot open nofile.a: No such file or directory", "cannot open nofile.a: No such file or directory")]
    [InlineData("error: failed to open object bad.o: FileNotFound\r", "failed to open object bad.o: FileNotFound")]
    [InlineData("/usr/bin/ld: unrecognized option '--x'\n/usr/bin/ld: use the --help option for usage information\n"
        + "collect2: error: ld returned 1 exit status", "unrecognized option '--x'")]
    [InlineData("/usr/bin/ld: cannot find nofile.a: No such file or directory", "cannot find nofile.a: No such file or directory")]
    public void Any_other_error_has_the_text_of_the_linker(string output, string words) =>
        Reads(output, $"NSDK2013 The linker reported: {words}");

    [Theory]
    [InlineData("")]
    [InlineData("ld.lld: warning: something\nwarning: argument unused during compilation: '-g'\n")]
    public void Warnings_are_not_errors(string output) => Reads(output);

    [Fact]
    public void With_the_sources_of_the_project_a_message_names_the_source_instead_of_the_object()
    {
        var help = LinkHelp.None with
        {
            Source = path => path.StartsWith("/p/obj/", StringComparison.Ordinal) ? $"/p/{path[7..^2]}" : null,
            Symbol = name => name == "getrandom" ? "Raise it." : null,
            Library = name => $"{name} is there.",
            Origin = text => text.Contains("--odd", StringComparison.Ordinal) ? "\nFrom x.pc." : null,
        };
        Assert.Equal(
            [
                "/p/native/undef.c(2) NSDK2010 'nowhere' is used but not defined.\n  referenced by undef.c:2\n  referenced by undef.c:9\n  /l/libx.a(x.o):(two)" + AddIt,
                "/p/native/b.c(0) NSDK2010 'getrandom' is used but not defined.\n  referenced by b.c:(one)\nRaise it.",
                "/p/native/c.c(7) NSDK2010 'third' is used but not defined.\n  referenced by c.c:7 (/p/native/c.c:7)" + AddIt,
                "(0) NSDK2012 The library 'z' was not found.\nz is there.",
                "(0) NSDK2013 The linker reported: unsupported linker arg: --odd\nFrom x.pc.",
                "(0) NSDK2013 The linker reported: unsupported linker arg: --even",
            ],
            LinkerOutput.Parse("""
                ld.lld: error: undefined symbol: nowhere
                >>> referenced by undef.c:2
                >>>               /p/obj/native/undef.c.o:(one)
                >>> referenced by undef.c:9
                >>>               /p/obj/native/undef.c.o:(one)
                >>> /l/libx.a(x.o):(two)
                ld.lld: error: undefined symbol: getrandom
                >>> /p/obj/native/b.c.o:(one)
                ld.lld: error: undefined symbol: third
                >>> referenced by c.c:7 (/p/native/c.c:7)
                >>>               /p/obj/native/c.c.o:(one)
                ld.lld: error: unable to find library -lz
                error: unsupported linker arg: --odd
                error: unsupported linker arg: --even
                """, help).Diagnostics.Select(diagnostic => $"{diagnostic.File}({diagnostic.Line}) {diagnostic.Code} {diagnostic.Message}"));
    }

    private static void Reads(string output, params string[] expected) =>
        Assert.Equal(expected, LinkerOutput.Parse(output).Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"));
}
