using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

/// <summary>How a scan went; a second scan of the same day changes nothing.</summary>
public sealed record ScanResult(int Systems, int Opened, int Changed, int Passed, int Noticed);

/// <summary>
/// Keeps the standing warnings: over the whole ledger in chunks, so that its memory does not grow with the ledger, or for
/// one system that was just saved.
/// </summary>
public sealed class RadarScanService(PortalDb db, SystemRadarQueries systems, ConsultationRadarQueries cases, PlannedCaseQueries plans, PlatformTermQueries platforms, CalendarQueries calendar, SurveyQueries surveys,
    IEnumerable<IRadarSource> sources, TimeProvider time)
{
    public const int Chunk = 500;

    private int opened;
    private int changed;
    private int passed;

    /// <summary>The whole ledger and every further source, then the notices. The caller sees to it that one node scans at a time.</summary>
    public async Task<ScanResult> ScanOnceAsync(CancellationToken ct = default)
    {
        var context = await ContextAsync(ct);
        var (after, seen) = ((Guid?)null, 0);
        while (await systems.ChunkAsync(after, Chunk, ct) is { Count: > 0 } chunk)
        {
            await KeepAsync(chunk, context, ct);
            (after, seen) = (chunk[^1].Id, seen + chunk.Count);
        }
        foreach (var source in sources)
        {
            await KeepAsync(source, context, ct);
        }
        var noticed = await NoticeAsync(context, ct);
        return new ScanResult(seen, opened, changed, passed, noticed);
    }

    /// <summary>One system again, after its row was saved by hand; its notices come with the next scan.</summary>
    public async Task RefreshAsync(Guid systemId, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        var context = await ContextAsync(ct);
        await KeepAsync(await systems.OfAsync([systemId], ct), context, ct);
    }

    /// <summary>What rules are asked under today.</summary>
    public async Task<RadarContext> ContextAsync(CancellationToken ct = default) =>
        new(OfficeTime.DayOf(time.GetUtcNow()), await calendar.CalendarAsync(ct), await platforms.ListAsync(ct), await surveys.LastBaseDateAsync(ct));

    /// <summary>What is filed and planned about systems, in two commands.</summary>
    public async Task<IReadOnlyList<RadarFacts>> FactsAsync(IReadOnlyList<RadarSystem> chunk, CancellationToken ct = default)
    {
        var ids = chunk.Select(s => s.Id).ToList();
        var filed = await cases.FiledAsync(ids, ct);
        // As the operator: the radar asks for years and kinds, never for an estimate.
        var planned = (await plans.OfSystemsAsync(ids, Actor.Operator(time.GetUtcNow()), ct)).ToLookup(p => p.SystemId!.Value);
        return [.. chunk.Select(s => new RadarFacts(s, [.. filed[s.Id]], [.. planned[s.Id].Select(p => new PlannedMove(p.Id, p.Fy, p.StartsOn, p.Kind == PlannedCaseKind.Renewal))]))];
    }

    private async Task KeepAsync(IReadOnlyList<RadarSystem> chunk, RadarContext context, CancellationToken ct)
    {
        var ids = chunk.Select(s => s.Id).ToList();
        var codes = RadarRules.All.Where(r => r.Check is not null).Select(r => r.Code).ToList();
        var standing = (await db.Set<RadarWarning>().Where(w => w.SystemId != null && ids.Contains(w.SystemId.Value) && codes.Contains(w.Code)).ToListAsync(ct)).ToDictionary(w => (w.Code, w.SubjectKey));
        foreach (var facts in await FactsAsync(chunk, ct))
        {
            var (subject, live) = (RadarSubject.Of(facts.System), facts.Planned.Select(p => p.Id).ToList());
            foreach (var (rule, finding) in RadarRules.Check(facts, context))
            {
                See(standing, rule.Code, finding, subject, live, context.Today);
            }
        }
        await SaveAsync(standing.Values, ct);
    }

    private async Task KeepAsync(IRadarSource source, RadarContext context, CancellationToken ct)
    {
        var codes = source.Codes;
        var standing = await db.Set<RadarWarning>().Where(w => codes.Contains(w.Code)).ToDictionaryAsync(w => (w.Code, w.SubjectKey), ct);
        foreach (var found in await source.FindAsync(context.Today, ct))
        {
            var finding = new RadarFinding(found.KeyDate, Severity: found.Severity, Note: found.Note);
            var title = found.Title.Length > RadarWarning.TitleLength ? found.Title[..RadarWarning.TitleLength] : found.Title;
            See(standing, found.Code, finding, new RadarSubject(found.Key, found.SystemId, found.SectionId, null, title), null, context.Today);
        }
        await SaveAsync(standing.Values, ct);
    }

    // What was seen leaves the standing ones: what is left over has no cause any more.
    private void See(Dictionary<(RadarCode, string), RadarWarning> standing, RadarCode code, RadarFinding finding, RadarSubject subject, List<Guid>? live, DateOnly today)
    {
        if (standing.Remove((code, subject.Key), out var warning))
        {
            changed += warning.See(finding, subject, today, live) ? 1 : 0;
            return;
        }
        warning = new RadarWarning { Id = Guid.CreateVersion7(time.GetUtcNow()), Code = code, SubjectKey = subject.Key, SystemId = subject.SystemId };
        warning.See(finding, subject, today);
        db.Add(warning);
        opened++;
    }

    private async Task SaveAsync(IEnumerable<RadarWarning> unseen, CancellationToken ct)
    {
        passed += unseen.Count(w => w.Pass());
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    // All marks and the message in one transaction: nobody is marked as told without a message, and nobody is told twice.
    private async Task<int> NoticeAsync(RadarContext context, CancellationToken ct)
    {
        var (today, before) = (context.Today, context.Today.AddDays(-context.Setting(SettingName.RadarRepeatDays)));
        var noticed = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        while (await db.Set<RadarWarning>().Where(w => w.State == WarningState.Open && (w.NoticedOn == null || w.NoticedOn <= before || w.NoticedStage != w.Stage))
            .OrderBy(w => w.Id).Take(Chunk).ToListAsync(ct) is { Count: > 0 } due)
        {
            due.ForEach(w => w.Notice(today));
            noticed += due.Count;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        if (noticed > 0)
        {
            db.Add(RadarNotices.Digest(time.GetUtcNow(), today));
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return noticed;
    }
}
