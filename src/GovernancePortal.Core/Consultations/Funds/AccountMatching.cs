using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>A chain as the accounts know it: by the numbers of its cases, its contract and its project.</summary>
/// <param name="Id">The case the executed amount belongs to: the one with the contract, else the first stage.</param>
public sealed record AccountChain(Guid Id, IReadOnlyList<string> Numbers, string? ContractNumber, string? ProjectCode, FiscalYear From, FiscalYear To);

/// <summary>Finds the chain of an accounts line: by case number, else by contract number, else by project code among the chains that run in that year.</summary>
public sealed class AccountMatching
{
    private readonly ILookup<string, AccountChain> byNumber;
    private readonly ILookup<string, AccountChain> byContract;
    private readonly ILookup<string, AccountChain> byProject;

    public AccountMatching(IEnumerable<AccountChain> chains)
    {
        var all = chains.ToList();
        byNumber = all.SelectMany(c => c.Numbers.Select(n => (Number: Key(n), Chain: c))).ToLookup(x => x.Number, x => x.Chain, StringComparer.Ordinal);
        byContract = all.Where(c => c.ContractNumber is not null).ToLookup(c => Key(c.ContractNumber), StringComparer.Ordinal);
        byProject = all.Where(c => c.ProjectCode is not null).ToLookup(c => Key(c.ProjectCode), StringComparer.Ordinal);
    }

    /// <summary>The chains that the strongest key written names: one, several, or none. Nothing is guessed from a weaker key.</summary>
    public IReadOnlyList<AccountChain> Of(FiscalYear year, string? caseNumber, string? contractNumber, string? projectCode) =>
        !string.IsNullOrEmpty(caseNumber) ? [.. byNumber[Key(caseNumber)]]
        : !string.IsNullOrEmpty(contractNumber) ? [.. byContract[Key(contractNumber)].Where(c => c.From <= year && year <= c.To)]
        : !string.IsNullOrEmpty(projectCode) ? [.. byProject[Key(projectCode)].Where(c => c.From <= year && year <= c.To)]
        : [];

    private static string Key(string? text) => Platform.Text.CharacterWidth.SearchKey(text ?? "");
}
