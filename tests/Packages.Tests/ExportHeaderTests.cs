namespace Packages.Tests;

/// <summary>Tests a C program that references a C# library, which NativeAOT compiles.</summary>
public sealed class ExportHeaderTests : IDisposable
{
    private const string Exports = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        namespace Kinds;
        /// <summary>A mode.</summary>
        public enum Mode : ushort { None, Fast = 7 }
        public struct Pair { public byte First; public long Second; }
        [InlineArray(3)] public struct Three { private short _first; }
        [StructLayout(LayoutKind.Sequential, Pack = 2)] public unsafe struct Record
        {
            public Mode Mode; public Pair Pair; public fixed char Name[5]; public Three Three; public Record* Next; public delegate* unmanaged<int, Pair> Call; public bool Flag;
        }
        [StructLayout(LayoutKind.Explicit, Size = 32)] public struct Variant
        {
            [FieldOffset(0)] public int Kind; [FieldOffset(8)] public double Real; [FieldOffset(8)] public Pair Pair; [FieldOffset(24)] public float Weight;
        }
        public static unsafe class Exports
        {
            /// <summary>Returns the size of a type.</summary>
            /// <param name="type">Its number.</param>
            [UnmanagedCallersOnly(EntryPoint = "kinds_size")] public static int Size(int type) =>
                type switch { 0 => sizeof(Mode), 1 => sizeof(Pair), 2 => sizeof(Three), 3 => sizeof(Record), 4 => sizeof(Variant), _ => sizeof(Guid) };
            [UnmanagedCallersOnly(EntryPoint = "kinds_fill")] public static void Fill(Record* record)
            {
                *record = new() { Mode = Mode.Fast, Pair = new() { First = 1, Second = 2 }, Next = record, Flag = true };
                record->Name[4] = 'x';
                record->Three[2] = -3;
                record->Call = &Doubled;
            }
            [UnmanagedCallersOnly] private static Pair Doubled(int value) => new() { First = (byte)value, Second = value * 2L };
            [UnmanagedCallersOnly(EntryPoint = "kinds_pass")] public static Variant Pass(Pair pair, Variant variant, Guid guid, nint offset, double factor) =>
                new() { Kind = variant.Kind + guid.ToByteArray()[15], Real = pair.Second * factor + offset, Weight = variant.Weight * 2 };
        }
        """;

    private const string Program = """
        #include <stddef.h>
        #include <stdio.h>
        #include "Kinds.h"
        int main(void)
        {
            Record record;
            Guid guid = { 1, 2, 3, { 4, 5, 6, 7, 8, 9, 10, 11 } };
            Pair pair = { 3, 1LL << 40 }, doubled;
            Variant variant = { { 5 } }, result;
            variant.Weight = 1.5f;
            printf("%d\n", sizeof(Mode) == kinds_size(0) && sizeof(Pair) == kinds_size(1) && sizeof(Three) == kinds_size(2) && sizeof(Record) == kinds_size(3)
                && sizeof(Variant) == kinds_size(4) && sizeof(Guid) == kinds_size(5));
            kinds_fill(&record);
            doubled = record.Call(21);
            printf("%d %d %d %d %d %d %d %d\n", record.Mode_ == Mode_Fast, record.Pair_.First, (int)record.Pair_.Second, record.Name[4], record.Three_._first[2], record.Next == &record,
                record.Flag, (int)doubled.Second);
            result = kinds_pass(pair, variant, guid, 8, 0.5);
            printf("%d %.0f %.1f\n", result.Kind, result.Real, result.Weight);
            return 0;
        }
        """;

    private readonly TestFolder _test = new();

    public ExportHeaderTests()
    {
        Write("<TargetFramework>net10.0</TargetFramework>");
        _test.Write("kinds/Exports.cs", Exports);
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeOutputType>Executable</NativeOutputType>
                <IncludeBuildOutput>false</IncludeBuildOutput>
              </PropertyGroup>
              <ItemGroup><ProjectReference Include="../kinds/Kinds.csproj" ReferenceOutputAssembly="false" /></ItemGroup>
            </Project>
            """);
        _test.Write("app/native/main.c", Program);
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void C_and_CSharp_agree_on_sizes_and_values_and_a_change_rebuilds_only_what_it_affects()
    {
        Assert.Equal("1\n1 1 2 120 -3 1 1 42\n16 549755813896 3.0\n", _test.Dotnet("app", "run").Succeeds().Output);
        var again = _test.Dotnet("app", "build").Succeeds();
        Assert.False(again.RanTasks, again.Output);

        // A change of a method body affects only the library. A change of a declaration also affects the header.
        _test.Write("kinds/Exports.cs", Exports.Replace("value * 2L", "value * 3L", StringComparison.Ordinal));
        Assert.Empty(_test.Dotnet("app", "build").Succeeds().Compiled);
        Assert.Contains("1 1 2 120 -3 1 1 63\n", _test.Dotnet("app", "run", "--no-build").Succeeds().Output);
        _test.Write("kinds/Exports.cs", Exports.Replace("Fast = 7", "Fast = 8", StringComparison.Ordinal));
        Assert.Equal("main.c", _test.Dotnet("app", "build").Succeeds().CompiledNames);
        Assert.StartsWith("1\n1 ", _test.Dotnet("app", "run", "--no-build").Succeeds().Output);

        // As for the output of the .NET SDK itself, clean deletes only the files of its RID.
        _test.Dotnet("kinds", "clean").Succeeds();
        _test.Dotnet("kinds", "clean", "-r", "linux-x64").Succeeds();
        Assert.Empty(Directory.GetFiles(_test["kinds/obj"], "*.h", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_published_library_includes_its_header_which_compiles_as_Cxx_too()
    {
        Write("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><NativeExportHeader>api.h</NativeExportHeader><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>");
        _test.Write("kinds/Exports.cs", $"#if NET\n{Exports}\n#endif\n");
        var publish = _test.Dotnet("kinds", "publish", "-f", "net10.0", "-r", "linux-x64", "-o", _test["out"]).Succeeds();
        Assert.Equal(["Kinds.so", "Kinds.so.dbg", "api.h"], Directory.GetFiles(_test["out"]).Select(Path.GetFileName).Where(name => !name!.EndsWith(".xml", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("/**\n * Returns the size of a type.\n *\n * @param type Its number.\n */\nint32_t kinds_size(int32_t type);\n", _test.Read("out/api.h"), StringComparison.Ordinal);
        _test.Write("app/native/main.c", "");
        File.Delete(_test["app/native/main.c"]);
        _test.Write("app/native/main.cpp", Program.Replace("Kinds.h", "api.h", StringComparison.Ordinal));
        Assert.Equal("1\n1 1 2 120 -3 1 1 42\n16 549755813896 3.0\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    [Fact]
    public void A_method_that_C_cannot_call_is_a_warning_and_none_means_no_header()
    {
        _test.Write("kinds/Exports.cs", """
            using System.Runtime.InteropServices;
            public static class Exports
            {
                [UnmanagedCallersOnly(EntryPoint = "not_c")]
                public static void NotC(System.DateTime time) { }
                [UnmanagedCallersOnly(EntryPoint = "is_c")]
                public static void IsC() { }
            }
            """);
        var build = _test.Dotnet("kinds", "build").Succeeds();
        Assert.Equal(["NSDK4015"], build.Codes);
        Assert.Contains("Exports.cs(5): warning NSDK4015: The header does not declare Exports.NotC: the reference assembly of System.DateTime", build.Output, StringComparison.Ordinal);
        Assert.Contains("void is_c(void);", _test.Read("kinds/obj/Debug/net10.0/c/Kinds.h"), StringComparison.Ordinal);
        Write("<TargetFramework>net10.0</TargetFramework><NativeExportHeader>none</NativeExportHeader>");
        Assert.Empty(_test.Dotnet("kinds", "build", "--no-incremental").Succeeds().Codes);
    }

    [Fact]
    public void A_type_from_bindings_is_declared_by_its_header()
    {
        Write("<TargetFramework>net10.0</TargetFramework><NativeLibraryName>shapes</NativeLibraryName>", "<NativeBindings Include=\"native/deep/shape.h\" />");
        _test.Write("kinds/native/deep/shape.h", "struct shape { int width; int height; };\nint shape_area(struct shape shape);\n");
        _test.Write("kinds/native/shape.c", "#include \"deep/shape.h\"\nint shape_area(struct shape shape) { return shape.width * shape.height; }\n");
        _test.Write("kinds/Exports.cs", """
            using System.Runtime.InteropServices;
            using Kinds;
            internal static unsafe class Exports
            {
                [UnmanagedCallersOnly(EntryPoint = "twice")]
                public static int Twice(shape* shape) => 2 * NativeMethods.shape_area(*shape);
            }
            """);
        _test.Write("app/native/main.c", """
            #include <stdio.h>
            #include "Kinds.h"
            int main(void) { struct shape shape = { 3, 4 }; printf("%d\n", twice(&shape)); return 0; }
            """);
        Assert.Equal("24\n", _test.Dotnet("app", "run").Succeeds().Output);
    }

    private void Write(string properties, string items = "") => _test.Write("kinds/Kinds.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            {properties}
            <PublishAot Condition="'$(TargetFramework)' == 'net10.0'">true</PublishAot>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """);
}
