using System.IO.Compression;
using System.Text;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Xunit;

namespace GovernancePortal.Tests.Platform.Files;

public class FileInspectionTests
{
    private static readonly IReadOnlyList<AllowedFileType> Allowed = [.. FileSeed.Types(Actor.Operator(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)))];
    private static readonly byte[] Program = [.. "MZ"u8, .. new byte[100]];

    private static string? Look(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var verdict = FileInspection.Inspect(name, stream, Allowed);
        Assert.Equal(verdict.IsAccepted, verdict.Type is not null);
        return verdict.Code;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var target = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                target.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Document(string folder, params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types/>")), (folder + "/main.xml", Encoding.UTF8.GetBytes("<x/>")), .. more,
    ]);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bound(byte kind) => [0x09, 0x08, 0x02, 0x00, 0x00, 0x06, 0x85, 0x00, 0x08, 0x00, 0, 0, 0, 0, 0, kind, 1, 65, 0x0A, 0x00, 0x00, 0x00];

    [Fact]
    public void Each_allowed_type_is_taken_with_content_of_its_kind()
    {
        var files = new Dictionary<string, byte[]>
        {
            ["pdf"] = Utf8("%PDF-1.7\n"), ["docx"] = Document("word"), ["xlsx"] = Document("xl"), ["pptx"] = Document("ppt"),
            ["doc"] = new CompoundBuilder().Stream("WordDocument", new byte[5000]).Build(), ["xls"] = new CompoundBuilder().Stream("Workbook", Bound(0)).Build(),
            ["ppt"] = new CompoundBuilder().Stream("PowerPoint Document", new byte[9000]).Build(), ["jtd"] = new CompoundBuilder().Stream("DocumentText").Build(),
            ["xdw"] = [0x60, 0x0E, 0x82, 0x01, 0x00, 0x00], ["txt"] = Utf8("見積条件"), ["csv"] = [0x8C, 0xA9, 0x90, 0xCF, 0x2C, 0x31, 0x0D, 0x0A],
            ["png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], ["jpg"] = [0xFF, 0xD8, 0xFF, 0xE0], ["jpeg"] = [0xFF, 0xD8, 0xFF, 0xE1], ["gif"] = Utf8("GIF89a..."),
            ["tif"] = [0x49, 0x49, 0x2A, 0x00], ["tiff"] = [0x4D, 0x4D, 0x00, 0x2A], ["bmp"] = [.. "BM"u8, .. new byte[20]], ["zip"] = Zip(("図面/平面図.pdf", Utf8("%PDF-1.4"))),
        };
        Assert.Equal(Allowed.Select(t => t.Extension).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Null(Look("令和8年度 見積書（第1版）." + file.Key.ToUpperInvariant(), file.Value)));
    }

    [Theory]
    [InlineData("a.exe", "File.NotAllowed"), InlineData("a.html", "File.NotAllowed"), InlineData("a", "File.NotAllowed"), InlineData(".pdf", "File.NotAllowed"), InlineData("a.pdf.lnk", "File.NotAllowed")]
    [InlineData("a.docm", "File.MacroExtension"), InlineData("a.XLSM", "File.MacroExtension"), InlineData("a.xlsb", "File.MacroExtension"), InlineData("a.ppsm", "File.MacroExtension")]
    [InlineData("", "File.NameInvalid"), InlineData("a\u0000.pdf", "File.NameInvalid"), InlineData("fdp.\u202Eexe.pdf", "File.NameInvalid"), InlineData("../a.pdf", "File.NameInvalid")]
    public void Names_decide_first(string name, string code) => Assert.Equal(code, Look(name, Utf8("%PDF-1.7")));

    [Fact]
    public void A_name_may_be_as_long_as_it_can_be_stored()
    {
        Assert.Null(Look(new string('あ', StoredFile.NameLength - 4) + ".pdf", Utf8("%PDF-1.7")));
        Assert.Equal("File.NameInvalid", Look(new string('あ', StoredFile.NameLength - 3) + ".pdf", Utf8("%PDF-1.7")));
    }

    [Theory]
    [InlineData(@"C:\Users\hanako\見積書.pdf", "見積書.pdf"), InlineData("/home/x/見積書.pdf", "見積書.pdf"), InlineData("　見積書.pdf ", "見積書.pdf"), InlineData(null, "")]
    public void Only_the_name_of_a_posted_path_is_kept(string? posted, string name) => Assert.Equal(name, FileInspection.NameOf(posted));

    [Fact]
    public void Empty_and_too_large_files_are_refused()
    {
        Assert.Equal("File.Empty", Look("a.txt", []));
        var most = new byte[FileInspection.MostBytes];
        Utf8("%PDF-1.7").CopyTo(most, 0);
        Assert.Null(Look("a.pdf", most));
        Assert.Equal("File.TooLarge", Look("a.pdf", [.. most, 0]));
    }

    [Fact]
    public void Content_that_does_not_fit_the_extension_is_refused()
    {
        Assert.All(Allowed, type => Assert.Equal("File.Mismatch", Look("a." + type.Extension, Program)));
        Assert.Equal("File.Mismatch", Look("a.docx", Document("xl")));
        Assert.Equal("File.Mismatch", Look("a.docx", Zip(("word/document.xml", Utf8("<x/>")))));
        Assert.Equal("File.Mismatch", Look("a.doc", new CompoundBuilder().Stream("Workbook", Bound(0)).Build()));
        Assert.Equal("File.Mismatch", Look("a.xls", Document("xl")));
        Assert.Equal("File.Mismatch", Look("a.xlsx", new CompoundBuilder().Stream("Workbook", Bound(0)).Build()));
        Assert.Equal("File.Mismatch", Look("a.txt", [65, 0, 66]));
        Assert.Equal("File.Mismatch", Look("a.xdw", Utf8("%PDF-1.7")));
        Assert.Null(Look("a.txt", [0xFF, 0xFE, 65, 0]));
        Assert.Equal("File.Mismatch", Look("a.pdf", [.. "MZ"u8, .. "%PDF-1.7"u8]));
    }

    [Fact]
    public void Macros_in_new_Office_documents_are_found_whatever_they_are_called()
    {
        var project = new CompoundBuilder().Storage("VBA").Stream("_VBA_PROJECT").Stream("dir").Build();
        Assert.Equal("File.Macro", Look("a.docx", Document("word", ("word/vbaProject.bin", project))));
        Assert.Equal("File.Macro", Look("a.xlsx", Document("xl", ("xl/VBAPROJECT.BIN", [1]))));
        Assert.Equal("File.Macro", Look("a.pptx", Document("ppt", ("ppt/harmless.dat", project))));
        Assert.Equal("File.Macro", Look("a.xlsx", Document("xl", ("xl/macrosheets/sheet1.xml", Utf8("<x/>")))));
        Assert.Equal("File.Macro", Look("a.docx", Zip(("[Content_Types].xml", Utf8("<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>")), ("word/a.xml", [1]))));
        Assert.Equal("File.Macro", Look("a.docx", Document("word", ("word/embeddings/book.xlsx", Document("xl", ("xl/vbaProject.bin", project))))));
        Assert.Equal("File.Executable", Look("a.docx", Document("word", ("word/media/image1.png", Program))));
        Assert.Null(Look("a.docx", Document("word", ("word/embeddings/book.xlsx", Document("xl")), ("word/embeddings/old.bin", new CompoundBuilder().Stream("Workbook", Bound(0)).Build()))));
    }

    [Fact]
    public void Macros_in_older_Office_documents_are_found()
    {
        Assert.Equal("File.Macro", Look("a.doc", new CompoundBuilder().Stream("WordDocument").Storage("Macros").Storage("VBA").Stream("_VBA_PROJECT").Build()));
        Assert.Equal("File.Macro", Look("a.xls", new CompoundBuilder().Stream("Workbook", Bound(0)).Storage("_VBA_PROJECT_CUR").Build()));
        Assert.Equal("File.Macro", Look("a.xls", new CompoundBuilder().Stream("Workbook", Bound(1)).Build()));
        byte[] slides = [.. new byte[5000], 0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0];
        Assert.Equal("File.Macro", Look("a.ppt", new CompoundBuilder().Stream("PowerPoint Document", slides).Build()));
        slides[5012] = 0;
        Assert.Null(Look("a.ppt", new CompoundBuilder().Stream("PowerPoint Document", slides).Build()));
        Assert.Equal("File.Macro", Look("a.jtd", new CompoundBuilder().Stream("_VBA_PROJECT").Build()));
    }

    [Fact]
    public void A_project_that_no_chain_leads_to_is_found()
    {
        var file = new CompoundBuilder().Stream("WordDocument", new byte[5000]).Build();
        byte[] hidden = [.. file, .. new byte[512]];
        Encoding.Unicode.GetBytes("_VBA_PROJECT").CopyTo(hidden, file.Length + 128);
        Assert.Null(Look("a.doc", [.. file, .. new byte[512]]));
        Assert.Equal("File.Macro", Look("a.doc", hidden));
    }

    [Fact]
    public void Documents_with_a_password_are_refused()
    {
        Assert.Equal("File.Encrypted", Look("a.xlsx", new CompoundBuilder().Stream("EncryptionInfo").Stream("EncryptedPackage").Build()));
        Assert.Equal("File.Encrypted", Look("a.xls", new CompoundBuilder().Stream("Workbook", [0x2F, 0x00, 0x02, 0x00, 0, 0, 0x0A, 0, 0, 0]).Build()));
        var word = new byte[5000];
        word[11] = 0x01;
        Assert.Equal("File.Encrypted", Look("a.doc", new CompoundBuilder().Stream("WordDocument", word).Build()));
        var zip = Zip(("a.txt", Utf8("x")));
        // The flag stands in the local header and in the central directory.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        Assert.Equal("File.Encrypted", Look("a.zip", zip));
    }

    [Fact]
    public void Archives_hold_no_programs_macros_or_archives()
    {
        Assert.Equal("File.Executable", Look("a.zip", Zip(("納品/setup.EXE", [1]))));
        Assert.Equal("File.Executable", Look("a.zip", Zip(("a.js. ", [1]))));
        Assert.Equal("File.Executable", Look("a.zip", Zip(("picture.png", Program))));
        Assert.Equal("File.MacroExtension", Look("a.zip", Zip(("book.xlsm", [1]))));
        Assert.Equal("File.Macro", Look("a.zip", Zip(("book.xlsx", Document("xl", ("xl/vbaProject.bin", [1]))))));
        Assert.Equal("File.Macro", Look("a.zip", Zip(("old.doc", new CompoundBuilder().Stream("_VBA_PROJECT").Build()))));
        Assert.Equal("File.NestedArchive", Look("a.zip", Zip(("more.7z", [1]))));
        Assert.Equal("File.NestedArchive", Look("a.zip", Zip(("more.dat", Zip(("a.txt", [1]))))));
        Assert.Null(Look("a.zip", Zip(("図面/", []), ("図面/a.txt", Utf8("x")), ("book.xlsx", Document("xl")))));
    }

    [Fact]
    public void Archives_that_unpack_to_too_much_are_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            using var target = archive.CreateEntry("a.txt", CompressionLevel.Fastest).Open();
            for (var i = 0; i < 201; i++)
            {
                target.Write(zeros);
            }
        }
        Assert.Equal("File.ArchiveTooLarge", Look("a.zip", stream.ToArray()));
        Assert.Equal("File.ArchiveTooLarge", Look("b.zip", Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}.txt", Array.Empty<byte>()))])));
    }

    [Fact]
    public void Damaged_containers_are_refused_without_a_crash()
    {
        var zip = Zip(("a.txt", Utf8(new string('x', 4000))));
        var compound = new CompoundBuilder().Stream("WordDocument", new byte[9000]).Stream("1Table", new byte[300]).Build();
        Assert.Equal("File.Damaged", Look("a.zip", zip[..40]));
        Assert.Equal("File.Damaged", Look("a.doc", compound[..512]));
        Assert.Equal("File.Damaged", Look("a.doc", compound[..100]));

        // Any single byte of the structures changed: a verdict, never an exception.
        for (var at = 0; at < 1024; at++)
        {
            var broken = (byte[])compound.Clone();
            broken[at] ^= 0xFF;
            _ = Look("a.doc", broken);
        }
        for (var at = 4; at < zip.Length; at++)
        {
            var broken = (byte[])zip.Clone();
            broken[at] ^= 0xFF;
            _ = Look("a.zip", broken);
        }
    }

    [Fact]
    public void The_stream_is_left_at_its_start()
    {
        using var stream = new MemoryStream(Document("word"));
        FileInspection.Inspect("a.docx", stream, Allowed);
        Assert.Equal(0, stream.Position);
    }
}
