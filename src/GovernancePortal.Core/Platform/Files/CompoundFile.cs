using System.Buffers.Binary;
using System.Text;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>
/// Reads the directory and the streams of an OLE compound file (MS-CFB): older Office documents and vbaProject parts.
/// Every chain is bounded by the file itself, so a crafted file ends in <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const byte StreamEntry = 2;
    private const byte RootEntry = 5;

    private readonly byte[] bytes;
    private readonly int sectorLength;
    private readonly int miniLength;
    private readonly uint miniCutoff;
    private readonly uint[] fat;
    private readonly uint[] miniFat;
    private readonly byte[] miniStream;
    private readonly List<Entry> entries = [];

    private CompoundFile(byte[] bytes)
    {
        this.bytes = bytes;
        if (!IsCompound(bytes) || bytes.Length < HeaderLength)
        {
            throw new InvalidDataException("Not a compound file.");
        }
        var shift = U16(30);
        if (shift is not (9 or 12) || U16(32) != 6)
        {
            throw new InvalidDataException("Unusual sector sizes.");
        }
        sectorLength = 1 << shift;
        miniLength = 1 << 6;
        miniCutoff = U32(56);
        fat = ReadFat();
        ReadDirectory(Chain(U32(48)));
        miniFat = ToWords(Chain(U32(60)));
        var root = entries.FirstOrDefault(entry => entry.Type == RootEntry) ?? throw new InvalidDataException("No root entry.");
        miniStream = root.Start <= LastRegularSector ? Chain(root.Start) : [];
    }

    private sealed record Entry(string Name, byte Type, uint Start, long Size);

    public static bool IsCompound(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Throws <see cref="InvalidDataException"/> when the structure does not hold together.</summary>
    public static CompoundFile Read(byte[] bytes) => new(bytes);

    /// <summary>Names of all storages and streams, whatever storage they lie in.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    public bool Has(string name) => entries.Exists(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bytes of the first stream of that name; null when there is none.</summary>
    public byte[]? Stream(string name)
    {
        var entry = entries.Find(e => e.Type == StreamEntry && string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return null;
        }
        if (entry.Size == 0)
        {
            return [];
        }
        var content = entry.Size < miniCutoff ? MiniChain(entry.Start) : Chain(entry.Start);
        return content.Length < entry.Size ? throw new InvalidDataException("A stream is cut off.") : content[..(int)entry.Size];
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private int SectorCount => (bytes.Length - 1) / sectorLength;

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var at = ((long)number + 1) * sectorLength;
        if (number > LastRegularSector || at >= bytes.Length)
        {
            throw new InvalidDataException("A sector lies outside of the file.");
        }
        // The last sector may be cut off by the writer.
        return bytes.AsSpan((int)at, (int)Math.Min(sectorLength, bytes.Length - at));
    }

    private uint[] ReadFat()
    {
        var numbers = new List<uint>();
        for (var i = 0; i < 109; i++)
        {
            numbers.Add(U32(76 + (i * 4)));
        }
        var next = U32(68);
        for (var steps = 0; next <= LastRegularSector; steps++)
        {
            if (steps > SectorCount)
            {
                throw new InvalidDataException("The table of sectors runs in a circle.");
            }
            var words = ToWords(Sector(next).ToArray());
            if (words.Length == 0)
            {
                throw new InvalidDataException("The table of sectors is cut off.");
            }
            numbers.AddRange(words[..^1]);
            next = words[^1];
        }
        var table = new List<uint>();
        foreach (var number in numbers.Where(number => number <= LastRegularSector))
        {
            table.AddRange(ToWords(Sector(number).ToArray()));
            if (table.Count > SectorCount + (sectorLength / 4 * 2))
            {
                break;
            }
        }
        return [.. table];
    }

    private void ReadDirectory(byte[] directory)
    {
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var entry = directory.AsSpan(at, EntryLength);
            var type = entry[66];
            var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            if (type == 0 || length is < 2 or > 64)
            {
                continue;
            }
            // Version 3 files leave the upper half of the size undefined.
            var size = sectorLength == HeaderLength ? BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]) : BinaryPrimitives.ReadInt64LittleEndian(entry[120..]);
            if (size < 0 || (type == StreamEntry && size > bytes.Length))
            {
                throw new InvalidDataException("A stream is longer than the file.");
            }
            entries.Add(new Entry(Encoding.Unicode.GetString(entry[..(length - 2)]), type, BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), size));
        }
    }

    private byte[] Chain(uint start)
    {
        using var content = new MemoryStream();
        var number = start;
        for (var steps = 0; number <= LastRegularSector; steps++)
        {
            if (steps > SectorCount || number >= fat.Length)
            {
                throw new InvalidDataException("A chain of sectors is broken.");
            }
            content.Write(Sector(number));
            number = fat[number];
        }
        return content.ToArray();
    }

    private byte[] MiniChain(uint start)
    {
        using var content = new MemoryStream();
        var number = start;
        for (var steps = 0; number <= LastRegularSector; steps++)
        {
            var at = (long)number * miniLength;
            if (steps > miniFat.Length || number >= miniFat.Length || at + miniLength > miniStream.Length)
            {
                throw new InvalidDataException("A chain of small sectors is broken.");
            }
            content.Write(miniStream, (int)at, miniLength);
            number = miniFat[number];
        }
        return content.ToArray();
    }

    private static uint[] ToWords(byte[] content)
    {
        var words = new uint[content.Length / 4];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(i * 4));
        }
        return words;
    }
}
