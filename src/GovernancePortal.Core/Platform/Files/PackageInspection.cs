using System.IO.Compression;
using System.Text;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>
/// Looks into zip containers: Office documents and plain archives. Everything is unpacked once against a budget of
/// bytes, never by the sizes that the archive claims.
/// </summary>
internal static class PackageInspection
{
    private const int MostEntries = 2000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostDepth = 3;
    private const int Cp932 = 932;
    private const string Contents = "[Content_Types].xml";

    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "exe", "dll", "com", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "msi", "msp", "scr", "lnk", "hta", "jar", "reg",
        "cpl", "pif", "sct", "inf", "chm", "msc", "appx", "msix", "sh", "url", "iso", "img", "vhd", "vhdx", "ocx", "sys", "drv", "application", "gadget",
    };

    private static readonly HashSet<string> Archives = new(StringComparer.Ordinal)
    {
        "zip", "7z", "rar", "lzh", "lha", "cab", "gz", "tgz", "bz2", "xz", "tar", "z", "arj", "zst",
    };

    public static FileVerdict? Look(Stream content, FileSignature signature, string extension) =>
        Look(content, signature, extension, new Budget(MostUnpacked));

    private static FileVerdict? Look(Stream content, FileSignature signature, string extension, Budget budget)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, CodePagesEncodingProvider.Instance.GetEncoding(Cp932));
            if (archive.Entries.Count == 0)
            {
                return FileInspection.Refused("File.Empty");
            }
            if (archive.Entries.Count > MostEntries)
            {
                return FileInspection.Refused("File.ArchiveTooLarge");
            }
            var isDocument = signature != FileSignature.Zip;
            if (isDocument && !FitsDocument(archive, signature))
            {
                return FileInspection.Refused("File.Mismatch", extension);
            }
            return archive.Entries.Select(entry => LookAt(entry, isDocument, budget, depth: 0)).FirstOrDefault(problem => problem is not null);
        }
        catch (InvalidDataException)
        {
            return FileInspection.Refused("File.Damaged");
        }
        catch (UnpackedTooMuch)
        {
            return FileInspection.Refused("File.ArchiveTooLarge");
        }
    }

    private static bool FitsDocument(ZipArchive archive, FileSignature signature)
    {
        var folder = signature switch
        {
            FileSignature.XmlWord => "word/",
            FileSignature.XmlSheet => "xl/",
            FileSignature.XmlSlides => "ppt/",
            _ => "",
        };
        return archive.Entries.Any(e => e.FullName == Contents) && archive.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
    }

    private static FileVerdict? LookAt(ZipArchiveEntry entry, bool inDocument, Budget budget, int depth)
    {
        var name = entry.FullName;
        if (entry.IsEncrypted)
        {
            return FileInspection.Refused("File.Encrypted");
        }
        if (name.EndsWith('/') && entry.Length == 0)
        {
            return null;
        }
        // Windows drops dots and blanks at the end of a name.
        var extension = FileInspection.ExtensionOf(Path.GetFileName(name).TrimEnd('.', ' '));
        if (Programs.Contains(extension))
        {
            return FileInspection.Refused("File.Executable", entry.Name);
        }
        if (inDocument && IsMacroPart(name))
        {
            return FileInspection.Refused("File.Macro");
        }
        if (FileInspection.IsMacroExtension(extension))
        {
            return FileInspection.Refused("File.MacroExtension", extension);
        }
        if (Archives.Contains(extension))
        {
            return FileInspection.Refused("File.NestedArchive", entry.Name);
        }
        return LookInside(entry, name == Contents, budget, depth);
    }

    private static bool IsMacroPart(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)
        || name.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase);

    private static FileVerdict? LookInside(ZipArchiveEntry entry, bool isContents, Budget budget, int depth)
    {
        using var packed = entry.Open();
        var head = new byte[8];
        var read = packed.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        budget.Take(read);
        var start = head.AsSpan(0, read);
        if (FileInspection.IsProgram(start))
        {
            return FileInspection.Refused("File.Executable", entry.Name);
        }
        var isPackage = FileInspection.IsZip(start);
        var isCompound = CompoundFile.IsCompound(start);
        using var kept = isPackage || isCompound || isContents ? new MemoryStream() : null;
        kept?.Write(start);
        Drain(packed, kept, budget);
        if (kept is null)
        {
            return null;
        }
        kept.Position = 0;
        if (isContents)
        {
            var types = Encoding.UTF8.GetString(kept.ToArray());
            return types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                ? FileInspection.Refused("File.Macro") : null;
        }
        if (isCompound)
        {
            return FileInspection.Compound(kept.ToArray(), FileSignature.Compound, "");
        }
        return IsDocument(kept) && depth < MostDepth
            ? LookAtDocument(kept, budget, depth + 1)
            : FileInspection.Refused("File.NestedArchive", entry.Name);
    }

    // A document inside a container may be of any kind of Office; only its inside is looked at.
    private static FileVerdict? LookAtDocument(Stream content, Budget budget, int depth)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count > MostEntries
            ? FileInspection.Refused("File.ArchiveTooLarge")
            : archive.Entries.Select(entry => LookAt(entry, inDocument: true, budget, depth)).FirstOrDefault(problem => problem is not null);
    }

    private static bool IsDocument(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Any(e => e.FullName == Contents);
    }

    private static void Drain(Stream packed, MemoryStream? kept, Budget budget)
    {
        var buffer = new byte[64 * 1024];
        for (var count = packed.Read(buffer); count > 0; count = packed.Read(buffer))
        {
            budget.Take(count);
            kept?.Write(buffer, 0, count);
        }
    }

    private sealed class Budget(long bytes)
    {
        private long left = bytes;

        public void Take(int count)
        {
            left -= count;
            if (left < 0)
            {
                throw new UnpackedTooMuch();
            }
        }
    }

    private sealed class UnpackedTooMuch : Exception;
}
