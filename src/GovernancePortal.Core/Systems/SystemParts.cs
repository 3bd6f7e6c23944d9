using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Systems;

public enum SystemPartKind
{
    Contracts,
    Costs,
    Servers,
    Components,
    Licences,
    Links,
    Slas,
    Customisations,
}

/// <summary>
/// A row of the karte under the system it belongs to. Its values stand in <see cref="SystemPartTables"/>; only the root
/// writes them, so that every change of a part is a change of the row.
/// </summary>
public abstract class SystemPart : ITracked, INamedRow
{
    public const int NameLength = 100;
    public const int ShortLength = 60;
    public const int NoteLength = 300;

    public Guid Id { get; private set; }
    public Guid SystemId { get; private set; }
    public int Position { get; private set; }

    public TrailSubject Subject => new(InformationSystem.SubjectType, SystemId);

    public abstract string? RowName { get; }

    internal void Place(Guid id, Guid systemId, int position) => (Id, SystemId, Position) = (id, systemId, position);
}

/// <summary>What a form or sheet carries of one row; the id tells a known row from a new one.</summary>
public abstract record PartRow
{
    public Guid? Id { get; init; }
}

/// <summary>A contract before the current one, or beside it; the current one stands on the row itself.</summary>
public sealed class SystemContract : SystemPart
{
    public string? ContractName { get; private set; }
    public string? ContractKind { get; private set; }
    public string? VendorName { get; private set; }
    public string? VendorNumber { get; private set; }
    public string? ContractNumber { get; private set; }
    public string? ContractMethod { get; private set; }
    public int? Bidders { get; private set; }
    public DateOnly? ContractFrom { get; private set; }
    public DateOnly? ContractTo { get; private set; }
    public int? NoticeDays { get; private set; }
    public long? ContractAmountYen { get; private set; }
    public bool? Subcontracting { get; private set; }
    public bool? AutoRenewal { get; private set; }
    public string? MultiYear { get; private set; }
    public string? ContractOptions { get; private set; }

    /// <summary>The consultation it came out of.</summary>
    public Guid? ConsultationId { get; private set; }

    public override string? RowName => ContractName ?? ContractNumber ?? VendorName;

    internal void Keep(Guid? consultationId) => ConsultationId = consultationId;
}

public sealed record ContractRow : PartRow
{
    public string? ContractName { get; init; }
    public string? ContractKind { get; init; }
    public string? VendorName { get; init; }
    public string? VendorNumber { get; init => field = value is null ? null : CharacterWidth.Narrow(value); }
    public string? ContractNumber { get; init; }
    public string? ContractMethod { get; init; }
    public int? Bidders { get; init; }
    public DateOnly? ContractFrom { get; init; }
    public DateOnly? ContractTo { get; init; }
    public int? NoticeDays { get; init; }
    public long? ContractAmountYen { get; init; }
    public bool? Subcontracting { get; init; }
    public bool? AutoRenewal { get; init; }
    public string? MultiYear { get; init; }
    public string? ContractOptions { get; init; }
}

/// <summary>Cost of one fiscal year in one category, as budgeted and as settled.</summary>
public sealed class SystemCost : SystemPart
{
    public FiscalYear? Fy { get; private set; }
    public string? Category { get; private set; }
    public long? BudgetYen { get; private set; }
    public long? ActualYen { get; private set; }
    public string? Note { get; private set; }

    public override string? RowName => Fy is { } year ? year.Short + " " + Category : Category;
}

public sealed record CostRow : PartRow
{
    public FiscalYear? Fy { get; init; }
    public string? Category { get; init; }
    public long? BudgetYen { get; init; }
    public long? ActualYen { get; init; }
    public string? Note { get; init; }
}

/// <summary>A server, physical or virtual; hidden as a whole from general staff.</summary>
public sealed class SystemServer : SystemPart
{
    public string? Name { get; private set; }
    public string? ServerKind { get; private set; }
    public int? Count { get; private set; }
    public string? Location { get; private set; }
    public string? Model { get; private set; }
    public string? MaintenanceVendor { get; private set; }
    public bool? SeismicFixing { get; private set; }
    public string? FloodRisk { get; private set; }

    public override string? RowName => Name;
}

public sealed record ServerRow : PartRow
{
    public string? Name { get; init; }
    public string? ServerKind { get; init; }
    public int? Count { get; init; }
    public string? Location { get; init; }
    public string? Model { get; init; }
    public string? MaintenanceVendor { get; init; }
    public bool? SeismicFixing { get; init; }
    public string? FloodRisk { get; init; }
}

/// <summary>A product the system is built on, with the day its support ends.</summary>
public sealed class SystemComponent : SystemPart
{
    public string? ComponentKind { get; private set; }
    public string? Product { get; private set; }
    public string? ProductVersion { get; private set; }
    public DateOnly? SupportEndOn { get; private set; }
    public DateOnly? ExtendedEndOn { get; private set; }

    public override string? RowName => Product;
}

public sealed record ComponentRow : PartRow
{
    public string? ComponentKind { get; init; }
    public string? Product { get; init; }
    public string? ProductVersion { get; init; }
    public DateOnly? SupportEndOn { get; init; }
    public DateOnly? ExtendedEndOn { get; init; }
}

/// <summary>Licences held for the system, with who keeps the certificate.</summary>
public sealed class SystemLicence : SystemPart
{
    public string? Product { get; private set; }
    public string? Metric { get; private set; }
    public int? Quantity { get; private set; }
    public string? CertificateNumber { get; private set; }
    public Guid? HolderSectionId { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public DateOnly? StocktakenOn { get; private set; }

    public override string? RowName => Product;

    internal void KeepIn(Guid sectionId) => HolderSectionId = sectionId;

    internal void TakeStock(DateOnly day) => StocktakenOn = day;
}

public sealed record LicenceRow : PartRow
{
    public string? Product { get; init; }
    public string? Metric { get; init; }
    public int? Quantity { get; init; }
    public string? CertificateNumber { get; init; }
    public Guid? HolderSectionId { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public DateOnly? StocktakenOn { get; init; }
}

/// <summary>Data given to or taken from another system of the ledger.</summary>
public sealed class SystemLink : SystemPart
{
    public Guid TargetId { get; internal set; }
    public string? Target { get; private set; }
    public string? Direction { get; private set; }
    public string? Data { get; private set; }
    public string? Method { get; private set; }
    public bool? SpecificCommunication { get; private set; }

    public override string? RowName => Target;

    internal void Lead(string target, Guid targetId) => (Target, TargetId) = (target, targetId);
}

public sealed record LinkRow : PartRow
{
    /// <summary>SYS-0012, in any width and case.</summary>
    public string? Target { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    public string? Direction { get; init; }
    public string? Data { get; init; }
    public string? Method { get; init; }
    public bool? SpecificCommunication { get; init; }
}

/// <summary>One item of the service level agreement with its last measured value and its yearly review.</summary>
public sealed class SystemSla : SystemPart
{
    public string? Item { get; private set; }
    public string? Metric { get; private set; }
    public string? Goal { get; private set; }
    public string? LastActual { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }
    public DateOnly? ReviewOn { get; private set; }

    public override string? RowName => Item;
}

public sealed record SlaRow : PartRow
{
    public string? Item { get; init; }
    public string? Metric { get; init; }
    public string? Goal { get; init; }
    public string? LastActual { get; init; }
    public DateOnly? ReviewedOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
}

/// <summary>What was changed in the product for the prefecture, by the three levels: settings, parts, source code.</summary>
public sealed class SystemCustomisation : SystemPart
{
    public string? Level { get; private set; }
    public int? Count { get; private set; }
    public string? Content { get; private set; }
    public string? Reason { get; private set; }

    public override string? RowName => Content;
}

public sealed record CustomisationRow : PartRow
{
    public string? Level { get; init; }
    public int? Count { get; init; }
    public string? Content { get; init; }
    public string? Reason { get; init; }
}
