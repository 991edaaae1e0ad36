using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Corpora.Tests.Libraries;

/// <summary>
/// Real C libraries, each wrapped with the lines that a user writes. Every function that the generated C# imports is exported
/// on every system, and calls return the expected values on those that this machine can run. SampleRidTests call libraries for musl.
/// </summary>
[LongRunning]
public sealed class LibraryTests(LibraryWorkspace workspace) : IClassFixture<LibraryWorkspace>
{
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("win-x64")]
    public void Calls_return_the_expected_values(string rid)
    {
        var answers = workspace.Answers(rid);
        Assert.Equal(WrappedLibrary.All.Select(library => $"{library.Name}: {library.Expected}"),
            WrappedLibrary.All.Select(library => $"{library.Name}: {answers.GetValueOrDefault(library.Name)}"));
    }

    [Theory]
    [InlineData("linux-x64", "linux")]
    [InlineData("linux-arm64", "linux")]
    [InlineData("win-x64", "windows")]
    [InlineData("osx-arm64", "macos")]
    public void Functions_that_C_sharp_imports_are_exported(string rid, string platform)
    {
        // The build for the host also compiles the C#, which all RIDs share.
        workspace.Answers("linux-x64");
        workspace.BuildNative(rid);
        var missing = new List<string>();
        foreach (var library in WrappedLibrary.All)
        {
            var imports = Imports(workspace.Test[$"{library.Name}/obj/Debug/net10.0/linux-x64/{library.Name}.dll"], $"{library.Name}.Native", platform);
            Assert.NotEmpty(imports);
            var exports = Symbols.Exported(Built(library.Name, rid)).ToHashSet();
            missing.AddRange(imports.Where(import => !exports.Contains(import)).Select(import => $"{library.Name}: {import}"));
        }

        Assert.Empty(missing);
    }

    private string Built(string library, string rid) => Directory.GetFiles(workspace.Test[$"{library}/obj/native"], "*", SearchOption.AllDirectories)
        .Where(file => Path.GetDirectoryName(file)!.EndsWith($"{Path.DirectorySeparatorChar}{rid}", StringComparison.Ordinal))
        .Where(file => Path.GetFileNameWithoutExtension(file).EndsWith($"{library}.Native", StringComparison.Ordinal))
        .Where(file => Path.GetExtension(file) is ".so" or ".dll" or ".dylib").MaxBy(File.GetLastWriteTimeUtc)!;

    private static List<string> Imports(string assembly, string module, string platform)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => !method.GetImport().Module.IsNil
                    && metadata.GetString(metadata.GetModuleReference(method.GetImport().Module).Name) == module && IsFor(metadata, method, platform))
                .Select(method => metadata.GetString(method.GetImport().Name)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    // [SupportedOSPlatform("linux")]
    private static bool IsFor(MetadataReader metadata, MethodDefinition method, string platform)
    {
        var platforms = method.GetCustomAttributes().Select(metadata.GetCustomAttribute)
            .Where(attribute => attribute.Constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "SupportedOSPlatformAttribute")
            .Select(attribute => metadata.GetBlobReader(attribute.Value)).Select(Name).ToList();
        return platforms.Count == 0 || platforms.Contains(platform);
    }

    private static string Name(BlobReader blob)
    {
        _ = blob.ReadUInt16();
        return blob.ReadSerializedString()!;
    }
}
