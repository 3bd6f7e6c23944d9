using System.Runtime.CompilerServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>One line of the list of campaigns, with how far it is.</summary>
public sealed record CampaignLine(Guid Id, string Name, FiscalYear Fy, CampaignState State, DateOnly BaseDate, DateOnly Deadline, int Sections, int Submitted, int Fixed, Guid? OwnAnswerId, SurveyAnswerState? OwnState);

/// <summary>One bureau's share in a campaign.</summary>
public sealed record BureauProgress(Guid BureauId, string Bureau, IReadOnlyDictionary<SurveyAnswerState, int> Counts)
{
    public int All => Counts.Values.Sum();
    public int In => Of(SurveyAnswerState.Submitted) + Of(SurveyAnswerState.Fixed);

    public int Of(SurveyAnswerState state) => Counts.GetValueOrDefault(state);
}

/// <summary>A campaign's page: itself, its questions, and the answers by bureau that the asker may see.</summary>
public sealed record CampaignView(SurveyCampaign Campaign, SurveyQuestions Questions, IReadOnlyList<BureauProgress> Bureaus)
{
    public int Of(SurveyAnswerState state) => Bureaus.Sum(b => b.Of(state));
    public int All => Bureaus.Sum(b => b.All);
}

/// <summary>One section's answer in the list.</summary>
public sealed record AnswerLine(Guid Id, string SectionCode, string SectionName, string BureauName, SurveyAnswerState State, DateTimeOffset Since, bool IsNone, int Rows, int Answered, int Changed, int Missing, int Findings, int Merged, int Plans,
    string? ConfirmedBy, DateOnly? ConfirmedOn, bool IsLate, string? ProxyBy);

/// <summary>A section whose answer is not in.</summary>
public sealed record MissingLine(Guid AnswerId, string Bureau, string SectionCode, string Section, SurveyAnswerState State, int Rows, int Answered, DateTimeOffset Since);

public sealed class SurveyQueries(PortalDb db)
{
    public const int PageSize = 50;
    private const int MostCampaigns = 30;

    private static readonly SurveyAnswerState[] Outstanding = [SurveyAnswerState.NotStarted, SurveyAnswerState.Writing, SurveyAnswerState.HeadCheck, SurveyAnswerState.Returned];

    /// <summary>The campaigns, newest first, with how many of the answers the asker may see are in; one command.</summary>
    public async Task<IReadOnlyList<CampaignLine>> CampaignsAsync(Actor actor, CancellationToken ct = default)
    {
        var visible = db.Set<SurveyAnswer>().VisibleTo(actor);
        Guid[] own = [.. actor.SectionsWhere(Permission.SurveyAnswer)];
        var rows = await db.Set<SurveyCampaign>().AsNoTracking().VisibleTo(actor).OrderByDescending(c => c.BaseDate).ThenByDescending(c => c.Id).Take(MostCampaigns).Select(c => new
        {
            c.Id, c.Name, c.Fy, c.State, c.BaseDate, c.Deadline,
            Sections = visible.Count(a => a.CampaignId == c.Id),
            Submitted = visible.Count(a => a.CampaignId == c.Id && a.State == SurveyAnswerState.Submitted),
            Fixed = visible.Count(a => a.CampaignId == c.Id && a.State == SurveyAnswerState.Fixed),
            Own = db.Set<SurveyAnswer>().Where(a => a.CampaignId == c.Id && own.Contains(a.SectionId)).OrderBy(a => a.Id).Select(a => new { a.Id, a.State }).FirstOrDefault(),
        }).AsSingleQuery().ToListAsync(ct);
        return [.. rows.Select(c => new CampaignLine(c.Id, c.Name, c.Fy, c.State, c.BaseDate, c.Deadline, c.Sections, c.Submitted, c.Fixed, c.Own?.Id, c.Own?.State))];
    }

    /// <summary>Two commands. Throws <see cref="NotFound"/> for a draft of which the asker may not know.</summary>
    public async Task<CampaignView> CampaignAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var found = await (from c in db.Set<SurveyCampaign>().AsNoTracking().VisibleTo(actor)
                           join q in db.Set<SurveyQuestions>() on c.QuestionsId equals q.Id
                           where c.Id == id
                           select new { Campaign = c, Questions = q }).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Survey {id}.");
        var counts = await (from a in db.Set<SurveyAnswer>().VisibleTo(actor)
                            join b in db.Set<Bureau>() on a.BureauId equals b.Id
                            where a.CampaignId == id
                            group a by new { b.Id, b.Code, b.Name, a.State } into g
                            orderby g.Key.Code
                            select new { g.Key.Id, g.Key.Name, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        return new CampaignView(found.Campaign, found.Questions, [.. counts.GroupBy(x => (x.Id, x.Name)).Select(g => new BureauProgress(g.Key.Id, g.Key.Name, g.ToDictionary(x => x.State, x => x.Count)))]);
    }

    /// <summary>The answers under the conditions, in the order of the sections' codes.</summary>
    public async Task<Page<AnswerLine>> AnswersAsync(Guid campaignId, SurveyFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Filtered(campaignId, filter, actor), r => r.Section.Code, r => r.Answer.Id, at, text => (true, text), false).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.SectionCode, line => line.Id);
    }

    public async Task<int> CountAsync(Guid campaignId, SurveyFilter filter, Actor actor, CancellationToken ct = default) => await Filtered(campaignId, filter, actor).CountAsync(ct);

    public async IAsyncEnumerable<AnswerLine> Export(Guid campaignId, SurveyFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var line in Filtered(campaignId, filter, actor).OrderBy(r => r.Section.Code).ThenBy(r => r.Answer.Id).Select(ToLine).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return line;
        }
    }

    /// <summary>未提出の所属, by bureau; one command.</summary>
    public async Task<IReadOnlyList<MissingLine>> MissingAsync(Guid campaignId, Actor actor, CancellationToken ct = default) =>
        await (from r in Rows(actor)
               join b in db.Set<Bureau>() on r.Answer.BureauId equals b.Id
               where r.Answer.CampaignId == campaignId && Outstanding.Contains(r.Answer.State)
               orderby b.Code, r.Section.Code, r.Answer.Id
               select new MissingLine(r.Answer.Id, b.Name, r.Section.Code, r.Answer.SectionName, r.Answer.State, r.Answer.RowCount, r.Answer.AnsweredRows, r.Answer.Since)).ToListAsync(ct);

    /// <summary>The base date of the last survey past its deadline; null while none was.</summary>
    public async Task<DateOnly?> LastBaseDateAsync(CancellationToken ct = default) =>
        await db.Set<SurveyCampaign>().Where(c => c.State == CampaignState.Closed || c.State == CampaignState.Finished).MaxAsync(c => (DateOnly?)c.BaseDate, ct);

    private IQueryable<AnswerRow> Filtered(Guid campaignId, SurveyFilter filter, Actor actor)
    {
        var rows = Rows(actor).Where(r => r.Answer.CampaignId == campaignId);
        rows = filter.State is { } state ? rows.Where(r => r.Answer.State == state) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Answer.BureauId == bureau) : rows;
        rows = filter.Doubtful ? rows.Where(r => r.Answer.FindingRows > 0 || r.Answer.MissingRows > 0) : rows;
        rows = filter.Changed ? rows.Where(r => r.Answer.ChangedRows > 0) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(r => r.Answer.SectionName.Contains(word));
        }
        return rows;
    }

    private IQueryable<AnswerRow> Rows(Actor actor) =>
        from a in db.Set<SurveyAnswer>().AsNoTracking().VisibleTo(actor)
        join s in db.Set<Section>() on a.SectionId equals s.Id
        select new AnswerRow { Answer = a, Section = s };

    private static readonly System.Linq.Expressions.Expression<Func<AnswerRow, AnswerLine>> ToLine = r => new AnswerLine(r.Answer.Id, r.Section.Code, r.Answer.SectionName, r.Answer.BureauName, r.Answer.State, r.Answer.Since, r.Answer.IsNone,
        r.Answer.RowCount, r.Answer.AnsweredRows, r.Answer.ChangedRows, r.Answer.MissingRows, r.Answer.FindingRows, r.Answer.MergedRows, r.Answer.PlanCount, r.Answer.ConfirmedBy, r.Answer.ConfirmedOn, r.Answer.IsLate, r.Answer.ProxyBy);

    private sealed class AnswerRow
    {
        public required SurveyAnswer Answer { get; init; }
        public required Section Section { get; init; }
    }
}
