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
}
