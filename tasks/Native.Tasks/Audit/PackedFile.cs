using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>A file that is next to the app on machines of a RID.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Target">The RID.</param>
/// <param name="IsLinked">Whether this project linked it.</param>
internal sealed partial record PackedFile(string Path, string Name, NativeTarget Target, bool IsLinked)
{
    /// <summary>
    /// Reads items: <c>PackedRid</c> is what this SDK packs, and <c>PackagePath</c> what the project itself packs into <c>runtimes/linux-x64/native/</c>. Items without both are
    /// for <paramref name="rid"/>, or for none where it is empty. RIDs that nothing is built for (<c>osx</c>, <c>android-arm64</c>) are left out.
    /// </summary>
    public static IEnumerable<PackedFile> Of(IEnumerable<ITaskItem> items, string rid, Func<NativeTarget, string> ownName)
    {
        foreach (var item in items)
        {
            var path = item.GetMetadata("FullPath");
            bool IsOwn(NativeTarget target) => item.GetMetadata("Type").Length == 0 && System.IO.Path.GetFileName(path) == ownName(target);
            if (item.GetMetadata("PackedRid") is { Length: > 0 } packed && NativeTarget.Find(packed) is { } own)
                yield return new(path, System.IO.Path.GetFileName(path), own, IsOwn(own));
            else if (item.GetMetadata("PackagePath") is { Length: > 0 } places && !item.GetMetadata("Pack").Equals("false", StringComparison.OrdinalIgnoreCase))
                foreach (var place in places.Split(';').Select(place => Native().Match(place.Replace('\\', '/'))).Where(place => place.Success))
                {
                    if (NativeTarget.Find(place.Groups[1].Value) is { } target)
                        yield return new(path, place.Groups[2] is { Length: > 0 } name ? name.Value : System.IO.Path.GetFileName(path), target, IsLinked: false);
                }
            else if (rid.Length > 0 && NativeTarget.Find(rid) is { } here)
                yield return new(path, System.IO.Path.GetFileName(path), here, IsOwn(here));
        }
    }

    [GeneratedRegex(@"^/?runtimes/([^/]+)/native/?([^/]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Native();
}
