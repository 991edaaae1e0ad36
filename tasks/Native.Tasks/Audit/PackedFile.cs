using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Represents a file that is next to the app on machines of a RID.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The file name next to the app.</param>
/// <param name="Target">The RID.</param>
/// <param name="IsLinked">True if this project linked the file.</param>
/// <param name="Prebuilt">If another machine linked the file, its toolchain, and the libraries that the project names there.</param>
internal sealed partial record PackedFile(string Path, string Name, NativeTarget Target, bool IsLinked, (string Toolchain, string Declared)? Prebuilt = null)
{
    /// <summary>
    /// Reads items. Items with <c>PackedRid</c> are packed by this SDK, and items with a <c>PackagePath</c> such as <c>runtimes/linux-x64/native/</c> by the
    /// project itself. Items without both are for <paramref name="rid"/>, or are ignored if it is empty. Items for RIDs that the SDK does not support
    /// (<c>osx</c>, <c>android-arm64</c>) are ignored.
    /// </summary>
    public static IEnumerable<PackedFile> Of(IEnumerable<ITaskItem> items, string rid, Func<NativeTarget, string> ownName)
    {
        foreach (var item in items)
        {
            var path = item.GetMetadata("FullPath");
            bool IsOwn(NativeTarget target) => item.GetMetadata("Type").Length == 0 && System.IO.Path.GetFileName(path) == ownName(target);
            if (item.GetMetadata("PackedRid") is { Length: > 0 } packed && NativeTarget.Find(packed) is { } own)
                yield return new(path, System.IO.Path.GetFileName(path), own, IsOwn(own),
                    item.GetMetadata("Toolchain") is { Length: > 0 } toolchain ? (toolchain, item.GetMetadata("Declared")) : null);
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
