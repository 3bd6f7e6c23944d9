using System.Buffers.Binary;
using System.Text;
using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>
/// Takes out of a picture what the camera wrote beside it: place, time, device, thumbnails, texts. Pixels are copied byte by
/// byte, never decoded. Only parts that showing the picture needs are kept, so that kinds nobody has thought of are gone too;
/// of EXIF the one number that says how the camera was held is written anew, else photos lie on their side
/// (docs/decisions/0015-fieldwork-offline.md).
/// </summary>
public static class PhotoMetadata
{
    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly HashSet<string> PngKept = new(StringComparer.Ordinal) { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs" };
    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".webp", ".avif" };

    /// <summary>A picture by its name or by its first bytes.</summary>
    public static bool IsPicture(string? name, ReadOnlySpan<byte> bytes) => Pictures.Contains(Path.GetExtension(name ?? "")) || IsJpeg(bytes) || IsPng(bytes);

    /// <summary>The picture without it. Refused with AuditChecks.PhotoKind for what is neither JPEG nor PNG, AuditChecks.PhotoDamaged where it cannot be followed to its end.</summary>
    public static byte[] Strip(byte[] bytes, string field)
    {
        try
        {
            return IsJpeg(bytes) ? Jpeg(bytes) : IsPng(bytes) ? Png(bytes) : throw new RuleViolation("AuditChecks.PhotoKind", field);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new RuleViolation("AuditChecks.PhotoDamaged", field);
        }
    }

    private static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, 0xFF, ..];

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngStart);

    private static byte[] Jpeg(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);
        var turned = false;
        for (var at = 2; ;)
        {
            if (bytes[at] != 0xFF)
            {
                throw new ArgumentOutOfRangeException(nameof(bytes));
            }
            // Any number of fill bytes may stand before a marker.
            while (bytes[at + 1] == 0xFF)
            {
                at++;
            }
            var marker = bytes[at + 1];
            if (marker == 0xD9)
            {
                // What follows the end is a second picture or a maker's trailer.
                kept.Write([0xFF, 0xD9]);
                return kept.ToArray();
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(at + 2, 2));
            var segment = bytes.Slice(at, length + 2);
            if (IsKept(marker, segment[4..]))
            {
                kept.Write(segment);
            }
            else if (marker == 0xE1 && !turned && OrientationOf(segment[4..]) is { } orientation)
            {
                kept.Write(Held(orientation));
                turned = true;
            }
            at += segment.Length;
            if (marker != 0xDA)
            {
                continue;
            }
            var scan = at;
            while (bytes[at] != 0xFF || bytes[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
            {
                at++;
            }
            kept.Write(bytes[scan..at]);
        }
    }

    // Of the application's segments the JFIF header, the colour profile and Adobe's colour transform; no comment.
    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8) && content.Length == 14,
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8) && content.Length == 12,
        >= 0xE0 and <= 0xEF or 0xFE or >= 0xF0 and <= 0xFD => false,
        _ => true,
    };

    // 2–8 of EXIF's tag 0x0112; null where the picture lies as it is stored, or the block cannot be read.
    private static ushort? OrientationOf(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14)
        {
            return null;
        }
        var tiff = content[6..];
        var little = tiff[0] == (byte)'I';
        var at = little ? BinaryPrimitives.ReadInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadInt32BigEndian(tiff[4..]);
        for (var (entries, n) = (Number(tiff, at, little), 0); n < entries; n++)
        {
            var entry = at + 2 + (12 * n);
            if (Number(tiff, entry, little) == 0x0112)
            {
                return Number(tiff, entry + 8, little) is var said and >= 2 and <= 8 ? (ushort)said : null;
            }
        }
        return null;

        static int Number(ReadOnlySpan<byte> tiff, int at, bool little) =>
            at < 0 || at > tiff.Length - 2 ? 0 : little ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);
    }

    // An EXIF block that holds nothing but the orientation.
    private static byte[] Held(ushort orientation) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Png(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(PngStart);
        for (var at = PngStart.Length; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.Slice(at, 4));
            var chunk = bytes.Slice(at, checked(length + 12));
            var type = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (PngKept.Contains(type))
            {
                kept.Write(chunk);
            }
            if (type == "IEND")
            {
                return kept.ToArray();
            }
            at += chunk.Length;
        }
    }
}
