using System.Globalization;
using System.Linq.Expressions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Need;

public sealed record NeedFilter
{
    public string? Text { get; init; }
    public FiscalYear? Fy { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public NeedResult? Result { get; init; }
    /// <summary>Whether a case was started from it.</summary>
    public bool? Started { get; init; }
}

public sealed record NeedLine(Guid Id, string Number, DateTimeOffset At, string Title, string BureauName, string SectionName, string UserName, NeedResult Result, ConsultationKind? Kind, long? AmountYen, Guid? ConsultationId);

/// <summary>How often, by month, bureau and result.</summary>
public sealed record NeedCount(DateOnly Month, string BureauName, NeedResult Result, int Count);

/// <summary>A record with the set it was made by.</summary>
public sealed record NeedRecord(NeedCheck Check, NeedRuleSet Set, string? CaseNumber, string? CaseTitle)
{
    public NeedRule Rule => Set.Rules[Check.Rule - 1];

    /// <summary>The answers say that no budget is requested (a choice of <see cref="NeedChoice.NoBudget"/>).</summary>
    public bool AsksNoBudget => Set.Questions.Any(q => Check.Answers.TryGetValue(q.Key, out var code) && q.Choices.Any(c => c.Code == code && c.NoBudget));
}

public sealed record NeedSetLine(Guid Id, DateOnly ValidFrom, int Questions, int Rules, string AddedBy, DateTimeOffset AddedAt);

/// <summary>The section reads its own records, the coordinator those of the bureau, the governance roles all.</summary>
public sealed class NeedQueries(PortalDb db)
{
    public const int PageSize = 50;

    public static bool Allows(Actor actor, Guid sectionId, Guid bureauId) => actor.IsOperator || actor.May(Permission.ConsultationReadAll)
        || actor.MayIn(Permission.ConsultationDraft, sectionId) || actor.MayIn(Permission.ConsultationSubmit, sectionId) || actor.MayInBureau(Permission.ConsultationReadBureau, bureauId);

    /// <summary>The same rule as <see cref="Allows"/> as a limit on a query.</summary>
    public static Expression<Func<NeedCheck, bool>> VisibleTo(Actor actor)
    {
        if (actor.IsOperator || actor.May(Permission.ConsultationReadAll))
        {
            return _ => true;
        }
        Guid[] sections = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
        Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationReadBureau)];
        return x => sections.Contains(x.SectionId) || bureaus.Contains(x.BureauId);
    }

    /// <summary>The set valid on the day; null where there is none yet.</summary>
    public Task<NeedRuleSet?> ValidAsync(DateOnly day, CancellationToken ct = default) =>
        db.Set<NeedRuleSet>().AsNoTracking().Where(x => x.ValidFrom <= day).OrderByDescending(x => x.ValidFrom).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<NeedRuleSet>> SetsAsync(CancellationToken ct = default) =>
        await db.Set<NeedRuleSet>().AsNoTracking().OrderByDescending(x => x.ValidFrom).ToListAsync(ct);

    public async Task<Page<NeedLine>> ListAsync(NeedFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Select(Line).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => r.At.ToString("O", CultureInfo.InvariantCulture), r => r.Id);
    }

    public Task<int> CountAsync(NeedFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<NeedLine> AllAsync(NeedFilter filter, Actor actor) => Ordered(filter, null, actor).Select(Line).AsAsyncEnumerable();

    /// <summary>Counted by month, bureau and result, for what the person may see.</summary>
    public async Task<IReadOnlyList<NeedCount>> CountsAsync(FiscalYear year, Actor actor, CancellationToken ct = default) =>
        await db.Set<NeedCheck>().AsNoTracking().Where(VisibleTo(actor)).Where(x => x.Fy == year)
            .GroupBy(x => new { x.Month, x.BureauName, x.Result }).OrderBy(g => g.Key.Month).ThenBy(g => g.Key.BureauName)
            .Select(g => new NeedCount(g.Key.Month, g.Key.BureauName, g.Key.Result, g.Count())).ToListAsync(ct);

    /// <summary>NotFound for whoever may not know of it.</summary>
    public async Task<NeedRecord> FindAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var found = await (from x in db.Set<NeedCheck>().AsNoTracking().Where(VisibleTo(actor)).Where(x => x.Id == id)
                           join s in db.Set<NeedRuleSet>() on x.RuleSetId equals s.Id
                           join c in db.Set<Consultation>() on x.ConsultationId equals c.Id into cases
                           from started in cases.DefaultIfEmpty()
                           select new { Check = x, Set = s, Number = started == null ? null : started.Number, Title = started == null ? null : started.Title }).SingleOrDefaultAsync(ct);
        return found is null ? throw new NotFound($"Need check {id}.") : new NeedRecord(found.Check, found.Set, found.Number, found.Title);
    }

    /// <summary>The record that a case was started from; null where there is none.</summary>
    public Task<NeedLine?> OfCaseAsync(Guid consultationId, CancellationToken ct = default) =>
        db.Set<NeedCheck>().AsNoTracking().Where(x => x.ConsultationId == consultationId).Select(Line).SingleOrDefaultAsync(ct);

    private IQueryable<NeedCheck> Filtered(NeedFilter filter, Actor actor)
    {
        var rows = db.Set<NeedCheck>().AsNoTracking().Where(VisibleTo(actor));
        rows = filter.Fy is { } year ? rows.Where(x => x.Fy == year) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(x => x.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(x => x.SectionId == section) : rows;
        rows = filter.Result is { } result ? rows.Where(x => x.Result == result) : rows;
        rows = filter.Started is { } started ? rows.Where(x => (x.ConsultationId != null) == started) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : rows.Where(x => x.Title.Contains(filter.Text) || x.Number == filter.Text);
    }

    private IQueryable<NeedCheck> Ordered(NeedFilter filter, Cursor? at, Actor actor) => Keyset.Beside(Filtered(filter, actor), x => x.At, x => x.Id, at,
        text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since), since.ToUniversalTime()), descending: true);

    private static readonly Expression<Func<NeedCheck, NeedLine>> Line = x =>
        new NeedLine(x.Id, x.Number, x.At, x.Title, x.BureauName, x.SectionName, x.UserName, x.Result, x.Kind, x.AmountYen, x.ConsultationId);
}
