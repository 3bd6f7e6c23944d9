using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Conditions of the list of campaigns; null means any.</summary>
public sealed record SelfCheckFilter
{
    public string? Text { get; init; }
    public SelfCheckCampaignState? State { get; init; }
}

/// <summary>Conditions of the sheets of one campaign.</summary>
public sealed record SelfCheckSheetFilter
{
    public string? Text { get; init; }
    public SelfCheckSheetState? State { get; init; }
    public Guid? BureauId { get; init; }
    /// <summary>Not in, in whatever state.</summary>
    public bool Missing { get; init; }
    public bool Late { get; init; }
}

/// <summary>Conditions of the answers of one campaign, of sheets that are in.</summary>
public sealed record SelfCheckEntryFilter
{
    public Guid? QuestionId { get; init; }
    public SelfCheckChapter? Chapter { get; init; }
    public SelfCheckReply? Reply { get; init; }
    public Guid? BureauId { get; init; }
    /// <summary>いいえ whose improvement is not done.</summary>
    public bool Open { get; init; }
    /// <summary>Of these, those whose day has passed.</summary>
    public bool Overdue { get; init; }
}

/// <summary>One campaign in the list; the counts are those of all sections.</summary>
public sealed record SelfCheckLine(Guid Id, string Title, FiscalYear Fy, SelfCheckCampaignState State, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DueOn, int Sheets, int HandedIn, int Yes, int Gaps)
{
    /// <summary>%; null where nothing is in.</summary>
    public int? Share => SelfCheckSheet.Share(Yes, Gaps);
}

/// <summary>A sheet of one of the person's own sections.</summary>
public sealed record OwnSheetLine(Guid Id, string Title, string SectionName, DateOnly DueOn, SelfCheckCampaignState Campaign, SelfCheckSheetState State, int Answered, int Questions);

public sealed record SelfCheckSheetLine(Guid Id, string SectionCode, string SectionName, string BureauName, SelfCheckSheetState State, int Answered, int Questions, int Yes, int Gaps, string? HandedInBy, DateTimeOffset? HandedInAt, bool IsLate)
{
    public int? Share => SelfCheckSheet.Share(Yes, Gaps);
}

/// <summary>How far one bureau is.</summary>
public sealed record SelfCheckProgress(Guid BureauId, string Bureau, IReadOnlyDictionary<SelfCheckSheetState, int> Counts)
{
    public int All => Counts.Values.Sum();
    public int Of(SelfCheckSheetState state) => Counts.GetValueOrDefault(state);
}

/// <summary>What the sheets that are in say to one question.</summary>
/// <param name="Before">Share of gaps of the same question in the campaign before; null where it was not asked.</param>
public sealed record SelfCheckResult(AskedQuestion Question, int Number, int Yes, int Gaps, int NotApplicable, int? Before)
{
    public int? Share => SelfCheckSheet.Share(Yes, Gaps);
}

public sealed record SelfCheckChapterResult(SelfCheckChapter Chapter, int Yes, int Gaps, int NotApplicable, int? Before)
{
    public int? Share => SelfCheckSheet.Share(Yes, Gaps);
}

/// <summary>A campaign with its results.</summary>
/// <param name="Progress">Of sections the person may know of; empty for whoever knows totals only.</param>
/// <param name="Previous">The campaign compared with.</param>
public sealed record SelfCheckView(SelfCheckCampaign Campaign, IReadOnlyList<SelfCheckProgress> Progress, IReadOnlyList<SelfCheckResult> Results, IReadOnlyList<SelfCheckChapterResult> Chapters, string? Previous)
{
    public int Of(SelfCheckSheetState state) => Progress.Sum(p => p.Of(state));
    public int All => Progress.Sum(p => p.All);
}

/// <summary>One answer behind a number.</summary>
public sealed record SelfCheckEntryLine(Guid Id, Guid SheetId, string SectionName, string BureauName, int Position, SelfCheckChapter Chapter, string Text, SelfCheckReply? Reply, string? Note, string? Improvement, SelfCheckOwner? Owner, DateOnly? Until, DateOnly? MendedOn)
{
    public bool IsOverdue(DateOnly today) => Reply == SelfCheckReply.No && MendedOn is null && Until < today;
}

/// <summary>One sheet whole, with what this person may do.</summary>
public sealed record SelfCheckSheetView(SelfCheckSheet Sheet, SelfCheckCampaign Campaign, IReadOnlyList<OfferedSelfCheckAct> Acts)
{
    public OfferedSelfCheckAct? Act(SelfCheckAct act) => Acts.FirstOrDefault(a => a.Act == act);
    public bool MayWrite => Act(SelfCheckAct.Write) is { IsPossible: true };
    public SelfCheckEntry? Entry(AskedQuestion asked) => Sheet.Entries.FirstOrDefault(e => e.QuestionId == asked.QuestionId);
}

public sealed class SelfCheckQueries(PortalDb db)
{
    public const int PageSize = 50;
    private const int MostOwn = 20;
    private static readonly DateOnly Never = DateOnly.MaxValue;

    /// <summary>Share of gaps (0–100) in each section's latest handed-in self-check, for the risk score; one command.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> GapsAsync(CancellationToken ct = default)
    {
        var sheets = db.Set<SelfCheckSheet>().Where(s => s.State == SelfCheckSheetState.HandedIn);
        var latest = await sheets.Where(s => !sheets.Any(later => later.SectionId == s.SectionId && later.HandedInAt > s.HandedInAt))
            .OrderByDescending(s => s.Id).Select(s => new { s.SectionId, s.YesCount, s.GapCount }).ToListAsync(ct);
        return latest.DistinctBy(s => s.SectionId).ToDictionary(s => s.SectionId, s => SelfCheckSheet.Share(s.YesCount, s.GapCount) ?? 0);
    }

    /// <summary>The campaigns, the last due first; one command.</summary>
    public async Task<Page<SelfCheckLine>> PageAsync(SelfCheckFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), c => c.DueOn, c => c.Id, at, Keyset.ReadDay, descending: true)).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.DueOn), line => line.Id);
    }

    public Task<int> CountAsync(SelfCheckFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<SelfCheckLine> Export(SelfCheckFilter filter, Actor actor) => Lines(Filtered(filter, actor).OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Id)).AsAsyncEnumerable();

    /// <summary>Sheets of the person's own sections, open ones first; one command.</summary>
    public async Task<IReadOnlyList<OwnSheetLine>> OwnAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] own = [.. actor.SectionsWhere(Permission.SelfCheckAnswer).Concat(actor.Capacities.Where(c => c.Role is Role.Reviewer or Role.PolicyHead).Select(c => c.SectionId)).Distinct()];
        if (own.Length == 0)
        {
            return [];
        }
        return await (from s in db.Set<SelfCheckSheet>().AsNoTracking().VisibleTo(actor)
                      join c in db.Set<SelfCheckCampaign>() on s.CampaignId equals c.Id
                      where own.Contains(s.SectionId)
                      orderby c.State == SelfCheckCampaignState.Open && s.State != SelfCheckSheetState.HandedIn ? 0 : 1, c.DueOn descending, s.Id
                      select new OwnSheetLine(s.Id, c.Title, s.SectionName, c.DueOn, c.State, s.State, s.AnsweredCount, s.QuestionCount)).Take(MostOwn).ToListAsync(ct);
    }

    /// <summary>The campaign itself; 404 for a draft of which the person may not know.</summary>
    public async Task<SelfCheckCampaign> CampaignAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        await db.Set<SelfCheckCampaign>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Self-check {id}.");

    /// <summary>With results by question and chapter, those of the campaign before, and how far the bureaus are; four commands.</summary>
    public async Task<SelfCheckView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, actor, ct);
        if (campaign.State == SelfCheckCampaignState.Draft)
        {
            return new SelfCheckView(campaign, [], [], [], null);
        }
        var former = await db.Set<SelfCheckCampaign>().AsNoTracking().Where(c => c.State == SelfCheckCampaignState.Closed && c.DueOn < campaign.DueOn).OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Id).Select(c => new { c.Id, c.Title }).FirstOrDefaultAsync(ct);
        Guid[] both = former is null ? [id] : [id, former.Id];
        var counts = await (from e in db.Set<SelfCheckEntry>().AsNoTracking()
                            join s in db.Set<SelfCheckSheet>() on e.SheetId equals s.Id
                            where both.Contains(s.CampaignId) && s.State == SelfCheckSheetState.HandedIn && e.Reply != null
                            group e by new { s.CampaignId, e.QuestionId, e.Chapter, e.Reply } into g
                            select new { g.Key.CampaignId, g.Key.QuestionId, g.Key.Chapter, Reply = g.Key.Reply!.Value, Count = g.Count() }).ToListAsync(ct);
        int Sum(bool now, SelfCheckReply reply, Guid? question, SelfCheckChapter? chapter) =>
            counts.Where(c => c.CampaignId == id == now && c.Reply == reply && (question is null || c.QuestionId == question) && (chapter is null || c.Chapter == chapter)).Sum(c => c.Count);
        int? Before(Guid? question, SelfCheckChapter? chapter) => SelfCheckSheet.Share(Sum(false, SelfCheckReply.Yes, question, chapter), Sum(false, SelfCheckReply.No, question, chapter));
        var results = campaign.Questions.Select((q, n) => new SelfCheckResult(q, n + 1, Sum(true, SelfCheckReply.Yes, q.QuestionId, null), Sum(true, SelfCheckReply.No, q.QuestionId, null), Sum(true, SelfCheckReply.NotApplicable, q.QuestionId, null), Before(q.QuestionId, null)));
        var chapters = campaign.Questions.Select(q => q.Chapter).Distinct().Order().Select(chapter => new SelfCheckChapterResult(chapter, Sum(true, SelfCheckReply.Yes, null, chapter), Sum(true, SelfCheckReply.No, null, chapter), Sum(true, SelfCheckReply.NotApplicable, null, chapter), Before(null, chapter)));
        var progress = !SelfCheckAccess.SeesAll(actor) ? [] : await (from s in db.Set<SelfCheckSheet>().AsNoTracking().VisibleTo(actor)
                                                                   join b in db.Set<Bureau>() on s.BureauId equals b.Id
                                                                   where s.CampaignId == id
                                                                   group s by new { b.Id, b.Code, b.Name, s.State } into g
                                                                   orderby g.Key.Code
                                                                   select new { g.Key.Id, g.Key.Name, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        return new SelfCheckView(campaign, [.. progress.GroupBy(x => (x.Id, x.Name)).Select(g => new SelfCheckProgress(g.Key.Id, g.Key.Name, g.ToDictionary(x => x.State, x => x.Count)))], [.. results], [.. chapters], former?.Title);
    }

    /// <summary>The sheets under the conditions, in the order of the sections' codes; one command.</summary>
    public async Task<Page<SelfCheckSheetLine>> SheetsAsync(Guid campaignId, SelfCheckSheetFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Sheets(campaignId, filter, actor), r => r.Section.Code, r => r.Sheet.Id, at, text => (true, text), false).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.SectionCode, line => line.Id);
    }

    public Task<int> CountSheetsAsync(Guid campaignId, SelfCheckSheetFilter filter, Actor actor, CancellationToken ct = default) => Sheets(campaignId, filter, actor).CountAsync(ct);

    public IAsyncEnumerable<SelfCheckSheetLine> ExportSheets(Guid campaignId, SelfCheckSheetFilter filter, Actor actor) =>
        Sheets(campaignId, filter, actor).OrderBy(r => r.Section.Code).ThenBy(r => r.Sheet.Id).Select(ToLine).AsAsyncEnumerable();

    /// <summary>The answers behind a number, the nearest due day of an improvement first; one command.</summary>
    public async Task<Page<SelfCheckEntryLine>> EntriesAsync(Guid campaignId, SelfCheckEntryFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Entries(campaignId, filter, actor), r => r.Entry.Until ?? Never, r => r.Entry.Id, at, Keyset.ReadDay, descending: false).Take(PageSize + 1).Select(ToEntry).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.Until ?? Never), line => line.Id);
    }

    public Task<int> CountEntriesAsync(Guid campaignId, SelfCheckEntryFilter filter, Actor actor, CancellationToken ct = default) => Entries(campaignId, filter, actor).CountAsync(ct);

    public IAsyncEnumerable<SelfCheckEntryLine> ExportEntries(Guid campaignId, SelfCheckEntryFilter filter, Actor actor) =>
        Entries(campaignId, filter, actor).OrderBy(r => r.Entry.Until ?? Never).ThenBy(r => r.Entry.Id).Select(ToEntry).AsAsyncEnumerable();

    /// <summary>404 also where the person may not know of it.</summary>
    public async Task<SelfCheckSheetView> SheetAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var sheet = await db.Set<SelfCheckSheet>().AsNoTracking().VisibleTo(actor).Include(s => s.Entries).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Self-check sheet {id}.");
        var campaign = await db.Set<SelfCheckCampaign>().AsNoTracking().SingleAsync(c => c.Id == sheet.CampaignId, ct);
        return new SelfCheckSheetView(sheet, campaign, SelfCheckWorkflow.Offer(sheet, campaign.State, actor));
    }

    /// <summary>The whole set, by chapter; those no longer offered too.</summary>
    public async Task<IReadOnlyList<SelfCheckQuestion>> QuestionsAsync(CancellationToken ct = default) =>
        [.. (await db.Set<SelfCheckQuestion>().AsNoTracking().ToListAsync(ct)).OrderBy(q => q.Chapter).ThenBy(q => q.Position).ThenBy(q => q.Id)];

    /// <summary>Sheets of a fiscal year's campaigns that the person may know of; one command.</summary>
    internal async Task<IReadOnlyList<(Guid Id, string Title, string Section, bool IsIn, int Yes, int Gaps)>> OfYearAsync(FiscalYear year, Actor actor, CancellationToken ct)
    {
        var rows = await (from s in db.Set<SelfCheckSheet>().AsNoTracking().VisibleTo(actor)
                          join c in db.Set<SelfCheckCampaign>() on s.CampaignId equals c.Id
                          where c.Fy == year && c.State != SelfCheckCampaignState.Draft
                          orderby c.DueOn, s.BureauName, s.SectionName, s.Id
                          select new { s.Id, c.Title, s.SectionName, s.State, s.YesCount, s.GapCount }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Title, r.SectionName, r.State == SelfCheckSheetState.HandedIn, r.YesCount, r.GapCount))];
    }

    private IQueryable<SelfCheckCampaign> Filtered(SelfCheckFilter filter, Actor actor)
    {
        var rows = db.Set<SelfCheckCampaign>().AsNoTracking().VisibleTo(actor);
        rows = filter.State is { } state ? rows.Where(c => c.State == state) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(c => c.Title.Contains(word));
        }
        return rows;
    }

    private IQueryable<SelfCheckLine> Lines(IQueryable<SelfCheckCampaign> rows)
    {
        var sheets = db.Set<SelfCheckSheet>();
        return rows.Select(c => new SelfCheckLine(c.Id, c.Title, c.Fy, c.State, c.PeriodFrom, c.PeriodTo, c.DueOn, sheets.Count(s => s.CampaignId == c.Id), sheets.Count(s => s.CampaignId == c.Id && s.State == SelfCheckSheetState.HandedIn),
            sheets.Where(s => s.CampaignId == c.Id && s.State == SelfCheckSheetState.HandedIn).Sum(s => s.YesCount), sheets.Where(s => s.CampaignId == c.Id && s.State == SelfCheckSheetState.HandedIn).Sum(s => s.GapCount)));
    }

    private IQueryable<SheetRow> Sheets(Guid campaignId, SelfCheckSheetFilter filter, Actor actor)
    {
        var rows = from s in db.Set<SelfCheckSheet>().AsNoTracking().VisibleTo(actor)
                   join section in db.Set<Section>() on s.SectionId equals section.Id
                   where s.CampaignId == campaignId
                   select new SheetRow { Sheet = s, Section = section };
        rows = filter.State is { } state ? rows.Where(r => r.Sheet.State == state) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Sheet.BureauId == bureau) : rows;
        rows = filter.Missing ? rows.Where(r => r.Sheet.State != SelfCheckSheetState.HandedIn) : rows;
        rows = filter.Late ? rows.Where(r => r.Sheet.IsLate) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(r => r.Sheet.SectionName.Contains(word));
        }
        return rows;
    }

    private IQueryable<EntryRow> Entries(Guid campaignId, SelfCheckEntryFilter filter, Actor actor)
    {
        var rows = from e in db.Set<SelfCheckEntry>().AsNoTracking()
                   join s in db.Set<SelfCheckSheet>().VisibleTo(actor) on e.SheetId equals s.Id
                   where s.CampaignId == campaignId && s.State == SelfCheckSheetState.HandedIn
                   select new EntryRow { Entry = e, Sheet = s };
        rows = filter.QuestionId is { } question ? rows.Where(r => r.Entry.QuestionId == question) : rows;
        rows = filter.Chapter is { } chapter ? rows.Where(r => r.Entry.Chapter == chapter) : rows;
        rows = filter.Reply is { } reply ? rows.Where(r => r.Entry.Reply == reply) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Sheet.BureauId == bureau) : rows;
        rows = filter.Open || filter.Overdue ? rows.Where(r => r.Entry.Reply == SelfCheckReply.No && r.Entry.MendedOn == null) : rows;
        var today = actor.Today;
        rows = filter.Overdue ? rows.Where(r => r.Entry.Until < today) : rows;
        return rows;
    }

    private static readonly System.Linq.Expressions.Expression<Func<SheetRow, SelfCheckSheetLine>> ToLine = r => new SelfCheckSheetLine(r.Sheet.Id, r.Section.Code, r.Sheet.SectionName, r.Sheet.BureauName, r.Sheet.State, r.Sheet.AnsweredCount, r.Sheet.QuestionCount,
        r.Sheet.YesCount, r.Sheet.GapCount, r.Sheet.HandedInBy, r.Sheet.HandedInAt, r.Sheet.IsLate);

    private static readonly System.Linq.Expressions.Expression<Func<EntryRow, SelfCheckEntryLine>> ToEntry = r => new SelfCheckEntryLine(r.Entry.Id, r.Sheet.Id, r.Sheet.SectionName, r.Sheet.BureauName, r.Entry.Position, r.Entry.Chapter, r.Entry.Text, r.Entry.Reply,
        r.Entry.Note, r.Entry.Improvement, r.Entry.Owner, r.Entry.Until, r.Entry.MendedOn);

    private sealed class SheetRow
    {
        public required SelfCheckSheet Sheet { get; init; }
        public required Section Section { get; init; }
    }

    private sealed class EntryRow
    {
        public required SelfCheckEntry Entry { get; init; }
        public required SelfCheckSheet Sheet { get; init; }
    }
}
