namespace Native.Bindgen.Mapping;

/// <summary>Contains the words in names of C functions by which <c>InferHandles</c> recognizes them.</summary>
internal static class HandleWords
{
    private static readonly string[] s_destroy = ["free", "destroy", "delete", "dispose", "close", "release", "finalize", "unref"];
    private static readonly HashSet<string> s_create = new(StringComparer.OrdinalIgnoreCase) { "new", "create", "open", "alloc", "dup", "clone", "copy" };

    private static readonly HashSet<string> s_find = new(StringComparer.OrdinalIgnoreCase) { "init", "lookup", "load", "parse", "peel" };

    /// <summary>Returns the names of functions that can free a type, most likely first: <c>x_free</c> for <c>x</c> and <c>x_t</c>.</summary>
    public static IEnumerable<string> Destroy(string type) => s_destroy.Select(verb => $"{(type.EndsWith("_t", StringComparison.Ordinal) ? type[..^2] : type)}_{verb}");

    /// <summary>True if a function with this name returns a new object. Others often return an object that C keeps.</summary>
    public static bool Creates(string function) => function.Split('_').Any(s_create.Contains);

    /// <summary>True if a function with this name stores a new object where the parameter points to.</summary>
    public static bool Creates(string function, string parameter)
    {
        var words = function.Split('_');
        return !words.Any(s_destroy.Contains) && (words.Any(s_create.Contains) || words.Any(s_find.Contains) || parameter.Split('_').Contains("out")
            || parameter.StartsWith("pp", StringComparison.Ordinal));
    }
}
