using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>What a list of candidates is drawn up for.</summary>
public enum DuplicateView
{
    Joint,     // 共同調達の候補: contracts that end in one fiscal year
    Duplicate, // 重複の疑い
}

/// <summary>What the systems of a group have in common.</summary>
public enum DuplicateBasis
{
    Product,  // 同じ製品
    Name,     // 同じ名称
    Business, // 同じ業務分野
}

public sealed record DuplicateFilter
{
    public DuplicateView View { get; init; }
    public DuplicateBasis? Basis { get; init; }
    /// <summary>Only groups in which a section of this bureau has a system.</summary>
    public Guid? BureauId { get; init; }
    /// <summary>Only systems whose contract ends in this year.</summary>
    public FiscalYear? EndFy { get; init; }
}

/// <summary>A system in a list of candidates: nothing in it is hidden from anybody.</summary>
public sealed record DuplicateSystem(Guid Id, string Code, string Name, string? ProductName, string? BusinessKind, Lifecycle Lifecycle, Guid OwnerSectionId, string SectionName, Guid BureauId, string BureauName,
    string? VendorName, DateOnly? ContractTo, long? ContractAmountYen, long? AnnualCostYen)
{
    public FiscalYear? EndFy => ContractTo is { } day ? FiscalYear.Of(day) : null;
}

/// <summary>Systems of two or more sections that have something in common, and in which year their contracts end.</summary>
/// <param name="Label">The product or name as first written, or the code of the kind of business.</param>
/// <param name="EndFy">The year in which all their contracts end; null in a list that does not go by years.</param>
public sealed record DuplicateGroup(DuplicateBasis Basis, string Key, string Label, FiscalYear? EndFy, IReadOnlyList<DuplicateSystem> Systems)
{
    public int Sections { get; } = Systems.Select(s => s.OwnerSectionId).Distinct().Count();
    public long ContractYen { get; } = Systems.Sum(s => s.ContractAmountYen ?? 0);
    public long AnnualYen { get; } = Systems.Sum(s => s.AnnualCostYen ?? 0);
    /// <summary>Those whose amount the sums know.</summary>
    public int WithAmount { get; } = Systems.Count(s => s.ContractAmountYen is not null);
    public DateOnly? FirstEnd { get; } = Systems.Min(s => s.ContractTo);
    public DateOnly? LastEnd { get; } = Systems.Max(s => s.ContractTo);

    /// <summary>Years in which contracts of two or more sections end.</summary>
    public IReadOnlyList<FiscalYear> SharedYears { get; } = [.. Systems.Where(s => s.EndFy is not null).GroupBy(s => s.EndFy!.Value).Where(g => g.Select(s => s.OwnerSectionId).Distinct().Count() > 1).Select(g => g.Key).Order()];

    /// <summary>Order of the list: the year that comes first, the same product before the same business, then the most sections.</summary>
    internal string SortKey { get; } = "";

    internal DuplicateGroup(DuplicateBasis basis, string key, string label, FiscalYear? endFy, IReadOnlyList<DuplicateSystem> systems, bool byYear) : this(basis, key, label, endFy, systems) =>
        SortKey = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(byYear ? endFy?.Year ?? 9999 : 0):0000}|{(int)basis}|{99_999 - Sections:00000}|{key}");
}
