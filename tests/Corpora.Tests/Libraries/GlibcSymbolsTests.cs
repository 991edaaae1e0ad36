using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Link;

namespace Corpora.Tests.Libraries;

/// <summary>The versions in messages equal those in the tables that zig links with.</summary>
public sealed partial class GlibcSymbolsTests
{
    // These are variables, which zig keeps in another table.
    private static readonly string[] s_unknown = ["__signgam", "__libc_single_threaded"];

    [Theory]
    [InlineData("x86_64-linux-gnu")]
    [InlineData("aarch64-linux-gnu")]
    [InlineData("arm-linux-gnueabihf")]
    public void The_version_of_a_function_is_that_of_zigs_table(string target)
    {
        var table = AbiLists.Read(Path.Combine(Path.GetDirectoryName(Repository.Zig)!, "lib/libc/glibc/abilists"), target);
        Assert.Equal(new Version(2, 25), table["getrandom"]);
        Assert.Equal([], table.Where(entry => GlibcSymbols.Since(entry.Key) is { } since && Version.Parse(since) != entry.Value)
            .Select(entry => $"{entry.Key}: {GlibcSymbols.Since(entry.Key)}, {entry.Value} in zig"));
    }

    [Fact]
    public void Every_function_newer_than_the_glibc_of_NET_is_known()
    {
        var table = AbiLists.Read(Path.Combine(Path.GetDirectoryName(Repository.Zig)!, "lib/libc/glibc/abilists"), "x86_64-linux-gnu");
        // Names such as acosf64x are aliases of functions with other types.
        Assert.Equal([], table.Where(entry => entry.Value > new Version(2, 17) && !FloatN().IsMatch(entry.Key) && GlibcSymbols.Since(entry.Key) is null).Select(entry => entry.Key));
        Assert.Equal([], GlibcSymbols.All.Where(entry => Version.Parse(entry.Value) <= new Version(2, 40) && !table.ContainsKey(entry.Key) && !table.ContainsKey($"{entry.Key}_ui"))
            .Select(entry => entry.Key).Except(s_unknown));
    }

    [GeneratedRegex("f(32|64|128)x?([a-z_]|$)")]
    private static partial Regex FloatN();

    /// <summary>zig's <c>abilists</c>: names of libraries, versions and targets, then for each function the targets, the library and the versions.</summary>
    private sealed class AbiLists
    {
        private readonly byte[] _bytes;
        private int _at;

        private AbiLists(string path) => _bytes = File.ReadAllBytes(path);

        /// <summary>The first version that has each function of a target.</summary>
        public static Dictionary<string, Version> Read(string path, string target)
        {
            var lists = new AbiLists(path);
            _ = lists.List(lists.Text);
            var versions = lists.List(() => new Version(lists.Byte(), lists.Byte(), lists.Byte()));
            return lists.Functions(versions, lists.List(lists.Text).IndexOf(target));
        }

        private Dictionary<string, Version> Functions(List<Version> versions, int target)
        {
            var first = new Dictionary<string, Version>(StringComparer.Ordinal);
            for (var left = Byte() | (Byte() << 8); left > 0;)
            {
                var name = Text();
                for (var isLast = false; !isLast && left > 0; left--)
                {
                    var targets = Number();
                    isLast = (Byte() & 128) != 0;
                    foreach (var index in Indices())
                    {
                        var version = new Version(versions[index].Major, versions[index].Minor);
                        if ((targets >> target & 1) != 0 && (!first.TryGetValue(name, out var known) || version < known))
                            first[name] = version;
                    }
                }
            }

            return first;
        }

        private List<int> Indices()
        {
            var indices = new List<int>();
            int index;
            do
            {
                index = Byte();
                indices.Add(index & 127);
            }
            while ((index & 128) == 0);
            return indices;
        }

        private List<T> List<T>(Func<T> read) => [.. Enumerable.Range(0, Byte()).Select(_ => read())];

        private byte Byte() => _bytes[_at++];

        private ulong Number()
        {
            var number = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var part = Byte();
                number |= (ulong)(part & 127) << shift;
                if (part < 128)
                    return number;
            }
        }

        private string Text()
        {
            var start = _at;
            _at = Array.IndexOf(_bytes, (byte)0, start) + 1;
            return Encoding.ASCII.GetString(_bytes, start, _at - start - 1);
        }
    }
}
