using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A product of a system with the last day on which its maker supports it; an extended support counts.</summary>
public sealed record RadarComponent(Guid SystemId, string? Kind, string? Product, string? Version, DateOnly EndsOn);

/// <summary>A contract beside or before the current one.</summary>
public sealed record RadarTerm(Guid SystemId, string? Name, string? Kind, string? Vendor, DateOnly? From, DateOnly? To);

/// <summary>What a year's moving and verifying of a move cost: as settled, before that as budgeted.</summary>
public sealed record RadarCost(Guid SystemId, FiscalYear Fy, long Yen);

/// <summary>What the renewal radar looks at of one system.</summary>
public sealed record RadarSystem
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string SortName { get; init; } = "";
    public Lifecycle Lifecycle { get; init; }
    public Criticality Criticality { get; init; }
    public string? SystemClass { get; init; }
    public required Guid OwnerSectionId { get; init; }
    public string SectionName { get; init; } = "";
    public Guid BureauId { get; init; }
    public string BureauName { get; init; } = "";
    public string? DeliveryForm { get; init; }
    public string? Hosting { get; init; }
    public FiscalYear? PlatformFy { get; init; }
    public string? Segment { get; init; }
    public string? Confidentiality { get; init; }
    public bool? HandlesMyNumber { get; init; }
    public string? ZeroTrust { get; init; }
    public int? RtoHours { get; init; }
    public string? BackupMethod { get; init; }
    public bool? BackupRemote { get; init; }
    public DateOnly? RestoreTestedOn { get; init; }
    public bool? BcpCovered { get; init; }
    public DateOnly? BcpDrilledOn { get; init; }
    public string? ContractName { get; init; }
    public string? ContractKind { get; init; }
    public string? VendorName { get; init; }
    public DateOnly? ContractFrom { get; init; }
    public DateOnly? ContractTo { get; init; }
    public int? NoticeDays { get; init; }
    public long? ContractAmountYen { get; init; }
    public bool? AutoRenewal { get; init; }
    public long? AnnualCostYen { get; init; }
    public DateOnly? LeaseEndOn { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    public string? RenewalPlan { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public bool IsDemonstration { get; init; }
    public IReadOnlyDictionary<string, FieldSource> Sources { get; init; } = new Dictionary<string, FieldSource>();
    /// <summary>How many servers it has. Of the parts that are hidden from general staff: only rules marked as sensitive ask it.</summary>
    public int Servers { get; init; }
    /// <summary>Items of its SLA, how many of them were never reviewed, and the earliest of the last reviews.</summary>
    public int SlaItems { get; init; }
    public int SlaNeverReviewed { get; init; }
    public DateOnly? SlaReviewedOn { get; init; }
    public IReadOnlyList<RadarComponent> Components { get; init; } = [];
    public IReadOnlyList<RadarTerm> Terms { get; init; } = [];
    public IReadOnlyList<RadarCost> MoveCosts { get; init; } = [];

    /// <summary>In use: what is only planned has no contract to miss, what is retired none left.</summary>
    public bool IsRunning => Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired;

    /// <summary>Ends without a successor.</summary>
    public bool Retires => Lifecycle is Lifecycle.ToBeRetired or Lifecycle.Retired || RenewalPlan == SystemCodes.RetirePlan;

    /// <summary>Since which day the value stands.</summary>
    public DateOnly? Since(string column) => Sources.GetValueOrDefault(column)?.On;
}

/// <summary>A product that systems of two sections or more use: a candidate for joint procurement.</summary>
public sealed record SharedProduct(string Key, string Product, int Sections, int Systems, DateOnly? FirstContractEnd);

/// <summary>The ledger as the radar reads it: in chunks, four commands each, whatever the ledger holds.</summary>
public sealed class SystemRadarQueries(PortalDb db)
{
    /// <summary>The next systems in the order of their ids.</summary>
    public Task<IReadOnlyList<RadarSystem>> ChunkAsync(Guid? after, int size, CancellationToken ct = default) =>
        WithPartsAsync(Rows().Where(r => after == null || r.System.Id > after).OrderBy(r => r.System.Id).Take(size), ct);

    public Task<IReadOnlyList<RadarSystem>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) => WithPartsAsync(Rows().Where(r => ids.Contains(r.System.Id)), ct);

    /// <summary>One page of running systems for the roadmap, by reading; with how many there are in all.</summary>
    public async Task<(IReadOnlyList<RadarSystem> Systems, int Total)> RoadmapAsync(RoadmapConditions conditions, int skip, int size, CancellationToken ct = default)
    {
        var rows = Rows().Where(r => r.System.Lifecycle != Lifecycle.Retired);
        rows = conditions.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        rows = conditions.SectionId is { } section ? rows.Where(r => r.System.OwnerSectionId == section) : rows;
        rows = conditions.Hosting is { } hosting ? rows.Where(r => r.System.Hosting == hosting) : rows;
        rows = conditions.Vendor is { Length: > 0 } vendor ? rows.Where(r => r.System.VendorName != null && r.System.VendorName.Contains(vendor)) : rows;
        rows = conditions.Until is { } until ? rows.Where(r => r.System.ContractTo <= until || r.System.LeaseEndOn <= until || r.System.NextRenewalFy <= FiscalYear.Of(until)) : rows;
        var total = await rows.CountAsync(ct);
        var ordered = conditions.Group switch
        {
            RoadmapGroup.Bureau => rows.OrderBy(r => r.Section.Bureau.Code).ThenBy(r => r.System.SortName).ThenBy(r => r.System.Id),
            RoadmapGroup.Platform => rows.OrderBy(r => r.System.Hosting == null).ThenBy(r => r.System.Hosting).ThenBy(r => r.System.SortName).ThenBy(r => r.System.Id),
            RoadmapGroup.Vendor => rows.OrderBy(r => r.System.VendorName == null).ThenBy(r => r.System.VendorName).ThenBy(r => r.System.SortName).ThenBy(r => r.System.Id),
        };
        return (await WithPartsAsync(ordered.Skip(skip).Take(size), ct), total);
    }

    /// <summary>By 稼働場所, in one command: the main business systems that run there, and how many of them have a remote backup (R227).</summary>
    public async Task<IReadOnlyDictionary<string, (int Main, int Remote)>> RemoteBackupsAsync(CancellationToken ct = default)
    {
        var counts = await db.Set<InformationSystem>().AsNoTracking()
            .Where(s => s.Hosting != null && s.Criticality != Criticality.General && (s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.Suspended || s.Lifecycle == Lifecycle.ToBeRetired))
            .GroupBy(s => s.Hosting!).Select(g => new { g.Key, Main = g.Count(), Remote = g.Count(s => s.BackupRemote == true) }).ToListAsync(ct);
        return counts.ToDictionary(c => c.Key, c => (c.Main, c.Remote));
    }

    /// <summary>Products by their names in one spelling, over running systems.</summary>
    public async Task<IReadOnlyList<SharedProduct>> SharedProductsAsync(CancellationToken ct = default)
    {
        var used = await db.Set<InformationSystem>().AsNoTracking()
            .Where(s => s.ProductName != null && s.Lifecycle != Lifecycle.Retired && s.Lifecycle != Lifecycle.Concept)
            .Select(s => new { s.ProductName, s.OwnerSectionId, s.ContractTo }).ToListAsync(ct);
        return [.. used.GroupBy(s => CharacterWidth.SearchKey(s.ProductName)).Where(g => g.Key.Length > 0 && g.Select(s => s.OwnerSectionId).Distinct().Count() > 1)
            .Select(g => new SharedProduct(g.Key, g.First().ProductName!, g.Select(s => s.OwnerSectionId).Distinct().Count(), g.Count(), g.Min(s => s.ContractTo)))
            .OrderBy(p => p.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<RadarSystem>> WithPartsAsync(IQueryable<SystemRow> rows, CancellationToken ct)
    {
        var systems = await rows.Select(r => new RadarSystem
        {
            Id = r.System.Id, Code = r.System.Code, Name = r.System.Name, SortName = r.System.SortName, Lifecycle = r.System.Lifecycle, Criticality = r.System.Criticality, SystemClass = r.System.SystemClass,
            OwnerSectionId = r.System.OwnerSectionId, SectionName = r.Section.Name, BureauId = r.Section.BureauId, BureauName = r.Section.Bureau.Name,
            DeliveryForm = r.System.DeliveryForm, Hosting = r.System.Hosting, PlatformFy = r.System.PlatformFy, Segment = r.System.Segment, Confidentiality = r.System.Confidentiality,
            HandlesMyNumber = r.System.HandlesMyNumber, ZeroTrust = r.System.ZeroTrust, RtoHours = r.System.RtoHours, BackupMethod = r.System.BackupMethod, BackupRemote = r.System.BackupRemote,
            RestoreTestedOn = r.System.RestoreTestedOn, BcpCovered = r.System.BcpCovered, BcpDrilledOn = r.System.BcpDrilledOn,
            ContractName = r.System.ContractName, ContractKind = r.System.ContractKind, VendorName = r.System.VendorName, ContractFrom = r.System.ContractFrom, ContractTo = r.System.ContractTo,
            NoticeDays = r.System.NoticeDays, ContractAmountYen = r.System.ContractAmountYen, AutoRenewal = r.System.AutoRenewal, AnnualCostYen = r.System.AnnualCostYen,
            LeaseEndOn = r.System.LeaseEndOn, NextRenewalFy = r.System.NextRenewalFy, RenewalPlan = r.System.RenewalPlan, ConfirmedOn = r.System.ConfirmedOn,
            IsDemonstration = r.System.IsDemonstration, Sources = r.System.Sources,
            SlaItems = db.Set<SystemSla>().Count(p => p.SystemId == r.System.Id), SlaNeverReviewed = db.Set<SystemSla>().Count(p => p.SystemId == r.System.Id && p.ReviewedOn == null),
            SlaReviewedOn = db.Set<SystemSla>().Where(p => p.SystemId == r.System.Id).Min(p => p.ReviewedOn),
            Servers = db.Set<SystemServer>().Where(p => p.SystemId == r.System.Id).Sum(p => p.Count ?? 1),
        }).ToListAsync(ct);
        var ids = systems.Select(s => s.Id).ToList();
        if (ids.Count == 0)
        {
            return [];
        }
        var components = (await db.Set<SystemComponent>().AsNoTracking().Where(p => ids.Contains(p.SystemId) && p.SupportEndOn != null)
            .Select(p => new RadarComponent(p.SystemId, p.ComponentKind, p.Product, p.ProductVersion, p.ExtendedEndOn != null && p.ExtendedEndOn > p.SupportEndOn ? p.ExtendedEndOn.Value : p.SupportEndOn!.Value))
            .ToListAsync(ct)).ToLookup(p => p.SystemId);
        var terms = (await db.Set<SystemContract>().AsNoTracking().Where(p => ids.Contains(p.SystemId))
            .Select(p => new RadarTerm(p.SystemId, p.ContractName, p.ContractKind, p.VendorName, p.ContractFrom, p.ContractTo)).ToListAsync(ct)).ToLookup(p => p.SystemId);
        var kinds = SystemCodes.MoveCosts;
        var costs = (await db.Set<SystemCost>().AsNoTracking().Where(p => ids.Contains(p.SystemId) && p.Fy != null && kinds.Contains(p.Category!) && (p.ActualYen ?? p.BudgetYen) != null)
            .Select(p => new RadarCost(p.SystemId, p.Fy!.Value, (p.ActualYen ?? p.BudgetYen)!.Value)).ToListAsync(ct)).ToLookup(p => p.SystemId);
        return [.. systems.Select(s => s with { Components = [.. components[s.Id]], Terms = [.. terms[s.Id]], MoveCosts = [.. costs[s.Id]] })];
    }

    private IQueryable<SystemRow> Rows() =>
        from x in db.Set<InformationSystem>().AsNoTracking()
        join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
        select new SystemRow { System = x, Section = s };

    private sealed class SystemRow
    {
        public required InformationSystem System { get; init; }
        public required Section Section { get; init; }
    }
}

public enum RoadmapGroup
{
    Bureau,   // 部局
    Platform, // 稼働場所・基盤
    Vendor,   // 受託者
}

/// <summary>The conditions of the roadmap; all of them are part of its address.</summary>
public sealed record RoadmapConditions
{
    public RoadmapGroup Group { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public string? Hosting { get; init; }
    public string? Vendor { get; init; }
    /// <summary>Only systems of which something ends until that day.</summary>
    public DateOnly? Until { get; init; }
}
