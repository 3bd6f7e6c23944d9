using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class FormSeedTests
{
    private static readonly Actor Operator = Actor.Operator(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Seeding_twice_adds_nothing_and_keeps_what_the_office_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SeedAsync(database);
        var before = await CountsAsync(database);
        await using (var db = database.NewDb())
        {
            var reason = await db.Set<CodeItem>().SingleAsync(x => x.List == "ReturnReason" && x.Code == "R07");
            reason.NameJa = "見積りの根拠不足";
            reason.ValidTo = new DateOnly(2027, 3, 31);
            (await db.Set<FieldGuide>().SingleAsync(x => x.FieldCode == "B1")).ExampleJa = "県の例";
            (await db.Set<AllowedFileType>().SingleAsync(x => x.Extension == "zip")).ValidTo = new DateOnly(2026, 3, 31);
            db.Act(Operator, "Changed");
            await db.SaveChangesAsync();
        }

        await SeedAsync(database);

        Assert.Equal(before, await CountsAsync(database));
        Assert.True(before is { Codes: > 150, Guides: > 70, Items: 43, Types: 19 });
        await using var after = database.NewDb();
        Assert.Equal("見積りの根拠不足", (await after.Set<CodeItem>().SingleAsync(x => x.List == "ReturnReason" && x.Code == "R07")).NameJa);
        Assert.Equal("県の例", (await after.Set<FieldGuide>().SingleAsync(x => x.FieldCode == "B1")).ExampleJa);
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var db = database.NewDb();
        await FormSeed.SeedAsync(db, Operator);
        await FileSeed.SeedAsync(db, Operator);
    }

    private static async Task<(int Codes, int Guides, int Items, int Types)> CountsAsync(TestDatabase database)
    {
        await using var db = database.NewDb();
        return (await db.Set<CodeItem>().CountAsync(), await db.Set<FieldGuide>().CountAsync(), await db.Set<ChecklistItem>().CountAsync(), await db.Set<AllowedFileType>().CountAsync());
    }
}
