using System.Buffers.Binary;
using System.Text;

namespace GovernancePortal.Tests.Platform.Files;

/// <summary>Writes small OLE compound files of version 3, as older Office programs do; names in any storage are listed flat.</summary>
internal sealed class CompoundBuilder
{
    private const int SectorLength = 512;
    private const int MiniLength = 64;
    private const int Cutoff = 4096;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint FatSector = 0xFFFFFFFD;

    private readonly List<(string Name, byte Type, byte[] Content)> entries = [];

    public CompoundBuilder Storage(string name)
    {
        entries.Add((name, 1, []));
        return this;
    }

    public CompoundBuilder Stream(string name, byte[]? content = null)
    {
        entries.Add((name, 2, content ?? [1, 2, 3]));
        return this;
    }

    public byte[] Build()
    {
        var fat = new List<uint> { FatSector };
        var sectors = new List<byte[]>();
        var miniFat = new List<uint>();
        using var mini = new MemoryStream();
        var starts = entries.Select(e => e.Type == 1 || e.Content.Length == 0 ? End : e.Content.Length < Cutoff ? AddMini(e.Content, mini, miniFat) : Add(e.Content, fat, sectors)).ToList();
        var miniStart = mini.Length == 0 ? End : Add(mini.ToArray(), fat, sectors);
        var miniFatStart = miniFat.Count == 0 ? End : Add(Words(miniFat), fat, sectors);

        using var directory = new MemoryStream();
        directory.Write(Entry("Root Entry", 5, miniStart, mini.Length));
        for (var i = 0; i < entries.Count; i++)
        {
            directory.Write(Entry(entries[i].Name, entries[i].Type, starts[i], entries[i].Content.Length));
        }
        var directoryStart = Add(directory.ToArray(), fat, sectors);

        using var file = new MemoryStream();
        file.Write(Header(directoryStart, miniFatStart, miniFat.Count == 0 ? 0u : 1u));
        file.Write(Padded(Words(fat), SectorLength, 0xFF));
        sectors.ForEach(sector => file.Write(sector));
        return file.ToArray();
    }

    private static byte[] Header(uint directory, uint miniFat, uint miniFatCount)
    {
        var header = new byte[SectorLength];
        byte[] magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 6);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(44), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(48), directory);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(56), Cutoff);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), miniFat);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(64), miniFatCount);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(68), End);
        for (var i = 0; i < 109; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + (i * 4)), i == 0 ? 0 : Free);
        }
        return header;
    }

    private static byte[] Entry(string name, byte type, uint start, long size)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)((name.Length + 1) * 2));
        entry[66] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(120), (uint)size);
        return entry;
    }

    private static uint Add(byte[] content, List<uint> fat, List<byte[]> sectors)
    {
        var start = (uint)fat.Count;
        var chunks = content.Chunk(SectorLength).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            fat.Add(i == chunks.Count - 1 ? End : (uint)fat.Count + 1);
            sectors.Add(Padded(chunks[i], SectorLength, 0));
        }
        return start;
    }

    private static uint AddMini(byte[] content, MemoryStream mini, List<uint> miniFat)
    {
        var start = (uint)miniFat.Count;
        var chunks = content.Chunk(MiniLength).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            miniFat.Add(i == chunks.Count - 1 ? End : (uint)miniFat.Count + 1);
            mini.Write(Padded(chunks[i], MiniLength, 0));
        }
        return start;
    }

    private static byte[] Words(List<uint> words)
    {
        var bytes = new byte[words.Count * 4];
        for (var i = 0; i < words.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
        }
        return bytes;
    }

    private static byte[] Padded(byte[] content, int length, byte filler)
    {
        var padded = new byte[length];
        Array.Fill(padded, filler);
        content.CopyTo(padded, 0);
        return padded;
    }
}
