using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Systems;

/// <summary>How the ledger is searched: everybody may read every row, but none of its sensitive columns or hidden parts.</summary>
internal sealed class SystemSearch : SearchSource<InformationSystem>
{
    public const string KindName = "Systems";

    // Only these: a new column is not searched before somebody thought about who may read it.
    private static readonly IReadOnlyList<LedgerColumn> Searched =
    [
        .. new[]
        {
            "Name", "ShortName", "FormerName", "Furigana", "Summary", "Purpose", "LegalBasis", "UsingSections", "ProductName", "SharingBodies", "PublicUrls", "LinkedSystems", "MyNumberWork",
            "ContractName", "VendorName", "VendorNumber", "ContractNumber",
        }.Select(SystemColumns.Of).Where(c => !c.Sensitive),
    ];

    public override string Kind => KindName;
    public override int Order => 10;
    public override Permission Permission => Permission.SystemRead;

    protected override SearchText Describe(InformationSystem system) => new(system.Name, system.UpdatedAt,
        Searched.Select(c => SearchPlace.Of("InformationSystem." + c.Name, c.Of(system) as string)).Prepend(SearchPlace.Of("InformationSystem.Code", system.Code)))
    {
        Number = system.Code, SectionId = system.OwnerSectionId, State = $"{nameof(Lifecycle)}.{system.Lifecycle}",
    };

    /// <summary>SYS-0012, and as people shorten it: SYS-12, SYS12.</summary>
    public override string? NumberOf(string folded)
    {
        const string prefix = "sys";
        var digits = folded.StartsWith(prefix, StringComparison.Ordinal) ? folded[prefix.Length..].TrimStart('-') : "";
        return digits.Length is > 0 and < 9 && digits.All(char.IsAsciiDigit) ? InformationSystem.CodeOf(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)) : null;
    }
}
