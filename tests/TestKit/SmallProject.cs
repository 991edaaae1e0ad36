using Native.Core.Platform;

namespace TestKit;

/// <summary>The projects that most tests start with.</summary>
public static class SmallProject
{
    /// <summary>The ways in which a project can name the SDK: the first lines of its file.</summary>
    public static IEnumerable<object[]> SdkForms { get; } =
    [
        ["<Project Sdk=\"Native.Sdk\">"],
        ["<Project Sdk=\"Native.Sdk/0.1.0\">"],
        ["<Project Sdk=\"Microsoft.NET.Sdk;Native.Sdk\">"],
        ["<Project Sdk=\"Microsoft.NET.Sdk.Web;Native.Sdk\">"],
        ["<Project Sdk=\"Microsoft.NET.Sdk\"><Sdk Name=\"Native.Sdk\" />"],
    ];

    /// <summary>The RID of the machine that runs the tests.</summary>
    public static string Rid { get; } = HostSystem.This.IsWindows ? "win-x64" : "linux-x64";

    /// <summary>The file name of the library of <c>lib</c> on the machine that runs the tests.</summary>
    public static string LibraryFile { get; } = NativeTarget.Parse(Rid).FileName("lib", NativeOutputType.SharedLibrary);

    /// <summary>Writes a project <c>p/p.csproj</c> with C and C#, whose file starts with <paramref name="head"/>.</summary>
    public static void AddForm(TestFolder test, string head)
    {
        test.Write("p/p.csproj", $"{head}<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        test.Write("p/native/p.c", "int p(void) { return 1; }\n");
        test.Write("p/P.cs", "public class P { }\n");
        test.Write("p/Web.cs", "public class W { public static void Main() { } }\n");
    }

    /// <summary>Writes a library project: <c>lib/lib.csproj</c> with <c>lib/native/add.c</c>, which includes <c>add.h</c>.</summary>
    public static TestFolder Library(string lines = "", string folder = "lib", string name = "prøject ä",
        BuildHost? host = null)
    {
        var test = new TestFolder(name, host);
        AddLibrary(test, folder, lines);
        return test;
    }

    public static void AddLibrary(TestFolder test, string folder, string lines = "")
    {
        test.Write($"{folder}/{folder}.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativeLibraryName>{folder}</NativeLibraryName>
                <IncludeBuildOutput>false</IncludeBuildOutput>
              </PropertyGroup>
              {lines}
            </Project>
            """);
        test.Write($"{folder}/native/{folder}_add.h", $"int {folder}_add(int a, int b);\n");
        test.Write($"{folder}/native/{folder}_add.c", $$"""
            #include "{{folder}}_add.h"
            int {{folder}}_add(int a, int b) { return a + b; }
            """);
    }

    /// <summary>Writes a program <c>app/app.csproj</c> that prints the result of <c>add(2, 3)</c> from <paramref name="library"/>.</summary>
    public static void AddApp(TestFolder test, string library, string reference)
    {
        test.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        test.Write("app/Program.cs", $$"""
            using System.Runtime.InteropServices;
            System.Console.WriteLine(P.{{library}}_add(2, 3));
            static class P { [DllImport("{{library}}")] public static extern int {{library}}_add(int a, int b); }
            """);
    }

    /// <summary>The path of the library of <c>lib</c> for a RID.</summary>
    public static string Built(string file, string rid = "linux-x64", string configuration = "Debug", string folder = "lib") =>
        $"{folder}/obj/native/{configuration}/{rid}/{file}";
}
