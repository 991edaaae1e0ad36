namespace Native.Core.Compile;

/// <summary>Represents a compiler flag with its value. It is a class, because generic collections of structs must be compiled in every build.</summary>
public sealed record FlagValue(string Flag, string Value);

/// <summary>Reads the values of compiler flags, which are in the same argument as the flag or in the next one.</summary>
public static class FlagValues
{
    /// <summary>Returns each of the <paramref name="flags"/> in the arguments with its value, which is empty if it is missing.</summary>
    public static IEnumerable<FlagValue> Of(IReadOnlyList<string> arguments, params string[] flags)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (Array.Find(flags, flag => argument.StartsWith(flag, StringComparison.Ordinal)) is { } name)
                yield return new(name, argument.Length > name.Length ? argument[name.Length..] : i + 1 < arguments.Count ? arguments[i + 1] : "");
        }
    }
}
