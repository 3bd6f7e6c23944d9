using System.Text;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Audits.Answers;

/// <summary>What a camera writes into a picture is gone before it is stored, and no picture is taken before the office says so.</summary>
public sealed class PhotoMetadataTests : PortalTest
{
    private const string Secret = "35.6895N 139.6917E Camera-0001";

    [Fact]
    public void Of_a_jpeg_place_comments_thumbnails_and_trailers_are_gone_and_the_picture_stays_byte_for_byte()
    {
        byte[] table = Segment(0xDB, Enumerable.Range(0, 65).Select(n => (byte)n)), frame = Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), scan = Segment(0xDA, [1, 1, 0, 0, 63, 0]), pixels = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
        byte[] jfif = Segment(0xE0, "JFIF\0"u8.ToArray().Concat(new byte[] { 1, 2, 0, 0, 1, 0, 1, 0, 0 })), colours = Segment(0xE2, "ICC_PROFILE\0"u8.ToArray().Concat(new byte[] { 1, 1, 7 }));
        byte[] picture =
        [
            0xFF, 0xD8, .. jfif, .. Segment(0xE1, Encoding.ASCII.GetBytes("Exif\0\0" + Secret)), .. Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0" + Secret)), .. colours, .. Segment(0xE2, Encoding.ASCII.GetBytes("MPF\0" + Secret)),
            .. Segment(0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Secret)), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), .. table, .. frame, 0xFF, .. scan, .. pixels, 0xFF, 0xD9, .. Encoding.ASCII.GetBytes(Secret),
        ];
        byte[] clean = [0xFF, 0xD8, .. jfif, .. colours, .. table, .. frame, .. scan, .. pixels, 0xFF, 0xD9];
        Assert.Contains(Secret, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        Assert.Equal(clean, PhotoMetadata.Strip(picture, "Uploads"));
        Assert.Equal(clean, PhotoMetadata.Strip(clean, "Uploads"));
    }

    /// <summary>A telephone held upright writes its pixels lying, and the way it was held beside them.</summary>
    [Theory]
    [InlineData("4D4D002A00000008", "011200030000000100060000", 6)]
    [InlineData("49492A0008000000", "120103000100000008000000", 8)]
    [InlineData("4D4D002A00000008", "011200030000000100010000", null)]
    [InlineData("4D4D002A00000008", "011200030000000100630000", null)]
    [InlineData("4D4D002A7FFFFFF0", "011200030000000100060000", null)]
    public void Of_what_the_camera_wrote_only_the_way_it_was_held_stays(string start, string entry, int? stays)
    {
        var little = start.StartsWith("49", StringComparison.Ordinal);
        byte[] entries = [.. Convert.FromHexString(little ? "0F010200" + "05000000" + "40000000" : "010F0002" + "00000005" + "00000040"), .. Convert.FromHexString(entry)];
        byte[] exif = Segment(0xE1, [.. "Exif\0\0"u8, .. Convert.FromHexString(start), .. little ? new byte[] { 2, 0 } : [0, 2], .. entries, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)]);
        byte[] rest = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0xD9];
        var clean = PhotoMetadata.Strip([0xFF, 0xD8, .. exif, .. exif, .. rest], "Uploads");
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        byte[] kept = stays is { } way ? Segment(0xE1, [.. "Exif\0\0"u8, .. Convert.FromHexString("4D4D002A00000008"), 0, 1, .. Convert.FromHexString("0112000300000001"), 0, (byte)way, 0, 0, 0, 0, 0, 0]) : [];
        Assert.Equal([0xFF, 0xD8, .. kept, .. rest], clean);
        Assert.Equal(clean, PhotoMetadata.Strip(clean, "Uploads"));
    }

    [Fact]
    public void Of_a_png_only_the_chunks_that_draw_it_stay()
    {
        byte[] head = Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), data = Chunk("IDAT", [1, 2, 3]), end = Chunk("IEND", []);
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] picture = [.. start, .. head, .. Chunk("eXIf", Encoding.ASCII.GetBytes(Secret)), .. Chunk("tEXt", Encoding.ASCII.GetBytes(Secret)), .. Chunk("zzZz", Encoding.ASCII.GetBytes(Secret)), .. data, .. Chunk("tIME", [7, 234, 1, 1, 1, 1, 1]), .. end, .. Encoding.ASCII.GetBytes(Secret)];
        Assert.Equal([.. start, .. head, .. data, .. end], PhotoMetadata.Strip(picture, "Uploads"));
    }

    [Theory]
    [InlineData("FFD8FFE1FFFF4578", "AuditChecks.PhotoDamaged")]
    [InlineData("FFD8FFDA000201020304", "AuditChecks.PhotoDamaged")]
    [InlineData("FFD8FF", "AuditChecks.PhotoDamaged")]
    [InlineData("89504E470D0A1A0A7FFFFFFF49484452", "AuditChecks.PhotoDamaged")]
    [InlineData("474946383961", "AuditChecks.PhotoKind")]
    public void What_cannot_be_followed_to_its_end_is_refused(string bytes, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => PhotoMetadata.Strip(Convert.FromHexString(bytes), "Uploads")).Code);

    [Fact]
    public async Task A_photo_is_refused_until_the_office_allows_photos_and_then_stored_without_what_the_camera_wrote()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var line = await AuditAnswerScene.LineOfAsync(this, audit, "4-3");
        var me = await ActorAsync("auditor1");
        byte[] picture = [0xFF, 0xD8, .. Segment(0xE1, Encoding.ASCII.GetBytes("Exif\0\0" + Secret)), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0xD9];
        // A file of another kind is evidence without a setting.
        await AttachAsync(line.Id, "点検.txt", "点検した"u8.ToArray());
        Assert.Equal("AuditChecks.PhotosOff", (await Assert.ThrowsAsync<RuleViolation>(() => AttachAsync(line.Id, "机.jpg", picture))).Code);

        await AllowAsync();
        await AttachAsync(line.Id, "机.jpg", picture);
        var photo = Assert.Single((await AuditAnswerScene.LineOfAsync(this, audit, "4-3")).Evidence, e => e.IsPhoto);
        var (file, content) = await UseAsync<AuditAnswerService, (StoredFile, Stream)>(s => s.OpenAsync(line.Id, photo.FileId, me));
        await using (content)
        {
            using var stored = new MemoryStream();
            await content.CopyToAsync(stored);
            Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(stored.ToArray()), StringComparison.Ordinal);
            Assert.Equal((file.Size, "机.jpg"), (stored.Length, file.Name));
        }
        // Attaching is no change of the answer: the other's open page goes on.
        Assert.Equal(line.Version, (await AuditAnswerScene.LineOfAsync(this, audit, "4-3")).Version);
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<AuditAnswerService>(s => s.OpenAsync(line.Id, photo.FileId, staff)));
    }

    private async Task AttachAsync(Guid line, string name, byte[] bytes)
    {
        var me = await ActorAsync("auditor1");
        var taken = await UseAsync<EvidenceIntakeService, TakenEvidence>(s => s.TakeAsync(name, new MemoryStream(bytes), "Uploads", me));
        await UseAsync<AuditAnswerService>(s => s.AttachAsync(line, [taken], me));
    }

    private async Task AllowAsync()
    {
        await ReadAsync(async db =>
        {
            var actor = await ActorAsync("policyhead");
            var row = new CalendarSetting { Id = Guid.CreateVersion7(actor.Now), Name = SettingName.AuditPhotos, Value = 1, ValidFrom = OfficeTime.DayOf(Clock.Now) };
            row.Propose(await ActorAsync("reviewer1"));
            row.Approve(actor);
            db.Add(row);
            db.Act(actor, "CalendarSeeded");
            return await db.SaveChangesAsync();
        });
        await UseAsync<CalendarQueries>(q =>
        {
            q.Forget();
            return Task.CompletedTask;
        });
    }

    private static byte[] Segment(byte marker, IEnumerable<byte> content)
    {
        byte[] bytes = [.. content];
        return [0xFF, marker, (byte)((bytes.Length + 2) >> 8), (byte)(bytes.Length + 2), .. bytes];
    }

    private static byte[] Chunk(string type, byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
}
