namespace GovernancePortal.Core.Systems.Similar;

/// <summary>What a system that somebody plans, or has, is compared by. Empty texts are not compared.</summary>
public sealed record SimilarQuestion
{
    public const int NameLength = 100;
    public const int PurposeLength = 500;

    public string? Name { get; init; }
    public string? Purpose { get; init; }
    public string? Users { get; init; }
    public string? Product { get; init; }
    /// <summary>Code of list BusinessKind, where it is known.</summary>
    public string? BusinessKind { get; init; }
    /// <summary>The system that the question is about.</summary>
    public Guid? Except { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Purpose) && string.IsNullOrWhiteSpace(Product) && string.IsNullOrWhiteSpace(Users);
}

/// <summary>In what two systems are alike.</summary>
public enum SimilarAspect
{
    Name,     // 名称
    Purpose,  // 目的・概要
    Users,    // 利用者
    Product,  // 製品
    Business, // 業務分野
}

/// <summary>Why a system was found: in what it is alike, and the words both share (a code for the kind of business).</summary>
public sealed record SimilarReason(SimilarAspect Aspect, IReadOnlyList<string> Words);

/// <summary>A system that may do the same work, with what speaks for it; the strongest first.</summary>
/// <param name="Score">0 to 1.</param>
public sealed record SimilarSystem(Guid Id, string Code, string Name, string? Summary, Lifecycle Lifecycle, Guid OwnerSectionId, string SectionName, string? ProductName, DateOnly? ContractTo, double Score, IReadOnlyList<SimilarReason> Reasons)
{
    public int Percent => (int)Math.Round(Score * 100);
}

/// <summary>What the ledger says of one system, as far as it is compared.</summary>
public sealed record ComparedSystem(Guid Id, string Code, string Name, string? ShortName, string? FormerName, string? Summary, string? Purpose, string? UsingSections, string? ProductName, string? BusinessKind,
    Lifecycle Lifecycle, Guid OwnerSectionId, string SectionName, DateOnly? ContractTo);
