using System.Numerics;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.NodeAddon;

/// <summary>Represents the name and version of an npm package.</summary>
/// <param name="Name">The name, which can have a scope: <c>@me/foo</c>.</param>
/// <param name="Version">The version, as Semantic Versioning 2.0 defines it.</param>
public sealed partial record NpmIdentity(string Name, string Version)
{
    /// <summary>The name of the file that <c>npm pack</c> writes: <c>me-foo-1.0.0.tgz</c>.</summary>
    public string FileName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}.tgz";

    /// <summary>Returns the package with the add-on for a target.</summary>
    public NpmIdentity For(NpmTarget target) => this with { Name = $"{Name}-{target.Name}" };

    /// <summary>Creates the identity from properties of a project. Reports NSDK6024 for a name or version that npm rejects.</summary>
    /// <param name="name"><c>NativeNodePackageName</c>, or empty.</param>
    /// <param name="packageId">The NuGet name, from which the default is derived.</param>
    /// <param name="version">The NuGet version.</param>
    /// <param name="project">The project file.</param>
    public static NpmIdentity Of(string name, string packageId, string version, string project)
    {
        var used = name.Length > 0 ? name : packageId.ToLowerInvariant();
        // npm allows 214 characters, and the longest suffix has 17.
        if (!PackageName().IsMatch(used) || used.Length > 190)
            throw new NativeException(Diagnostic.Error("NSDK6024",
                $"'{used}' is not a valid name for an npm package{(name.Length > 0 ? "" : " (from PackageId)")}. Expected at most 190 lowercase letters, digits and the characters - . _ ~, not "
                + "beginning with . or _, with or without a scope; set <NativeNodePackageName>@scope/name</NativeNodePackageName>.", project));
        return new(used, SemanticVersion(version) ?? throw new NativeException(Diagnostic.Error("NSDK6024",
            $"The version '{version}' is not valid for an npm package. Expected three numbers, and a prerelease label whose numbers have no leading zeros; set "
            + "<Version>1.0.0</Version> or <Version>1.0.0-beta.1</Version>.", project)));
    }

    /// <summary>Converts a NuGet version. Returns null if npm has no equal version.</summary>
    public static string? SemanticVersion(string version)
    {
        if (NuGetVersion().Match(version.Trim()) is not { Success: true } match)
            return null;
        var numbers = match.Groups["number"].Captures.Select(capture => BigInteger.Parse(capture.ValueSpan)).ToList();
        while (numbers.Count < 3)
            numbers.Add(0);
        // npm has no fourth number.
        if (numbers.Count > 3 && !numbers[3].IsZero)
            return null;
        var label = match.Groups["label"].Value;
        return label.Split('.').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)) ? null
            : string.Join('.', numbers.Take(3)) + (label.Length > 0 ? $"-{label}" : "");
    }

    [GeneratedRegex(@"^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$")]
    private static partial Regex PackageName();

    // The text after the plus sign is not part of the version.
    [GeneratedRegex(@"^(?<number>\d+)(?:\.(?<number>\d+)){0,3}(?:-(?<label>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+.*)?$")]
    private static partial Regex NuGetVersion();
}
