using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Licences;

public enum LicenceSort
{
    Product,
    ExpiresOn,
    StocktakenOn,
}

public sealed record LicenceFilter
{
    /// <summary>Within the product's name or the certificate's number.</summary>
    public string? Text { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>The certificate is not registered: only on paper at the section.</summary>
    public bool OnPaper { get; init; }
    /// <summary>No stocktake within the months of the setting.</summary>
    public bool Overdue { get; init; }
    /// <summary>Expired, or about to within ninety days.</summary>
    public bool Expiring { get; init; }
    public bool WithoutSystem { get; init; }
    public LicenceSort Sort { get; init; }
    public bool Descending { get; init; }
}

/// <summary>One licence, of a system or held without one. Of a system's licence without a keeper the owner section is the holder.</summary>
public sealed record LicenceLine
{
    public required Guid Id { get; init; }
    /// <summary>LIC-0001; null for a licence of a system.</summary>
    public string? Code { get; init; }
    public Guid? SystemId { get; init; }
    public string? SystemCode { get; init; }
    public string? SystemName { get; init; }
    public required string Product { get; init; }
    public string? Metric { get; init; }
    public int? Quantity { get; init; }
    public string? CertificateNumber { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public required Guid OwnerSectionId { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public DateOnly? StocktakenOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>Licences of one bureau, and how many of them are registered with their certificate (R279).</summary>
public sealed record LicenceCount(string Bureau, int Licences, int Registered, int Overdue)
{
    public decimal Rate => Licences == 0 ? 0 : Math.Floor(Registered * 1000m / Licences) / 10;
}

/// <summary>Every licence of the office in one list: those on the kartes and those held without a system. Everybody reads it.</summary>
public sealed class LicenceQueries(PortalDb db)
{
    public const int PageSize = 50;
    public const int SoonDays = 90;

    /// <param name="due">Stocktakes before this day are overdue.</param>
    public async Task<Page<LicenceLine>> PageAsync(LicenceFilter filter, DateOnly due, DateOnly today, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, due, today, at).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    public Task<int> CountAsync(LicenceFilter filter, DateOnly due, DateOnly today, CancellationToken ct = default) => Filtered(filter, due, today).CountAsync(ct);

    public IAsyncEnumerable<LicenceLine> Export(LicenceFilter filter, DateOnly due, DateOnly today) => Ordered(filter, due, today, null).AsAsyncEnumerable();

    public async Task<HeldLicence> FindAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<HeldLicence>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("Licence.");

    /// <summary>By bureau, one command.</summary>
    public async Task<IReadOnlyList<LicenceCount>> CountsAsync(DateOnly due, CancellationToken ct = default)
    {
        var rows = await Rows().GroupBy(r => r.BureauName).Select(g => new { g.Key, All = g.Count(), Registered = g.Count(r => r.CertificateNumber != null), Overdue = g.Count(r => r.StocktakenOn == null || r.StocktakenOn < due) }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new LicenceCount(r.Key, r.All, r.Registered, r.Overdue))];
    }

    private IQueryable<LicenceLine> Filtered(LicenceFilter filter, DateOnly due, DateOnly today)
    {
        var rows = Rows();
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            rows = rows.Where(r => EF.Functions.ILike(r.Product, like) || EF.Functions.ILike(r.CertificateNumber!, like) || EF.Functions.ILike(r.Code!, like));
        }
        rows = filter.SectionId is { } section ? rows.Where(r => r.SectionId == section) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => db.Set<Section>().Any(s => s.Id == r.SectionId && s.BureauId == bureau)) : rows;
        rows = filter.OnPaper ? rows.Where(r => r.CertificateNumber == null) : rows;
        rows = filter.Overdue ? rows.Where(r => r.StocktakenOn == null || r.StocktakenOn < due) : rows;
        rows = filter.WithoutSystem ? rows.Where(r => r.SystemId == null) : rows;
        var soon = today.AddDays(SoonDays);
        return filter.Expiring ? rows.Where(r => r.ExpiresOn != null && r.ExpiresOn <= soon) : rows;
    }

    private IQueryable<LicenceLine> Ordered(LicenceFilter filter, DateOnly due, DateOnly today, Cursor? at)
    {
        var rows = Filtered(filter, due, today);
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            LicenceSort.Product => Keyset.Beside(rows, r => r.Product, r => r.Id, at, text => (true, text), filter.Descending),
            LicenceSort.ExpiresOn => Keyset.Beside(rows, r => r.ExpiresOn ?? day, r => r.Id, at, Keyset.ReadDay, filter.Descending),
            LicenceSort.StocktakenOn => Keyset.Beside(rows, r => r.StocktakenOn ?? Keyset.EarlyDay, r => r.Id, at, Keyset.ReadDay, filter.Descending),
        };
    }

    private static string KeyOf(LicenceLine line, LicenceFilter filter) => filter.Sort switch
    {
        LicenceSort.Product => line.Product,
        LicenceSort.ExpiresOn => Keyset.DayKey(line.ExpiresOn ?? Keyset.LastDay(filter.Descending)),
        LicenceSort.StocktakenOn => Keyset.DayKey(line.StocktakenOn ?? Keyset.EarlyDay),
    };

    internal IQueryable<LicenceLine> Rows() =>
        (from l in db.Set<SystemLicence>().AsNoTracking()
         join x in db.Set<InformationSystem>() on l.SystemId equals x.Id
         join s in db.Set<Section>() on l.HolderSectionId ?? x.OwnerSectionId equals s.Id
         select new LicenceLine
         {
             Id = l.Id, Code = null, SystemId = x.Id, SystemCode = x.Code, SystemName = x.Name, Product = l.Product ?? "", Metric = l.Metric, Quantity = l.Quantity, CertificateNumber = l.CertificateNumber,
             SectionId = s.Id, SectionName = s.Name, BureauName = s.Bureau.Name, OwnerSectionId = x.OwnerSectionId, ExpiresOn = l.ExpiresOn, StocktakenOn = l.StocktakenOn, Note = null,
         }).Concat(
         from l in db.Set<HeldLicence>().AsNoTracking()
         join s in db.Set<Section>() on l.HolderSectionId equals s.Id
         select new LicenceLine
         {
             Id = l.Id, Code = l.Code, SystemId = null, SystemCode = null, SystemName = null, Product = l.Product, Metric = l.Metric, Quantity = l.Quantity, CertificateNumber = l.CertificateNumber,
             SectionId = s.Id, SectionName = s.Name, BureauName = s.Bureau.Name, OwnerSectionId = l.HolderSectionId, ExpiresOn = l.ExpiresOn, StocktakenOn = l.StocktakenOn, Note = l.Note,
         });

    /// <summary>Whether the person may change the licence: the keeper, the owner of its system, the policy office.</summary>
    public static bool MayEdit(Actor actor, LicenceLine line) => InformationSystem.MayEdit(actor, line.OwnerSectionId) || (line.SystemId is null && HeldLicence.MayEdit(actor, line.SectionId));
}
