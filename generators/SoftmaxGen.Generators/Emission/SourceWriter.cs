using System;
using System.Text;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes indented source text, with <c>\n</c> at every line's end whatever the platform.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; empty ones stay empty.</summary>
    public void Write(string lines)
    {
        foreach (string line in lines.Replace("\r", "").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Ends a stage: an empty line, and the reason of the next one above it.</summary>
    public void Stage(string reason)
    {
        Write("");
        Write($"// {reason}");
    }

    /// <summary>Writes a line and opens a block under it, which ends with the result.</summary>
    public BlockScope Block(string header)
    {
        Write($"{header}\n{{");
        _depth++;
        return new(this);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void CloseBlock()
    {
        _depth--;
        Write("}");
    }

    /// <summary>An open block.</summary>
    internal readonly struct BlockScope(SourceWriter writer) : IDisposable
    {
        public void Dispose() => writer.CloseBlock();
    }
}
