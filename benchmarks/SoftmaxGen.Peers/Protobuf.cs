using System.Collections.Generic;
using System.Text;

namespace SoftmaxGen.Peers;

/// <summary>Writes one message in the wire format of Protocol Buffers.</summary>
internal sealed class Protobuf
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;

    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public Protobuf Number(int field, long value)
    {
        Write((ulong)((field << 3) | Varint));
        Write((ulong)value);
        return this;
    }

    public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Bytes(field, value.ToArray());

    public Protobuf Messages(int field, IEnumerable<Protobuf> values)
    {
        foreach (Protobuf value in values)
        {
            Message(field, value);
        }

        return this;
    }

    public Protobuf Texts(int field, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            Text(field, value);
        }

        return this;
    }

    private Protobuf Bytes(int field, byte[] value)
    {
        Write((ulong)((field << 3) | LengthDelimited));
        Write((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Write(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
