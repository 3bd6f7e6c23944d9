using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Systems;

/// <summary>One line of the list.</summary>
public sealed record SystemLine
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public string? FormerName { get; init; }
    public required string SortName { get; init; }
    public required Lifecycle Lifecycle { get; init; }
    public required Criticality Criticality { get; init; }
    public required Guid OwnerSectionId { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public string? Segment { get; init; }
    public string? Hosting { get; init; }
    public string? VendorName { get; init; }
    public DateOnly? ContractTo { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    public long? AnnualCostYen { get; init; }
    public required int AnsweredFields { get; init; }
    public required int RequiredFields { get; init; }
    public required int Completeness { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBySection { get; init; }
    public bool IsDemonstration { get; init; }
}

/// <summary>One whole row with the names of its owner, as exported.</summary>
public sealed record SystemRecord(InformationSystem System, string SectionName, string BureauName);

/// <summary>One system as its page shows it, with what the asker may do to it.</summary>
public sealed record SystemDetails(InformationSystem System, string SectionName, string BureauName, bool MayEdit, bool MayConfirm);

/// <summary>A system as named in choices and on other modules' records.</summary>
public sealed record SystemReference(Guid Id, string Code, string Name, Lifecycle Lifecycle, Guid OwnerSectionId, string SectionName)
{
    public string? ProductName { get; init; }
}

/// <summary>What the ledger tells a form that is about to be filled in.</summary>
public sealed record SystemFacts
{
    public string? UserClass { get; init; }
    public int? UserCount { get; init; }
    public string? Confidentiality { get; init; }
    public string? Integrity { get; init; }
    public string? Availability { get; init; }
    public string? PersonalInfo { get; init; }
    public string? PersonalInfoCount { get; init; }
    public bool? HandlesMyNumber { get; init; }
    public string? MyNumberWork { get; init; }
    public string? PiaKind { get; init; }
    public string? Segment { get; init; }
    public string? Authentication { get; init; }
    public string? CloudAssessment { get; init; }
    public int? RtoHours { get; init; }
    public int? RpoHours { get; init; }
    public string? Rlo { get; init; }
    public string? BackupMethod { get; init; }
    public string? BackupFrequency { get; init; }
    public int? BackupGenerations { get; init; }
    public bool? BackupRemote { get; init; }
    public string? ContractMethod { get; init; }
    public string? MultiYear { get; init; }
    public DateOnly? ContractTo { get; init; }
    public long? AnnualCostYen { get; init; }
}

public sealed record OwnerChoice(Guid SectionId, string Section, string? SectionEn, Guid BureauId, string Bureau, string? BureauEn);

/// <summary>
/// Everybody may read every row of the ledger; the columns of <see cref="SystemColumns.Sensitive"/> are emptied here for
/// those who may not read them.
/// </summary>
public sealed class SystemQueries(PortalDb db, IMemoryCache cache)
{
    public const int PageSize = 50;

    public async Task<Page<SystemLine>> PageAsync(SystemFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    public async Task<int> CountAsync(SystemFilter filter, CancellationToken ct = default) => await Filtered(filter).CountAsync(ct);

    /// <summary>The whole list under the filter and in its order, row by row, for an export.</summary>
    public async IAsyncEnumerable<SystemRecord> Export(SystemFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var row in Ordered(filter, null).Select(r => new SystemRecord(r.System, r.Section.Name, r.Section.Bureau.Name)).AsAsyncEnumerable().WithCancellation(ct))
        {
            Hide(row.System, actor);
            yield return row;
        }
    }

    public async Task<SystemDetails?> DetailsAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var found = await Rows().Where(r => r.System.Id == id).Select(r => new
        {
            r.System, SectionName = r.Section.Name, BureauName = r.Section.Bureau.Name,
        }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }
        Hide(found.System, actor);
        return new SystemDetails(found.System, found.SectionName, found.BureauName,
            InformationSystem.MayEdit(actor, found.System.OwnerSectionId), InformationSystem.MayConfirm(actor, found.System.OwnerSectionId));
    }

    /// <summary>Names for ids that other modules hold; an unknown id is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, SystemReference>> ReferencesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        ids.Count == 0 ? new Dictionary<Guid, SystemReference>() : await References(Rows().Where(r => ids.Contains(r.System.Id))).ToDictionaryAsync(r => r.Id, ct);

    public async Task<SystemFacts?> FactsAsync(Guid id, CancellationToken ct = default) =>
        await Rows().Where(r => r.System.Id == id).Select(r => new SystemFacts
        {
            UserClass = r.System.UserClass, UserCount = r.System.UserCount, Confidentiality = r.System.Confidentiality, Integrity = r.System.Integrity, Availability = r.System.Availability,
            PersonalInfo = r.System.PersonalInfo, PersonalInfoCount = r.System.PersonalInfoCount, HandlesMyNumber = r.System.HandlesMyNumber, MyNumberWork = r.System.MyNumberWork, PiaKind = r.System.PiaKind,
            Segment = r.System.Segment, Authentication = r.System.Authentication, CloudAssessment = r.System.CloudAssessment, RtoHours = r.System.RtoHours, RpoHours = r.System.RpoHours, Rlo = r.System.Rlo,
            BackupMethod = r.System.BackupMethod, BackupFrequency = r.System.BackupFrequency, BackupGenerations = r.System.BackupGenerations, BackupRemote = r.System.BackupRemote,
            ContractMethod = r.System.ContractMethod, MultiYear = r.System.MultiYear, ContractTo = r.System.ContractTo, AnnualCostYen = r.System.AnnualCostYen,
        }).SingleOrDefaultAsync(ct);

    /// <summary>What a form may choose from: every system that is not retired, or only the sections' own; by reading.</summary>
    public async Task<IReadOnlyList<SystemReference>> OptionsAsync(IReadOnlyCollection<Guid>? sectionIds = null, CancellationToken ct = default)
    {
        var rows = Rows().Where(r => r.System.Lifecycle != Lifecycle.Retired);
        rows = sectionIds is null ? rows : rows.Where(r => sectionIds.Contains(r.System.OwnerSectionId));
        return await References(rows.OrderBy(r => r.System.SortName).ThenBy(r => r.System.Id)).ToListAsync(ct);
    }

    /// <summary>The sections and bureaus that own a system or could, kept for half a minute: pickers cost no command.</summary>
    public async Task<IReadOnlyList<OwnerChoice>> OwnersAsync(DateOnly day, CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey($"system-owners-{day:O}"), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            return await db.Set<Section>().AsNoTracking().Where(s => s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day))
                .OrderBy(s => s.Bureau.Code).ThenBy(s => s.Furigana).ThenBy(s => s.Id)
                .Select(s => new OwnerChoice(s.Id, s.Name, s.NameEn, s.BureauId, s.Bureau.Name, s.Bureau.NameEn)).ToListAsync(ct);
        }) ?? [];

    private IQueryable<SystemRow> Rows() =>
        from x in db.Set<InformationSystem>().AsNoTracking()
        join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
        select new SystemRow { System = x, Section = s };

    // On copies that are only read.
    private static void Hide(InformationSystem system, Actor actor)
    {
        if (!InformationSystem.MayReadSensitive(actor, system.OwnerSectionId))
        {
            system.HideSensitive();
        }
    }

    private IQueryable<SystemRow> Filtered(SystemFilter filter)
    {
        var rows = Rows();
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            rows = rows.Where(r => r.System.SearchText.Contains(word));
        }
        rows = filter.Lifecycle is { } lifecycle ? rows.Where(r => r.System.Lifecycle == lifecycle) : rows;
        rows = filter.Criticality is { } criticality ? rows.Where(r => r.System.Criticality == criticality) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.System.OwnerSectionId == section) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        rows = filter.Segment is { } segment ? segment == SystemFilter.Missing ? rows.Where(r => r.System.Segment == null) : rows.Where(r => r.System.Segment == segment) : rows;
        rows = filter.Hosting is { } hosting ? hosting == SystemFilter.Missing ? rows.Where(r => r.System.Hosting == null) : rows.Where(r => r.System.Hosting == hosting) : rows;
        rows = filter.Vendor is { } vendor ? vendor == SystemFilter.Missing ? rows.Where(r => r.System.VendorName == null) : rows.Where(r => r.System.VendorName == vendor) : rows;
        rows = filter.PlatformFy is { } moved ? rows.Where(r => r.System.PlatformFy == moved) : rows;
        rows = filter.CostFy is { } paid ? rows.Where(r => r.System.Costs.Any(c => c.Fy == paid) || r.System.Settlements.Any(s => s.Fy == paid)) : rows;
        rows = filter.Live ? rows.Where(r => r.System.Lifecycle != Lifecycle.Concept && r.System.Lifecycle != Lifecycle.Retired) : rows;
        rows = filter.InUse ? rows.Where(r => r.System.Lifecycle == Lifecycle.InOperation || r.System.Lifecycle == Lifecycle.Suspended || r.System.Lifecycle == Lifecycle.ToBeRetired) : rows;
        rows = filter.Only is { } only ? rows.Where(r => only.Contains(r.System.Id)) : rows;
        rows = filter.Except is { } except ? rows.Where(r => !except.Contains(r.System.Id)) : rows;
        rows = filter.Sharing is { } sharing ? rows.Where(r => r.System.Sharing == sharing) : rows;
        rows = filter.OpenData is { } openData ? rows.Where(r => (r.System.OpenDataOutput ?? false) == openData) : rows;
        rows = filter.Incomplete ? rows.Where(r => r.System.Completeness < 100) : rows;
        return filter.RenewalFy is { } year ? rows.Where(r => r.System.NextRenewalFy == year) : rows;
    }

    private IQueryable<SystemRow> Ordered(SystemFilter filter, Cursor? at)
    {
        var rows = Filtered(filter);
        // Rows without the value come last in either direction.
        var (day, year, yen) = filter.Descending ? (Keyset.EarlyDay, FiscalYear.Earliest, -1L) : (Keyset.FarDay, FiscalYear.Latest, long.MaxValue);
        return filter.Sort switch
        {
            SystemSort.Code => Keyset.Beside(rows, r => r.System.Code, r => r.System.Id, at, text => (true, text), filter.Descending),
            SystemSort.Name => Keyset.Beside(rows, r => r.System.SortName, r => r.System.Id, at, text => (true, text), filter.Descending),
            SystemSort.RenewalFy => Keyset.Beside(rows, r => r.System.NextRenewalFy ?? year, r => r.System.Id, at, text => (FiscalYear.TryParse(text, out var y), y), filter.Descending),
            SystemSort.ContractTo => Keyset.Beside(rows, r => r.System.ContractTo ?? day, r => r.System.Id, at, Keyset.ReadDay, filter.Descending),
            SystemSort.Confirmed => Keyset.Beside(rows, r => r.System.ConfirmedOn ?? day, r => r.System.Id, at, Keyset.ReadDay, filter.Descending),
            SystemSort.Completeness => Keyset.Beside(rows, r => r.System.Completeness, r => r.System.Id, at, text => (int.TryParse(text, CultureInfo.InvariantCulture, out var n), n), filter.Descending),
            SystemSort.AnnualCost => Keyset.Beside(rows, r => r.System.AnnualCostYen ?? yen, r => r.System.Id, at, text => (long.TryParse(text, CultureInfo.InvariantCulture, out var n), n), filter.Descending),
        };
    }

    private static string KeyOf(SystemLine line, SystemFilter filter) => filter.Sort switch
    {
        SystemSort.Code => line.Code,
        SystemSort.Name => line.SortName,
        SystemSort.RenewalFy => (line.NextRenewalFy ?? (filter.Descending ? FiscalYear.Earliest : FiscalYear.Latest)).Year.ToString(CultureInfo.InvariantCulture),
        SystemSort.ContractTo => Keyset.DayKey(line.ContractTo ?? Keyset.LastDay(filter.Descending)),
        SystemSort.Confirmed => Keyset.DayKey(line.ConfirmedOn ?? Keyset.LastDay(filter.Descending)),
        SystemSort.Completeness => line.Completeness.ToString(CultureInfo.InvariantCulture),
        SystemSort.AnnualCost => (line.AnnualCostYen ?? (filter.Descending ? -1 : long.MaxValue)).ToString(CultureInfo.InvariantCulture),
    };

    private static IQueryable<SystemReference> References(IQueryable<SystemRow> rows) =>
        rows.Select(r => new SystemReference(r.System.Id, r.System.Code, r.System.Name, r.System.Lifecycle, r.System.OwnerSectionId, r.Section.Name) { ProductName = r.System.ProductName });

    private static readonly Expression<Func<SystemRow, SystemLine>> ToLine = r => new SystemLine
    {
        Id = r.System.Id, Code = r.System.Code, Name = r.System.Name, ShortName = r.System.ShortName, FormerName = r.System.FormerName, SortName = r.System.SortName,
        Lifecycle = r.System.Lifecycle, Criticality = r.System.Criticality, OwnerSectionId = r.System.OwnerSectionId, SectionName = r.Section.Name, BureauName = r.Section.Bureau.Name,
        Segment = r.System.Segment, Hosting = r.System.Hosting, VendorName = r.System.VendorName, ContractTo = r.System.ContractTo,
        NextRenewalFy = r.System.NextRenewalFy, AnnualCostYen = r.System.AnnualCostYen, AnsweredFields = r.System.AnsweredFields, RequiredFields = r.System.RequiredFields, Completeness = r.System.Completeness,
        ConfirmedOn = r.System.ConfirmedOn, ConfirmedBySection = r.System.ConfirmedBySection, IsDemonstration = r.System.IsDemonstration,
    };

    private sealed class SystemRow
    {
        public required InformationSystem System { get; init; }
        public required Section Section { get; init; }
    }
}
