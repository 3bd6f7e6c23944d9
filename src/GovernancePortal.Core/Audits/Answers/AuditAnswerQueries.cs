using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Answers;

/// <param name="Unanswered">Still without a result, or marked 未確認.</param>
public sealed record AuditAnswerCounts(int All, int Unanswered, int NonConforming);

/// <summary>A line as a finding takes it up.</summary>
public sealed record AuditLine(Guid Id, Guid EngagementId, string Number, string Chapter, string Text, bool IsRequired, AuditResult? Result, string? Note, Guid? SystemId);

/// <summary>What was found of the same item at the section's audit before.</summary>
/// <param name="Month">First day of the month that audit was planned for.</param>
public sealed record PreviousResult(Guid AnswerId, Guid EngagementId, string EngagementNumber, DateOnly Month, AuditResult Result, string? Note)
{
    public bool WasWrong => Result is AuditResult.NonConforming or AuditResult.PartlyNonConforming;
}

/// <summary>One chapter with its lines, in the order of the audit.</summary>
public sealed record AuditChapter(string Code, string Title, IReadOnlyList<AuditAnswer> Lines)
{
    public int Answered => Lines.Count(AuditAnswerQueries.IsAnswered);
}

/// <summary>The checklist of one audit as its auditors see it.</summary>
/// <param name="LeftOut">Not asked of the section, with the condition it does not fulfil.</param>
/// <param name="Previous">By item number.</param>
public sealed record AuditSheet(AuditEngagement Audit, bool MayWrite, bool IsMember, IReadOnlyList<AuditChapter> Chapters, IReadOnlyList<AuditAnswer> LeftOut, IReadOnlyDictionary<string, PreviousResult> Previous, IReadOnlyList<SystemReference> Systems)
{
    public IEnumerable<AuditAnswer> Lines => Chapters.SelectMany(c => c.Lines);
}

/// <summary>One line with what its own page shows.</summary>
public sealed record AuditLineView(AuditEngagement Audit, AuditAnswer Answer, PreviousResult? Previous, bool MayWrite, bool IsMember, bool TakesPhotos);

public sealed class AuditAnswerQueries(PortalDb db, SystemQueries systems, CalendarQueries calendars)
{
    public static bool IsAnswered(AuditAnswer answer) => answer.Result is not (null or AuditResult.Unconfirmed);

    /// <summary>What is asked; what was left out does not count. Asked by the workflow, so it knows no reader.</summary>
    public async Task<AuditAnswerCounts> CountsAsync(Guid engagementId, CancellationToken ct = default) =>
        await db.Set<AuditAnswer>().Where(a => a.EngagementId == engagementId && a.LeftOutBy == null).GroupBy(a => a.EngagementId)
            .Select(g => new AuditAnswerCounts(g.Count(), g.Count(a => a.Result == null || a.Result == AuditResult.Unconfirmed), g.Count(a => a.Result == AuditResult.NonConforming || a.Result == AuditResult.PartlyNonConforming)))
            .SingleOrDefaultAsync(ct) ?? new AuditAnswerCounts(0, 0, 0);

    /// <summary>The whole checklist. Throws <see cref="NotFound"/> where one may not know of it.</summary>
    public async Task<AuditSheet> SheetAsync(Guid engagementId, Actor actor, CancellationToken ct = default)
    {
        var audit = await AuditAsync(engagementId, actor, ct);
        var answers = await db.Set<AuditAnswer>().AsNoTracking().Include(a => a.Item).Include(a => a.Evidence).ThenInclude(e => e.File).AsSplitQuery()
            .Where(a => a.EngagementId == engagementId).OrderBy(a => a.Position).ToListAsync(ct);
        var chapters = answers.Where(a => a.IsAsked).GroupBy(a => a.Item.Chapter).Select(g => new AuditChapter(g.Key, g.First().Item.ChapterTitle, [.. g])).ToList();
        return new AuditSheet(audit, AuditAnswerAccess.MayWrite(actor, audit), AuditAnswerAccess.IsMember(actor, audit), chapters, [.. answers.Where(a => !a.IsAsked)], await PreviousAsync(audit, ct), await systems.OptionsAsync([audit.SectionId], ct));
    }

    /// <summary>A line for whoever writes a finding from it.</summary>
    public async Task<AuditLine> LineAsync(Guid answerId, Actor actor, CancellationToken ct = default)
    {
        var found = await db.Set<AuditAnswer>().AsNoTracking().Where(a => a.Id == answerId)
            .Select(a => new AuditLine(a.Id, a.EngagementId, a.Item.Number, a.Item.Chapter, a.Item.Text, a.Item.IsRequired, a.Result, a.Note, a.SystemId)).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Audit line {answerId}.");
        await AuditAsync(found.EngagementId, actor, ct);
        return found;
    }

    public async Task<AuditLineView> ViewAsync(Guid answerId, Actor actor, CancellationToken ct = default)
    {
        var answer = await db.Set<AuditAnswer>().AsNoTracking().Include(a => a.Item).Include(a => a.Evidence).ThenInclude(e => e.File).SingleOrDefaultAsync(a => a.Id == answerId, ct) ?? throw new NotFound($"Audit line {answerId}.");
        var audit = await AuditAsync(answer.EngagementId, actor, ct);
        return new AuditLineView(audit, answer, (await PreviousAsync(audit, ct)).GetValueOrDefault(answer.Item.Number), AuditAnswerAccess.MayWrite(actor, audit), AuditAnswerAccess.IsMember(actor, audit), await TakesPhotosAsync(actor.Today, ct));
    }

    /// <summary>The line as it is stored now, for a browser that was refused.</summary>
    public async Task<AuditAnswer> CurrentAsync(Guid answerId, CancellationToken ct = default) =>
        await db.Set<AuditAnswer>().AsNoTracking().Include(a => a.Item).SingleAsync(a => a.Id == answerId, ct);

    /// <summary>Photos are taken only where the office has said so (a dated setting, off by default).</summary>
    public async Task<bool> TakesPhotosAsync(DateOnly day, CancellationToken ct = default) => (await calendars.CalendarAsync(ct)).Setting(SettingName.AuditPhotos, day) == 1;

    /// <summary>Results of the section's last audit before this one that has any, by item number: the number names an item over the versions.</summary>
    public async Task<IReadOnlyDictionary<string, PreviousResult>> PreviousAsync(AuditEngagement audit, CancellationToken ct = default)
    {
        var (id, section, month) = (audit.Id, audit.SectionId, audit.Month);
        var before = await (from a in db.Set<AuditAnswer>().AsNoTracking()
                            join e in db.Set<AuditEngagement>() on a.EngagementId equals e.Id
                            where e.SectionId == section && e.Id != id && e.Month < month && a.Result != null
                                && e.Month == (from x in db.Set<AuditAnswer>() join p in db.Set<AuditEngagement>() on x.EngagementId equals p.Id where p.SectionId == section && p.Id != id && p.Month < month && x.Result != null select (DateOnly?)p.Month).Max()
                            select new { a.Item.Number, Found = new PreviousResult(a.Id, e.Id, e.Number, e.Month, a.Result!.Value, a.Note) }).ToListAsync(ct);
        return before.GroupBy(b => b.Number).ToDictionary(g => g.Key, g => g.OrderByDescending(b => b.Found.WasWrong).First().Found, StringComparer.Ordinal);
    }

    /// <summary>What the ledger says of the section: its live systems decide.</summary>
    internal async Task<SectionFacts> FactsAsync(AuditEngagement audit, Actor actor, CancellationToken ct)
    {
        var (number, cloud, outsourced) = (audit.Nature == Plans.AuditNature.MyNumber, false, audit.Nature == Plans.AuditNature.Contractor);
        // Asked as the portal itself: a section's facts do not depend on what the person who sends the notice may read.
        await foreach (var record in systems.Export(new SystemFilter { SectionId = audit.SectionId, Live = true }, Actor.Operator(actor.Now), ct))
        {
            number |= record.System.HandlesMyNumber == true;
            cloud |= record.System.Hosting is "Iaas" or "Paas" or "Saas" or "GovCloud";
            outsourced |= record.System.VendorName is not null;
        }
        return new SectionFacts(number, cloud, outsourced);
    }

    private async Task<AuditEngagement> AuditAsync(Guid id, Actor actor, CancellationToken ct) =>
        await AuditAnswerAccess.VisibleTo(db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team), actor).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Audit {id}.");
}
