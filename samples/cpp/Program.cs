using System;

using var calculator = new Calculator();
foreach (string formula in new[] { "1 2 +", "3 4 + 6 *", "1 0 /", "1 two +", "8 2 /" })
{
    try
    {
        Console.WriteLine($"{formula} = {calculator.Evaluate(formula)}");
    }
    catch (ArgumentException error)
    {
        Console.WriteLine($"{formula}: {error.Message}");
    }
}
