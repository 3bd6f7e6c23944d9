using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Season;

public sealed record AdviceFilter
{
    public FiscalYear? Fy { get; init; }
    public SeasonPeak? Peak { get; init; }
    public AdviceAnswer? Answer { get; init; }
    public Guid? BureauId { get; init; }
    public string? Text { get; init; }
}

public sealed record AdviceLine(Guid Id, FiscalYear Fy, SeasonPeak Peak, string Title, Guid ItemId, Guid? ConsultationId, Guid SectionId, string SectionName, string BureauName, DateOnly ExpectedOn, DateOnly Week, DateOnly FileBy,
    DateOnly LastSafe, AdviceAnswer Answer, string? Reason, string? AnsweredBy, DateTimeOffset? AnsweredAt, uint Version);

/// <summary>How advice of one peak was answered.</summary>
public sealed record AdviceCounts(int Open, int Accepted, int Declined)
{
    public int All => Open + Accepted + Declined;
}

/// <summary>The section reads its own advice, the coordinating section its bureau's, the governance roles all (decision 20).</summary>
public sealed class AdviceQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<AdviceLine>> PageAsync(AdviceFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => r.Week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r => r.Id);
    }

    public async Task<AdviceCounts> CountAsync(AdviceFilter filter, Actor actor, CancellationToken ct = default)
    {
        var counts = await Filtered(filter, actor).GroupBy(r => r.Advice.Answer).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new AdviceCounts(counts.GetValueOrDefault(AdviceAnswer.Open), counts.GetValueOrDefault(AdviceAnswer.Accepted), counts.GetValueOrDefault(AdviceAnswer.Declined));
    }

    public async IAsyncEnumerable<AdviceLine> Export(AdviceFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var line in Ordered(filter, null, actor).Select(ToLine).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return line;
        }
    }

    /// <summary>One advice; null also where the person may not know of it.</summary>
    public Task<AdviceLine?> FindAsync(Guid id, Actor actor, CancellationToken ct = default) => Filtered(new AdviceFilter(), actor).Where(r => r.Advice.Id == id).Select(ToLine).SingleOrDefaultAsync(ct);

    private static readonly Expression<Func<Row, AdviceLine>> ToLine = r => new AdviceLine(r.Advice.Id, r.Advice.Fy, r.Advice.Peak, r.Advice.Title, r.Advice.ItemId, r.Advice.ConsultationId, r.Advice.SectionId, r.Section.Name, r.Bureau.Name, r.Advice.ExpectedOn, r.Advice.Week,
        r.Advice.FileBy, r.Advice.LastSafe, r.Advice.Answer, r.Advice.Reason, r.Advice.AnsweredBy, r.Advice.AnsweredAt, r.Advice.Version);

    private IQueryable<Row> Filtered(AdviceFilter filter, Actor actor)
    {
        var rows = from a in db.Set<FilingAdvice>().AsNoTracking()
                   join s in db.Set<Section>() on a.SectionId equals s.Id
                   join u in db.Set<Bureau>() on s.BureauId equals u.Id
                   select new Row { Advice = a, Section = s, Bureau = u };
        if (!actor.IsOperator && !actor.May(Permission.ConsultationReadAll))
        {
            Guid[] sections = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
            Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationReadBureau)];
            rows = rows.Where(r => sections.Contains(r.Advice.SectionId) || bureaus.Contains(r.Section.BureauId));
        }
        rows = filter.Fy is { } fy ? rows.Where(r => r.Advice.Fy == fy) : rows;
        rows = filter.Peak is { } peak ? rows.Where(r => r.Advice.Peak == peak) : rows;
        rows = filter.Answer is { } answer ? rows.Where(r => r.Advice.Answer == answer) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : rows.Where(r => r.Advice.Title.Contains(filter.Text) || r.Section.Name.Contains(filter.Text));
    }

    private IQueryable<Row> Ordered(AdviceFilter filter, Cursor? at, Actor actor) =>
        Keyset.Beside(Filtered(filter, actor), r => r.Advice.Week, r => r.Advice.Id, at, text => (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day), false);

    private sealed class Row
    {
        public required FilingAdvice Advice { get; init; }
        public required Section Section { get; init; }
        public required Bureau Bureau { get; init; }
    }
}
