using System.IO.Compression;

namespace TestKit;

/// <summary>A package with the layout of <c>Vezel.Zig.Toolsets.linux-x64</c>. Its zig starts the installed one, so that 350 MB are not copied.</summary>
public static class ZigPackage
{
    /// <summary>The version that restore downloads.</summary>
    public const string Pinned = "0.14.1.1";

    private const string Id = "Vezel.Zig.Toolsets.linux-x64";

    /// <summary>Writes the package to the directory <c>feed</c> of a test, and adds the directory to the package sources.</summary>
    /// <param name="test">The test.</param>
    /// <param name="version">The version of the package.</param>
    /// <param name="mapping">The elements of <c>packageSourceMapping</c>, or empty.</param>
    public static void AddSource(TestFolder test, string version, string mapping = "")
    {
        Directory.CreateDirectory(test["feed"]);
        using (var package = ZipFile.Open(test[$"feed/{Id}.{version}.nupkg"], ZipArchiveMode.Create))
        {
            Add($"{Id}.nuspec", $"""
                <package><metadata><id>{Id}</id><version>{version}</version>
                <authors>tests</authors><description>stand-in</description></metadata></package>
                """);
            Add($"build/{Id}.props", """
                <Project><PropertyGroup>
                  <ZigToolsetPath>$([MSBuild]::NormalizeDirectory('$(MSBuildThisFileDirectory)', '../tools'))</ZigToolsetPath>
                  <ZigExePath>$(ZigToolsetPath)zig</ZigExePath><ZigLibPath>$(ZigToolsetPath)lib/</ZigLibPath>
                </PropertyGroup></Project>
                """);
            Add("tools/zig", $"#!/bin/sh\nexec '{Repository.Zig}' \"$@\"\n");
            Add("tools/lib/zig.h", "");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(package.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        test.Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="native-sdk-tests" value="{Repository.Feed}" /><add key="toolset" value="{test["feed"]}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>{mapping}</packageSourceMapping>
            </configuration>
            """);
    }
}
