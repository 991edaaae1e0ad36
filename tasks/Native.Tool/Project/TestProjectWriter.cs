namespace Native.Tool;

/// <summary>Writes the test project and the files that both projects share.</summary>
internal static class TestProjectWriter
{
    /// <summary>The packages of the test project. Their versions are those of the templates.</summary>
    public static IReadOnlyList<(string Name, string Version)> Packages { get; } =
        [("Microsoft.NET.Test.Sdk", "18.11.0"), ("xunit", "2.9.3"), ("xunit.runner.visualstudio", "3.1.4")];

    /// <summary>Returns the test project.</summary>
    public static string Project(ProjectPlan plan) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <IsPackable>false</IsPackable>
          </PropertyGroup>

          <ItemGroup>
        {string.Concat(Packages.Select(package => XmlText.Item("PackageReference", ("Include", package.Name), ("Version", package.Version))))}  </ItemGroup>

          <ItemGroup>
            <ProjectReference Include="../../{plan.SysFile}" />
          </ItemGroup>

        </Project>

        """.ReplaceLineEndings("\n");

    /// <summary>Returns the tests.</summary>
    public static string Tests(ProjectPlan plan) => $$"""
        using System.Reflection;
        using System.Runtime.InteropServices;
        using System.Runtime.Versioning;
        using Xunit;

        namespace {{plan.SysName}}.Tests;

        public sealed class LibraryTests
        {
        {{Partial(plan.Partial)}}    [Fact]
            public void The_library_exports_every_bound_function()
            {
                var library = NativeLibrary.Load("{{plan.SysName}}.Native", typeof(NativeMethods).Assembly, null);
                var missing = typeof(NativeMethods).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(IsOnThisSystem)
                    .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint).OfType<string>()
                    .Where(name => {{(plan.Partial.Count > 0 ? "!s_partial.Contains(name) && " : "")}}!NativeLibrary.TryGetExport(library, name, out _));
                Assert.Empty(missing);
            }
        {{Call(plan.Call)}}
            // Functions that only some systems have state them.
            private static bool IsOnThisSystem(MethodInfo method) =>
                method.GetCustomAttributes<SupportedOSPlatformAttribute>().ToList() is var systems
                && (systems.Count == 0 || systems.Exists(system => global::System.OperatingSystem.IsOSPlatform(system.PlatformName)));
        }

        """.ReplaceLineEndings("\n");

    /// <summary>Returns the solution.</summary>
    public static string Solution(ProjectPlan plan) => $"""
        <Solution>
          <Project Path="{plan.SysFile}" />
          <Project Path="{plan.TestFolder}/{plan.SysName}.Tests.csproj" />
        </Solution>

        """.ReplaceLineEndings("\n");

    private static string Partial(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"""
            // Only the libraries for some RIDs export these functions.
            private static readonly HashSet<string> s_partial =
            [
        {string.Concat(names.Select(name => $"        \"{name}\",\n"))}    ];


        """.ReplaceLineEndings("\n");

    private static string Call(SafeCall? call) => call is null ? "" : $$"""

            [Fact]
            public {{(call.IsText ? "unsafe " : "")}}void {{call.Name}}_can_be_called() =>
                {{(call.IsText ? $"Assert.NotEmpty(Marshal.PtrToStringUTF8((nint)NativeMethods.{call.Name}())!)" : $"Assert.Null(Record.Exception(() => {{ _ = NativeMethods.{call.Name}(); }}))")}};

        """.ReplaceLineEndings("\n");
}
