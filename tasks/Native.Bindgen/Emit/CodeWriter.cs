using System.Runtime.CompilerServices;
using System.Text;

namespace Native.Bindgen.Emit;

/// <summary>Writes indented lines, with a blank line between members.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsBlank;

    /// <summary>Writes a line. An empty line is not indented.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
        _needsBlank = text.Length > 0;
    }

    /// <summary>Writes a line from an interpolated string without creating the string.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineText text)
    {
        _text.Append('\n');
        _needsBlank = true;
    }

    /// <summary>Writes an opening brace.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
        _needsBlank = false;
    }

    /// <summary>Writes a closing brace.</summary>
    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>Writes a blank line, except before the first member or after another blank line.</summary>
    public void Separate()
    {
        if (_needsBlank)
            Line();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Writes the parts of an interpolated line.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineText
    {
        private readonly StringBuilder _text;

        /// <summary>Writes the indentation. The compiler calls this constructor before the parts.</summary>
        public LineText(int literalLength, int formattedCount, CodeWriter writer)
        {
            _text = writer._text.Append(' ', writer._depth * 4);
        }

        /// <summary>Writes literal text.</summary>
        public void AppendLiteral(string text) => _text.Append(text);

        /// <summary>Writes a formatted value.</summary>
        public void AppendFormatted(string? text) => _text.Append(text);

        /// <summary>Writes a formatted number.</summary>
        public void AppendFormatted(long number) => _text.Append(number);
    }
}
