using System.Linq.Expressions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

public enum MunicipalitySort
{
    Furigana,
    Code,
    RenewalOn,
}

public sealed record MunicipalityFilter
{
    public string? Text { get; init; }
    public CloudClass? Class { get; init; }
    public MunicipalityKind? Kind { get; init; }
    /// <summary>A code of list CloudReason.</summary>
    public string? Reason { get; init; }
    /// <summary>Takes part in it today.</summary>
    public Guid? SharedId { get; init; }
    public FiscalYear? RenewalFy { get; init; }
    /// <summary>No support in this fiscal year.</summary>
    public bool Unsupported { get; init; }
    /// <summary>Those merged away, too.</summary>
    public bool Ended { get; init; }
    public MunicipalitySort Sort { get; init; }
    public bool Descending { get; init; }
}

/// <summary>As it stands today.</summary>
public sealed record MunicipalityLine
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Furigana { get; init; }
    public string? NameEn { get; init; }
    public required MunicipalityKind Kind { get; init; }
    public DateOnly? ValidTo { get; init; }
    public int? People { get; init; }
    public CloudClass? Class { get; init; }
    public DateOnly? Since { get; init; }
    public string[]? Reasons { get; init; }
    public DateOnly? RenewalOn { get; init; }
    public required IReadOnlyList<string> Groups { get; init; }
    /// <summary>Supports of this fiscal year.</summary>
    public required int Supports { get; init; }
}

public sealed record MunicipalityChoice(Guid Id, string Code, string Name, string Furigana, string? NameEn, bool Ended);

public sealed record MunicipalityView(Municipality One, string? SuccessorName, IReadOnlyList<MunicipalityChoice> MergedInto, IReadOnlyList<SupportLine> Supports, IReadOnlyList<SharedLine> Shared);

/// <summary>Everybody reads the register. Days are today's in the office.</summary>
public sealed class MunicipalityQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<MunicipalityLine>> PageAsync(MunicipalityFilter filter, Cursor? at, DateOnly today, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at, today).Take(PageSize + 1).Select(ToLine(today)).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    public Task<int> CountAsync(MunicipalityFilter filter, DateOnly today, CancellationToken ct = default) => Filtered(filter, today).CountAsync(ct);

    public IAsyncEnumerable<MunicipalityLine> Export(MunicipalityFilter filter, DateOnly today) => Ordered(filter, null, today).Select(ToLine(today)).AsAsyncEnumerable();

    public async Task<Municipality> FindAsync(Guid id, CancellationToken ct = default) =>
        await Whole().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound($"Municipality {id}.");

    /// <summary>All of them with their dated states, those merged away too: some dozen, held whole.</summary>
    public async Task<IReadOnlyList<Municipality>> AllAsync(CancellationToken ct = default) => await Whole().OrderBy(m => m.Furigana).ThenBy(m => m.Id).ToListAsync(ct);

    /// <summary>As choices of a form, by their reading.</summary>
    public async Task<IReadOnlyList<MunicipalityChoice>> ChoicesAsync(DateOnly today, CancellationToken ct = default) =>
        await db.Set<Municipality>().AsNoTracking().OrderBy(m => m.Furigana).ThenBy(m => m.Id).Select(m => new MunicipalityChoice(m.Id, m.Code, m.Name, m.Furigana, m.NameEn, m.ValidTo != null && m.ValidTo < today)).ToListAsync(ct);

    public async Task<MunicipalityView> ViewAsync(Guid id, SupportQueries supports, DateOnly today, CancellationToken ct = default)
    {
        var one = await FindAsync(id, ct);
        var successor = one.SuccessorId is { } into ? await db.Set<Municipality>().Where(m => m.Id == into).Select(m => m.Name).SingleAsync(ct) : null;
        var merged = await db.Set<Municipality>().AsNoTracking().Where(m => m.SuccessorId == id).OrderBy(m => m.Furigana).Select(m => new MunicipalityChoice(m.Id, m.Code, m.Name, m.Furigana, m.NameEn, true)).ToListAsync(ct);
        return new MunicipalityView(one, successor, merged, await supports.OfAsync(id, ct), await supports.SharedOfAsync(id, today, ct));
    }

    private IQueryable<Municipality> Whole() => db.Set<Municipality>().AsNoTracking().Include(m => m.Clouds).Include(m => m.Populations).Include(m => m.Uses).AsSplitQuery();

    private IQueryable<Municipality> Filtered(MunicipalityFilter filter, DateOnly today)
    {
        var rows = db.Set<Municipality>().AsNoTracking().AsQueryable();
        rows = filter.Ended ? rows : rows.Where(m => m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today));
        rows = filter.Text is { } text ? rows.Where(m => m.Name.Contains(text) || m.Furigana.Contains(text) || m.Code.StartsWith(text)) : rows;
        rows = filter.Kind is { } kind ? rows.Where(m => m.Kind == kind) : rows;
        rows = filter.Class is { } cloud ? rows.Where(m => m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => (CloudClass?)c.Class).FirstOrDefault() == cloud) : rows;
        rows = filter.Reason is { } reason ? rows.Where(m => m.Clouds.Any(c => c.ValidFrom <= today && c.Reasons.Contains(reason) && !m.Clouds.Any(l => l.ValidFrom <= today && l.ValidFrom > c.ValidFrom))) : rows;
        rows = filter.SharedId is { } shared ? rows.Where(m => db.Set<SharedMember>().Any(s => s.SharedUseId == shared && s.MunicipalityId == m.Id && s.From <= today && (s.To == null || s.To >= today))) : rows;
        if (filter.RenewalFy is { } year)
        {
            var (from, to) = (year.Start, year.End);
            rows = rows.Where(m => m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => c.RenewalOn).FirstOrDefault() >= from
                && m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => c.RenewalOn).FirstOrDefault() <= to);
        }
        if (filter.Unsupported)
        {
            var fy = FiscalYear.Of(today);
            rows = rows.Where(m => !db.Set<SupportRecipient>().Any(r => r.MunicipalityId == m.Id && db.Set<MunicipalSupport>().Any(s => s.Id == r.SupportId && s.Fy == fy)));
        }
        return rows;
    }

    private IQueryable<Municipality> Ordered(MunicipalityFilter filter, Cursor? at, DateOnly today)
    {
        var rows = Filtered(filter, today);
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            MunicipalitySort.Furigana => Keyset.Beside(rows, m => m.Furigana, m => m.Id, at, text => (true, text), filter.Descending),
            MunicipalitySort.Code => Keyset.Beside(rows, m => m.Code, m => m.Id, at, text => (true, text), filter.Descending),
            MunicipalitySort.RenewalOn => Keyset.Beside(rows, m => m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => c.RenewalOn).FirstOrDefault() ?? day, m => m.Id, at, Keyset.ReadDay, filter.Descending),
        };
    }

    private static string KeyOf(MunicipalityLine line, MunicipalityFilter filter) => filter.Sort switch
    {
        MunicipalitySort.Furigana => line.Furigana,
        MunicipalitySort.Code => line.Code,
        MunicipalitySort.RenewalOn => Keyset.DayKey(line.RenewalOn ?? Keyset.LastDay(filter.Descending)),
    };

    private Expression<Func<Municipality, MunicipalityLine>> ToLine(DateOnly today)
    {
        var fy = FiscalYear.Of(today);
        return m => new MunicipalityLine
        {
            Id = m.Id, Code = m.Code, Name = m.Name, Furigana = m.Furigana, NameEn = m.NameEn, Kind = m.Kind, ValidTo = m.ValidTo,
            People = m.Populations.Where(p => p.On <= today).OrderByDescending(p => p.On).Select(p => (int?)p.People).FirstOrDefault(),
            Class = m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => (CloudClass?)c.Class).FirstOrDefault(),
            Since = m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => (DateOnly?)c.ValidFrom).FirstOrDefault(),
            Reasons = m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => c.Reasons).FirstOrDefault(),
            RenewalOn = m.Clouds.Where(c => c.ValidFrom <= today).OrderByDescending(c => c.ValidFrom).Select(c => c.RenewalOn).FirstOrDefault(),
            Groups = db.Set<SharedMember>().Where(s => s.MunicipalityId == m.Id && s.From <= today && (s.To == null || s.To >= today)).Join(db.Set<SharedUse>(), s => s.SharedUseId, u => u.Id, (s, u) => u.Name).OrderBy(n => n).ToList(),
            Supports = db.Set<SupportRecipient>().Count(r => r.MunicipalityId == m.Id && db.Set<MunicipalSupport>().Any(s => s.Id == r.SupportId && s.Fy == fy)),
        };
    }
}
