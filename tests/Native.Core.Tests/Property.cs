using CsCheck;

namespace Native.Core.Tests;

/// <summary>Properties of code that must hold for all values.</summary>
internal static class Property
{
    /// <summary>Texts of these letters. A small alphabet makes the special characters of a format frequent.</summary>
    public static Gen<string> Text(string letters, int shortest = 0, int longest = 12) =>
        Gen.Char[letters].Array[shortest, longest].Select(text => new string(text));

    /// <summary>
    /// Verifies that <paramref name="property"/> does not throw for <paramref name="count"/> values, which are the same in every run. CsCheck shrinks
    /// the first counterexample, and prints the seed of the smaller one for the variable <c>CsCheck_Seed</c>.
    /// </summary>
    public static void Holds<T>(this Gen<T> values, Action<T> property, int count = 1000, Func<T, string>? print = null)
    {
        // The seed of a counterexample.
        if (Check.Seed is not null)
            values.Sample(property, iter: 1, print: print);
        var random = new PCG(1, 2026);
        for (var i = 0; i < count; i++)
        {
            var seed = random.ToString();
            var value = values.Generate(random, null, out _);
            try
            {
                property(value);
            }
            catch
            {
                values.Sample(property, seed: seed, iter: 20_000, threads: 1, print: print);
                throw;
            }
        }
    }

    /// <summary>The same for values with two parts.</summary>
    public static void Holds<T1, T2>(this Gen<(T1, T2)> values, Action<T1, T2> property, int count = 1000, Func<(T1, T2), string>? print = null) =>
        values.Holds(value => property(value.Item1, value.Item2), count, print);

    /// <summary>The same for values with three parts.</summary>
    public static void Holds<T1, T2, T3>(this Gen<(T1, T2, T3)> values, Action<T1, T2, T3> property, int count = 1000) =>
        values.Holds(value => property(value.Item1, value.Item2, value.Item3), count);

    /// <summary>The same for values with five parts.</summary>
    public static void Holds<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> values, Action<T1, T2, T3, T4, T5> property, int count = 1000) =>
        values.Holds(value => property(value.Item1, value.Item2, value.Item3, value.Item4, value.Item5), count);
}
