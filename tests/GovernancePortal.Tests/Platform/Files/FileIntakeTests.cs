using System.Text;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Platform.Files;

public sealed class FileIntakeTests : IAsyncLifetime
{
    private static readonly Actor Staff = Actor.Operator(new DateTimeOffset(2026, 8, 20, 3, 0, 0, TimeSpan.Zero));
    private readonly string root = Path.Combine(Path.GetTempPath(), "governanceportal-files-" + Guid.CreateVersion7());
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var db = database.NewDb();
        await FileSeed.SeedAsync(db, Staff);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static MemoryStream Pdf() => new(Encoding.UTF8.GetBytes("%PDF-1.7 見積書"));

    [Fact]
    public async Task An_upload_keeps_its_Japanese_name_and_joins_the_save_of_its_record()
    {
        var store = new FileStore(root);
        StoredFile file;
        await using (var db = database.NewDb())
        {
            file = await new FileIntake(db, store).TakeAsync(@"C:\書類\見積書（髙橋）.pdf", Pdf(), "File", Staff);
            Assert.Empty(db.ChangeTracker.Entries());
            db.Add(file);
            await db.SaveChangesAsync();
        }
        await using var after = database.NewDb();
        var row = await after.Set<StoredFile>().SingleAsync(x => x.Id == file.Id);
        Assert.Equal(("見積書（髙橋）.pdf", "application/pdf", 18L), (row.Name, row.ContentType, row.Size));
        Assert.True(store.Exists(file.Id));
    }

    [Fact]
    public async Task A_refused_upload_says_why_beside_its_field_and_stores_nothing()
    {
        await using var db = database.NewDb();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new FileIntake(db, new FileStore(root)).TakeAsync("見積.xlsm", Pdf(), "Attachments.Estimate", Staff));
        Assert.Equal(("File.MacroExtension", "Attachments.Estimate", "xlsm"), (refused.Code, refused.Field, refused.Arguments.Single()));
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public async Task A_type_the_office_ended_is_taken_no_more()
    {
        await using var db = database.NewDb();
        (await db.Set<AllowedFileType>().SingleAsync(x => x.Extension == "pdf")).ValidTo = Staff.Today.AddDays(-1);
        db.Act(Staff, "FileTypeEnded");
        await db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new FileIntake(db, new FileStore(root)).TakeAsync("a.pdf", Pdf(), "File", Staff));
        Assert.Equal("File.NotAllowed", refused.Code);
    }

    [Fact]
    public async Task The_sweep_takes_bytes_without_a_row_after_a_day_and_nothing_else()
    {
        var store = new FileStore(root);
        await using var db = database.NewDb();
        var intake = new FileIntake(db, store);
        var kept = await intake.TakeAsync("a.pdf", Pdf(), "File", Staff);
        var orphan = await intake.TakeAsync("b.pdf", Pdf(), "File", Staff);
        db.Add(kept);
        await db.SaveChangesAsync();
        var written = new DateTimeOffset(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc), TimeSpan.Zero);
        var sweep = new OrphanSweep(db, store);

        Assert.Equal(0, await sweep.RunAsync(written.AddHours(23)));
        Assert.Equal(1, await sweep.RunAsync(written.AddHours(25)));
        Assert.True(store.Exists(kept.Id));
        Assert.False(store.Exists(orphan.Id));
    }
}
