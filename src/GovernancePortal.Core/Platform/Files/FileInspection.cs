using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>Whether a file may be attached; if not, the code and arguments of its message ("Rule.{Code}").</summary>
public sealed record FileVerdict(AllowedFileType? Type, string? Code, params object[] Arguments)
{
    public bool IsAccepted => Code is null;
}

/// <summary>
/// Looks at an uploaded file before it is stored: its extension must be allowed and its content agree with it; macros,
/// passwords, executables and archives in archives are refused. Pure over a seekable stream, which is left at its start.
/// </summary>
public static class FileInspection
{
    public const int MostMegabytes = 20;
    public const long MostBytes = MostMegabytes * 1024L * 1024;

    private const int HeadLength = 1024;

    private static readonly HashSet<string> MacroExtensions = new(StringComparer.Ordinal)
    {
        "docm", "dotm", "xlsm", "xltm", "xlam", "xla", "xlsb", "pptm", "potm", "ppsm", "ppam", "ppa", "sldm",
    };

    // Marks that turn the reading direction make "exe.txt" of "txt.exe".
    private static readonly char[] TurningMarks = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

    /// <summary>The bare name of what a browser posted; some send the whole path.</summary>
    public static string NameOf(string? posted) => CharacterWidth.Trim((posted ?? "")[((posted ?? "").LastIndexOfAny(['/', '\\']) + 1)..]);

    /// <summary>Lower case, without the dot; empty when there is none.</summary>
    public static string ExtensionOf(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[(dot + 1)..].ToLowerInvariant() : "";

    internal static bool IsMacroExtension(string extension) => MacroExtensions.Contains(extension);

    /// <param name="allowed">The types valid on the day.</param>
    public static FileVerdict Inspect(string name, Stream content, IReadOnlyList<AllowedFileType> allowed)
    {
        var extension = ExtensionOf(name);
        if (name.Length is 0 or > StoredFile.NameLength || name.Any(c => char.IsControl(c) || c is '/' or '\\' || TurningMarks.Contains(c)))
        {
            return Refused("File.NameInvalid", StoredFile.NameLength);
        }
        if (IsMacroExtension(extension))
        {
            return Refused("File.MacroExtension", extension);
        }
        var type = allowed.FirstOrDefault(t => t.Extension == extension);
        if (type is null)
        {
            return Refused("File.NotAllowed", extension, string.Join(", ", allowed.Select(t => t.Extension).Order(StringComparer.Ordinal)));
        }
        if (content.Length == 0)
        {
            return Refused("File.Empty");
        }
        if (content.Length > MostBytes)
        {
            return Refused("File.TooLarge", MostMegabytes);
        }
        var problem = Look(content, type);
        content.Position = 0;
        return problem ?? new FileVerdict(type, null);
    }

    private static FileVerdict? Look(Stream content, AllowedFileType type)
    {
        content.Position = 0;
        var head = new byte[Math.Min(HeadLength, content.Length)];
        content.ReadExactly(head);
        content.Position = 0;
        // An Office document with a password is a compound file whatever its extension says.
        var isXml = type.Signature is FileSignature.XmlWord or FileSignature.XmlSheet or FileSignature.XmlSlides;
        if (isXml && CompoundFile.IsCompound(head))
        {
            return Compound(ReadAll(content), FileSignature.Compound, type.Extension) is { Code: "File.Encrypted" } locked ? locked : Mismatch(type);
        }
        if (!Agrees(type.Signature, head))
        {
            return Mismatch(type);
        }
        return type.Signature switch
        {
            FileSignature.CompoundWord or FileSignature.CompoundSheet or FileSignature.CompoundSlides or FileSignature.Compound =>
                Compound(ReadAll(content), type.Signature, type.Extension),
            FileSignature.XmlWord or FileSignature.XmlSheet or FileSignature.XmlSlides or FileSignature.Zip =>
                PackageInspection.Look(content, type.Signature, type.Extension),
            FileSignature.Text => PlainText(ReadAll(content), type),
            FileSignature.Pdf or FileSignature.Png or FileSignature.Jpeg or FileSignature.Gif or FileSignature.Tiff or FileSignature.Bmp or FileSignature.Opaque => null,
        };
    }

    private static bool Agrees(FileSignature signature, ReadOnlySpan<byte> head) => signature switch
    {
        FileSignature.Pdf => head.IndexOf("%PDF-"u8) >= 0 && !IsProgram(head),
        FileSignature.CompoundWord or FileSignature.CompoundSheet or FileSignature.CompoundSlides or FileSignature.Compound => CompoundFile.IsCompound(head),
        FileSignature.XmlWord or FileSignature.XmlSheet or FileSignature.XmlSlides or FileSignature.Zip => IsZip(head),
        FileSignature.Text or FileSignature.Opaque => !IsKnownBinary(head),
        FileSignature.Png => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        FileSignature.Jpeg => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        FileSignature.Gif => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8),
        FileSignature.Tiff => head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]),
        FileSignature.Bmp => head.StartsWith("BM"u8) && head.Length >= 14,
    };

    internal static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]);

    /// <summary>Windows and Unix programs and scripts.</summary>
    internal static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x7F, 0x45, 0x4C, 0x46]) || head.StartsWith("#!"u8);

    private static bool IsKnownBinary(ReadOnlySpan<byte> head) =>
        IsProgram(head) || IsZip(head) || CompoundFile.IsCompound(head) || head.StartsWith("%PDF-"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("Rar!"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]);

    /// <summary>Whatever the encoding, a text has no zero bytes, unless it is UTF-16 and says so.</summary>
    private static FileVerdict? PlainText(byte[] bytes, AllowedFileType type)
    {
        var isWide = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return !isWide && bytes.AsSpan().Contains((byte)0) ? Mismatch(type) : null;
    }

    internal static FileVerdict? Compound(byte[] bytes, FileSignature signature, string extension)
    {
        try
        {
            var file = CompoundFile.Read(bytes);
            if (MacroSearch.IsProtected(file))
            {
                return Refused("File.Encrypted");
            }
            if (MacroSearch.HasMacros(file, bytes))
            {
                return Refused("File.Macro");
            }
            var fits = signature switch
            {
                FileSignature.CompoundWord => file.Has("WordDocument"),
                FileSignature.CompoundSheet => file.Has("Workbook") || file.Has("Book"),
                FileSignature.CompoundSlides => file.Has("PowerPoint Document"),
                _ => true,
            };
            return fits ? null : Refused("File.Mismatch", extension);
        }
        catch (InvalidDataException)
        {
            return Refused("File.Damaged");
        }
    }

    private static byte[] ReadAll(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static FileVerdict Mismatch(AllowedFileType type) => Refused("File.Mismatch", type.Extension);

    internal static FileVerdict Refused(string code, params object[] arguments) => new(null, code, arguments);
}
