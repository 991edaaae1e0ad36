using System.Text.Encodings.Web;

namespace Native.Core.NodeAddon;

/// <summary>Writes the module that loads the add-on of the machine on which it runs.</summary>
public static class NpmLoader
{
    /// <summary>The name of the module.</summary>
    public const string FileName = "index.js";

    /// <summary>Returns the text of the module.</summary>
    /// <param name="identity">The package of the loader.</param>
    /// <param name="addon">The file name of the add-on: <c>foo.node</c>.</param>
    /// <param name="targets">The targets that have a package.</param>
    /// <param name="exports">The names that the add-on sets, for <c>import { name }</c>.</param>
    public static string Write(NpmIdentity identity, string addon, IEnumerable<NpmTarget> targets, IReadOnlyList<NodeExport> exports)
    {
        var packages = targets.OrderBy(target => target.Name, StringComparer.Ordinal).Select(target => $"  {Text(target.Name)}: {Text(identity.For(target).Name)},\n");
        var names = exports.Where(export => export.IsIdentifier).Select(export => export.Name).ToList();
        return $$"""
            'use strict';

            // Loads the add-on for this machine. Native.Sdk writes this file.

            const addon = {{Text(addon)}};
            const version = {{Text(identity.Version)}};
            const packages = {
            {{string.Concat(packages)}}};

            const attempts = [];

            // Only glibc reports its version. An add-on for another C library can crash.
            function hasMusl() {
              const { report } = process;
              if (process.platform !== 'linux' || !report) return false;
              const excludesNetwork = report.excludeNetwork;
              report.excludeNetwork = true;
              const { header } = report.getReport();
              report.excludeNetwork = excludesNetwork;
              return !(typeof header === 'string' ? JSON.parse(header) : header).glibcVersionRuntime;
            }

            function attempt(file, load) {
              try {
                return { loaded: load() };
              } catch (error) {
                attempts.push({ file, error });
                return null;
              }
            }

            function load() {
              const target = `${process.platform}-${process.arch}${hasMusl() ? '-musl' : ''}`;
              const name = packages[target];
              if (!name) attempts.push({ file: target, error: new Error('there is no package for this system') });
              // A program that is not installed by npm can contain the add-on next to the loader.
              const result = (name && attempt(`${name}/${addon}`, () => require(`${name}/${addon}`))) || attempt(`./${addon}`, () => require(`./${addon}`));
              if (result) return result.loaded;
              const list = attempts.map(({ file, error }) => `\n  ${file}: ${String(error && error.message).split('\n')[0]}`).join('');
              const advice = name
                ? `npm installs ${name} as an optional dependency. Install again without --omit=optional and without a package-lock.json of another system, or run: npm install ${name}@${version}`
                : `Expected one of: ${Object.keys(packages).join(', ')}.`;
              const error = new Error(`${addon} for ${target} was not loaded. Attempts:${list}\n${advice}`);
              error.code = 'NATIVE_ADDON_NOT_LOADED';
              error.attempts = attempts;
              throw error;
            }

            module.exports = load();

            """.ReplaceLineEndings("\n")
            // node finds the names of a CommonJS module in its text.
            + (names.Count == 0 ? "" : $"\n// The names for import.\n0 && (module.exports = {{ {string.Join(", ", names)} }});\n");
    }

    private static string Text(string value) => $"'{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
