using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Writes small MMDB files: a tree of 32-bit records, the data, and what is said of both. See MaxMind's format, version 2.0.</summary>
internal sealed class MmdbWriter(string type, int ipVersion, DateTimeOffset builtAt)
{
    private const int Separator = 16;

    private readonly List<(int Left, int Right)> _nodes = [(-1, -1)];
    private readonly List<byte> _data = [];

    /// <summary>Says something of a network such as <c>203.0.113.0/24</c>; larger networks before the smaller ones inside them.</summary>
    public MmdbWriter Add(string network, object record)
    {
        var slash = network.IndexOf('/', StringComparison.Ordinal);
        var bits = Bits(IPAddress.Parse(network[..slash]));
        var length = int.Parse(network[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture) + (bits.Length == 128 && !network.Contains(':', StringComparison.Ordinal) ? 96 : 0);
        var leaf = Leaf(_data.Count);
        Encode(_data, record);
        var node = 0;
        for (var depth = 0; depth < length - 1; depth++)
        {
            node = Child(node, bits[depth]);
        }

        Set(node, bits[length - 1], leaf);
        return this;
    }

    public byte[] ToArray()
    {
        var file = new List<byte>();
        Span<byte> node = stackalloc byte[8];
        foreach (var (left, right) in _nodes)
        {
            BinaryPrimitives.WriteUInt32BigEndian(node, Value(left));
            BinaryPrimitives.WriteUInt32BigEndian(node[4..], Value(right));
            file.AddRange(node);
        }

        file.AddRange(new byte[Separator]);
        file.AddRange(_data);
        file.AddRange([0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        Encode(file, new Dictionary<string, object>
        {
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = (ulong)builtAt.ToUnixTimeSeconds(),
            ["database_type"] = type,
            ["description"] = new Dictionary<string, object> { ["en"] = "made for a test" },
            ["ip_version"] = (ushort)ipVersion,
            ["languages"] = new object[] { "en" },
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)32,
        });
        return [.. file];
    }

    public void Save(string path) => File.WriteAllBytes(path, ToArray());

    private bool[] Bits(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        byte[] padded = ipVersion == 6 && bytes.Length == 4 ? [.. new byte[12], .. bytes] : bytes;
        return [.. padded.SelectMany(each => Enumerable.Range(0, 8).Select(bit => (each & (0x80 >> bit)) != 0))];
    }

    // -1 is nothing, a node's number is itself, a leaf is what its place in the data gives.
    private static int Leaf(int offset) => -2 - offset;

    private uint Value(int child) => child switch
    {
        -1 => (uint)_nodes.Count,
        < -1 => (uint)(_nodes.Count + Separator + (-2 - child)),
        _ => (uint)child,
    };

    private int Child(int node, bool isRight)
    {
        var child = isRight ? _nodes[node].Right : _nodes[node].Left;
        if (child >= 0)
        {
            return child;
        }

        // What was said of the larger network holds for both halves.
        _nodes.Add((child, child));
        Set(node, isRight, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private void Set(int node, bool isRight, int child) => _nodes[node] = isRight ? (_nodes[node].Left, child) : (child, _nodes[node].Right);

    private static void Encode(List<byte> to, object value)
    {
        switch (value)
        {
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Control(to, 2, utf8.Length);
                to.AddRange(utf8);
                break;
            case ushort number:
                Unsigned(to, 5, number, 2);
                break;
            case uint number:
                Unsigned(to, 6, number, 4);
                break;
            case ulong number:
                Unsigned(to, 9, number, 8);
                break;
            case bool flag:
                Control(to, 14, flag ? 1 : 0);
                break;
            case object[] items:
                Control(to, 11, items.Length);
                Array.ForEach(items, item => Encode(to, item));
                break;
            case Dictionary<string, object> map:
                Control(to, 7, map.Count);
                foreach (var (key, entry) in map)
                {
                    Encode(to, key);
                    Encode(to, entry);
                }

                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Unsigned(List<byte> to, int type, ulong number, int length)
    {
        Control(to, type, length);
        for (var at = length - 1; at >= 0; at--)
        {
            to.Add((byte)(number >> (at * 8)));
        }
    }

    private static void Control(List<byte> to, int type, int size)
    {
        var low = size < 29 ? size : 29;
        to.Add((byte)((type < 8 ? type << 5 : 0) | low));
        if (type >= 8)
        {
            to.Add((byte)(type - 7));
        }

        if (size >= 29)
        {
            to.Add((byte)(size - 29));
        }
    }
}
