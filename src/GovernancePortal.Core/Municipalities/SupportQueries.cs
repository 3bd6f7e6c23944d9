using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

public sealed record SupportFilter
{
    public string? Text { get; init; }
    public SupportKind? Kind { get; init; }
    /// <summary>A code of list SupportTopic.</summary>
    public string? Topic { get; init; }
    public FiscalYear? Fy { get; init; }
    public Guid? MunicipalityId { get; init; }
}

public sealed record SupportLine(Guid Id, DateOnly On, SupportKind Kind, string Topic, string Title, string? Note, long? AmountYen, int? Attendants, string SectionName, string RecordedBy, IReadOnlyList<string> Municipalities);

/// <summary>Number of supports of a filtered list and the yen of the subsidies among them.</summary>
public sealed record SupportTotal(int Count, long AmountYen);

public sealed record SharedLine(Guid Id, SharedUseKind Kind, string Name, SharedForm Form, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? RenewalOn, Guid? SystemId, string? SystemCode, bool HasDuties, bool HasJoiningRule, string SectionName, int Members);

public sealed record SharedView(SharedUse Shared, string SectionName, IReadOnlyDictionary<Guid, string> Names);

/// <summary>What is given to municipalities and what they use together.</summary>
public sealed class SupportQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<SupportLine>> PageAsync(SupportFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Filtered(filter), s => s.On, s => s.Id, at, Keyset.ReadDay, descending: true).Take(PageSize + 1).Select(ToLine()).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.On), line => line.Id);
    }

    public async Task<SupportTotal> TotalAsync(SupportFilter filter, CancellationToken ct = default) =>
        await Filtered(filter).GroupBy(_ => 1).Select(g => new SupportTotal(g.Count(), g.Sum(s => s.AmountYen ?? 0))).SingleOrDefaultAsync(ct) ?? new SupportTotal(0, 0);

    public IAsyncEnumerable<SupportLine> Export(SupportFilter filter) => Filtered(filter).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(ToLine()).AsAsyncEnumerable();

    public async Task<MunicipalSupport> FindAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<MunicipalSupport>().AsNoTracking().Include(s => s.Recipients).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Support {id}.");

    /// <summary>All supports with whom they reached, for counts over years.</summary>
    public async Task<IReadOnlyList<MunicipalSupport>> AllAsync(CancellationToken ct = default) =>
        await db.Set<MunicipalSupport>().AsNoTracking().Include(s => s.Recipients).OrderBy(s => s.On).ThenBy(s => s.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SupportLine>> OfAsync(Guid municipalityId, CancellationToken ct = default) =>
        await Filtered(new SupportFilter { MunicipalityId = municipalityId }).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(ToLine()).ToListAsync(ct);

    public async Task<IReadOnlyList<SharedLine>> SharedAsync(SharedUseKind? kind, DateOnly today, CancellationToken ct = default) =>
        await Shared().Where(s => kind == null || s.Kind == kind).OrderBy(s => s.Kind).ThenBy(s => s.Name).Select(ToShared(today)).ToListAsync(ct);

    public async Task<IReadOnlyList<SharedLine>> SharedOfAsync(Guid municipalityId, DateOnly today, CancellationToken ct = default) =>
        await Shared().Where(s => s.Members.Any(m => m.MunicipalityId == municipalityId)).OrderBy(s => s.Kind).ThenBy(s => s.Name).Select(ToShared(today)).ToListAsync(ct);

    public async Task<IReadOnlyList<SharedUse>> AllSharedAsync(CancellationToken ct = default) => await Shared().Include(s => s.Members).OrderBy(s => s.Name).ToListAsync(ct);

    public async Task<SharedView> SharedViewAsync(Guid id, CancellationToken ct = default)
    {
        var shared = await Shared().Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Shared use {id}.");
        var section = await db.Set<Section>().Where(s => s.Id == shared.SectionId).Select(s => s.Name).SingleAsync(ct);
        var ids = shared.Members.Select(m => m.MunicipalityId).ToList();
        return new SharedView(shared, section, await db.Set<Municipality>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct));
    }

    private IQueryable<SharedUse> Shared() => db.Set<SharedUse>().AsNoTracking();

    private IQueryable<MunicipalSupport> Filtered(SupportFilter filter)
    {
        var rows = db.Set<MunicipalSupport>().AsNoTracking().AsQueryable();
        rows = filter.Text is { } text ? rows.Where(s => s.Title.Contains(text) || s.Note!.Contains(text)) : rows;
        rows = filter.Kind is { } kind ? rows.Where(s => s.Kind == kind) : rows;
        rows = filter.Topic is { } topic ? rows.Where(s => s.Topic == topic) : rows;
        rows = filter.Fy is { } fy ? rows.Where(s => s.Fy == fy) : rows;
        return filter.MunicipalityId is { } id ? rows.Where(s => s.Recipients.Any(r => r.MunicipalityId == id)) : rows;
    }

    private Expression<Func<MunicipalSupport, SupportLine>> ToLine() => s => new SupportLine(s.Id, s.On, s.Kind, s.Topic, s.Title, s.Note, s.AmountYen, s.Attendants, db.Set<Section>().Where(o => o.Id == s.SectionId).Select(o => o.Name).First(), s.RecordedBy,
        s.Recipients.Join(db.Set<Municipality>(), r => r.MunicipalityId, m => m.Id, (r, m) => m).OrderBy(m => m.Furigana).Select(m => m.Name).ToList());

    private Expression<Func<SharedUse, SharedLine>> ToShared(DateOnly today) => s => new SharedLine(s.Id, s.Kind, s.Name, s.Form, s.StartsOn, s.EndsOn, s.RenewalOn, s.SystemId, s.SystemCode, s.Duties != null, s.JoiningRule != null,
        db.Set<Section>().Where(o => o.Id == s.SectionId).Select(o => o.Name).First(), s.Members.Count(m => m.From <= today && (m.To == null || m.To >= today)));
}
