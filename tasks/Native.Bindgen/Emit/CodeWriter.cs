using System.Runtime.CompilerServices;
using System.Text;

namespace Native.Bindgen.Emit;

/// <summary>Indented lines, with a blank line between members.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsBlank;

    /// <summary>A line; an empty one has no indentation.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
        _needsBlank = text.Length > 0;
    }

    /// <summary>The same for an interpolated string, whose parts are written one by one.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineText text)
    {
        _text.Append('\n');
        _needsBlank = true;
    }

    /// <summary>An opening brace.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
        _needsBlank = false;
    }

    /// <summary>A closing brace.</summary>
    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>A blank line, unless this is the first member or there is one.</summary>
    public void Separate()
    {
        if (_needsBlank)
            Line();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The parts of a line.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineText
    {
        private readonly StringBuilder _text;

        /// <summary>Called by the compiler, before the parts.</summary>
        public LineText(int literalLength, int formattedCount, CodeWriter writer)
        {
            _text = writer._text.Append(' ', writer._depth * 4);
        }

        /// <summary>What stands in the text.</summary>
        public void AppendLiteral(string text) => _text.Append(text);

        /// <summary>What stands in braces.</summary>
        public void AppendFormatted(string? text) => _text.Append(text);

        /// <summary>The same for a number.</summary>
        public void AppendFormatted(long number) => _text.Append(number);
    }
}
