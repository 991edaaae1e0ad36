using System;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

/// <summary>The length of a text.</summary>
public struct TextLength
{
    /// <summary>The number of words.</summary>
    public int Words;

    /// <summary>The number of letters in all words.</summary>
    public int Letters;
}

/// <summary>The functions that C calls.</summary>
public static unsafe partial class Exports
{
    /// <summary>Finds the words of a text with a regular expression of .NET.</summary>
    /// <param name="text">The text in UTF-8. It ends with a zero.</param>
    /// <param name="found">Is called for each word with its first byte and its length in bytes; may be <see langword="null"/>.</param>
    /// <returns>The length of the text; no words if <paramref name="text"/> is <see langword="null"/>.</returns>
    [UnmanagedCallersOnly(EntryPoint = "words_find")]
    public static TextLength Find([NativeTypeName("const char *")] byte* text, delegate* unmanaged[Cdecl]<byte*, int, void> found)
    {
        var length = new TextLength();
        foreach (Match word in Word().Matches(Marshal.PtrToStringUTF8((nint)text) ?? ""))
        {
            length.Words++;
            length.Letters += word.Length;
            var bytes = System.Text.Encoding.UTF8.GetBytes(word.Value);
            fixed (byte* first = bytes)
            {
                if (found != null)
                    found(first, bytes.Length);
            }
        }

        return length;
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}

/// <summary>Sets the C type of a parameter: .NET has no <c>const</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    /// <summary>The type.</summary>
    public string Name => name;
}
