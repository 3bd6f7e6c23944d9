using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Surveys;

/// <summary>What somebody has to do about a survey: the verbs of the home page.</summary>
public enum SurveyWorkKind
{
    Answer,  // 照会に回答する
    Mend,    // 差戻しに対応する
    Confirm, // 所属長として確認する
    Check,   // 回答を点検する
}

/// <summary>Work that waits. <paramref name="AnswerId"/> is null where it is many sections' answers.</summary>
public sealed record SurveyWorkLine(SurveyWorkKind Kind, Guid CampaignId, string Campaign, Guid? AnswerId, string? SectionName, DateOnly Deadline, DateTimeOffset Since, int Count);

/// <summary>How many answers the portal asks of a section by a month.</summary>
public sealed record SurveyRequest(Guid SectionId, DateOnly Month, int Count);

public sealed class SurveyWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "surveys-running";
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private sealed record Running(Guid Id, string Name, DateOnly Deadline);

    /// <summary>What waits for this person by role and section, oldest deadline first; no command while no survey runs, else one.</summary>
    public async Task<IReadOnlyList<SurveyWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] answering = [.. actor.SectionsWhere(Permission.SurveyAnswer)];
        Guid[] confirming = [.. actor.SectionsWhere(Permission.SurveyConfirm)];
        var office = actor.May(Permission.SurveyManage);
        if (answering.Length + confirming.Length == 0 && !office)
        {
            return [];
        }
        var running = await RunningAsync(ct);
        if (running.Count == 0)
        {
            return [];
        }
        Guid[] ids = [.. running.Select(r => r.Id)];
        var rows = await db.Set<SurveyAnswer>().AsNoTracking().Where(a => ids.Contains(a.CampaignId) && (
                (answering.Contains(a.SectionId) && (a.State == SurveyAnswerState.NotStarted || a.State == SurveyAnswerState.Writing || a.State == SurveyAnswerState.Returned))
                || (confirming.Contains(a.SectionId) && a.State == SurveyAnswerState.HeadCheck)
                || (office && a.State == SurveyAnswerState.Submitted)))
            .Select(a => new { a.Id, a.CampaignId, a.SectionId, a.SectionName, a.State, a.Since, Left = a.RowCount - a.AnsweredRows }).ToListAsync(ct);
        var own = rows.Where(r => r.State != SurveyAnswerState.Submitted).Select(r => (r.State switch
        {
            SurveyAnswerState.Returned => SurveyWorkKind.Mend,
            SurveyAnswerState.HeadCheck => SurveyWorkKind.Confirm,
            _ => SurveyWorkKind.Answer,
        }, r.CampaignId, (Guid?)r.Id, (string?)r.SectionName, r.Since, r.Left));
        var check = rows.Where(r => r.State == SurveyAnswerState.Submitted).GroupBy(r => r.CampaignId).Select(g => (SurveyWorkKind.Check, g.Key, (Guid?)null, (string?)null, g.Min(r => r.Since), g.Count()));
        return [.. (from w in own.Concat(check)
                    join c in running on w.Item2 equals c.Id
                    orderby c.Deadline, w.Item5
                    select new SurveyWorkLine(w.Item1, c.Id, c.Name, w.Item3, w.Item4, c.Deadline, w.Item5, w.Item6))];
    }

    /// <summary>Answers asked of each section in a fiscal year, by the month of the deadline; one command.</summary>
    public async Task<IReadOnlyList<SurveyRequest>> RequestsAsync(FiscalYear year, CancellationToken ct = default)
    {
        var (from, to) = (year.Start, year.End);
        var rows = await (from a in db.Set<SurveyAnswer>().AsNoTracking()
                          join c in db.Set<SurveyCampaign>() on a.CampaignId equals c.Id
                          where c.Deadline >= @from && c.Deadline <= to
                          group a by new { a.SectionId, c.Deadline } into g
                          select new { g.Key.SectionId, g.Key.Deadline, Count = g.Count() }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.SectionId, new DateOnly(r.Deadline.Year, r.Deadline.Month, 1))).Select(g => new SurveyRequest(g.Key.SectionId, g.Key.Item2, g.Sum(r => r.Count)))];
    }

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<IReadOnlyList<Running>> RunningAsync(CancellationToken ct) =>
        await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return (IReadOnlyList<Running>)await db.Set<SurveyCampaign>().AsNoTracking().Where(c => c.State == CampaignState.Launched || c.State == CampaignState.Closed)
                .Select(c => new Running(c.Id, c.Name, c.Deadline)).ToListAsync(ct);
        }) ?? [];
}

/// <summary>Answers that a person who moves was writing; the work stays with the section.</summary>
internal sealed class SurveyOpenWorkQueries(PortalDb db) : IOpenWork
{
    public async Task<IReadOnlyList<OpenWorkLine>> OfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct = default)
    {
        var rows = await (from a in db.Set<SurveyAnswer>().AsNoTracking()
                          join c in db.Set<SurveyCampaign>() on a.CampaignId equals c.Id
                          where (c.State == CampaignState.Launched || c.State == CampaignState.Closed) && a.WrittenById != null && userIds.Contains(a.WrittenById.Value)
                              && (a.State == SurveyAnswerState.Writing || a.State == SurveyAnswerState.Returned)
                          orderby c.Deadline
                          select new { a.Id, User = a.WrittenById!.Value, a.SectionName, a.State, c.Name, c.Deadline }).ToListAsync(ct);
        return [.. rows.Select(r => new OpenWorkLine(r.User, r.SectionName, r.Name, "SurveyAnswerState." + r.State, SurveyNotices.Link(r.Id), r.Deadline))];
    }
}
