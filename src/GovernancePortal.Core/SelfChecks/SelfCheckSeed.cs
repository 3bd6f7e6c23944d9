using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>A first set of questions for every installation, in words of our own after the chapters of the ministry's guideline; what an office has changed stays.</summary>
public static class SelfCheckSeed
{
    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<SelfCheckQuestion>().AnyAsync(ct))
        {
            return;
        }
        var position = 0;
        foreach (var row in EmbeddedCsv.Read("SelfChecks.Data.self-check-questions.csv"))
        {
            db.Add(SelfCheckQuestion.Begin(new SelfCheckQuestionInput { Chapter = Enum.Parse<SelfCheckChapter>(row["chapter"]), Text = row["text"], Help = row["help"], Position = position += 10, IsActive = true }, actor));
        }
        db.Act(actor, "SelfCheckSeeded");
        await db.SaveChangesAsync(ct);
    }
}
