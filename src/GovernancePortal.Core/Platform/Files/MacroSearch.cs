using System.Buffers.Binary;
using System.Text;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>Finds macros and passwords in compound files (doc, xls, ppt, vbaProject.bin).</summary>
internal static class MacroSearch
{
    private const int BoundSheet = 0x0085;
    private const int FilePass = 0x002F;
    private const int EndOfRecords = 0x000A;
    private static readonly byte[] ProjectName = Encoding.Unicode.GetBytes("_VBA_PROJECT");
    private static readonly byte[] SlidesMacroAtom = [0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00];

    public static bool HasMacros(CompoundFile file, byte[] bytes) =>
        file.Names.Any(name => name.StartsWith("_VBA_PROJECT", StringComparison.OrdinalIgnoreCase))
        || HasProjectEntry(bytes)
        || SheetRecords(file).Any(record => record.Type == BoundSheet && record.Data.Length > 5 && record.Data.Span[5] is 1 or 6)
        || SlidesSayMacros(file);

    public static bool IsProtected(CompoundFile file) =>
        file.Has("EncryptedPackage") || file.Has("EncryptedSummary")
        || SheetRecords(file).Any(record => record.Type == FilePass)
        || (file.Stream("WordDocument") is { Length: > 12 } word && (BinaryPrimitives.ReadUInt16LittleEndian(word.AsSpan(10)) & 0x0100) != 0);

    /// <summary>A directory entry of that name anywhere, also one that no chain leads to: readers differ in what they follow.</summary>
    private static bool HasProjectEntry(byte[] bytes)
    {
        for (var at = 0; at + 128 <= bytes.Length; at += 128)
        {
            if (bytes.AsSpan(at).StartsWith(ProjectName))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Records of the first part of a workbook: sheets of Excel 4 macros and passwords are named there.</summary>
    private static IEnumerable<(int Type, ReadOnlyMemory<byte> Data)> SheetRecords(CompoundFile file)
    {
        var workbook = file.Stream("Workbook") ?? file.Stream("Book");
        if (workbook is null)
        {
            yield break;
        }
        for (var at = 0; at + 4 <= workbook.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 2));
            if (type == EndOfRecords || at + 4 + length > workbook.Length)
            {
                yield break;
            }
            yield return (type, workbook.AsMemory(at + 4, length));
            at += 4 + length;
        }
    }

    /// <summary>Presentations keep their project compressed inside one stream, but say that they have one.</summary>
    private static bool SlidesSayMacros(CompoundFile file)
    {
        if (file.Stream("PowerPoint Document") is not { } slides)
        {
            return false;
        }
        for (var rest = slides.AsSpan(); rest.IndexOf(SlidesMacroAtom) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (at + 16 <= rest.Length && BinaryPrimitives.ReadUInt32LittleEndian(rest[(at + 12)..]) != 0)
            {
                return true;
            }
        }
        return false;
    }
}
