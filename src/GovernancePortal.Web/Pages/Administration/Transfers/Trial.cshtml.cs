using GovernancePortal.Core.People;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Transfers;

/// <summary>What the list would do. The form carries only the fingerprint of what was shown; the rows stay on the server.</summary>
public sealed class TrialModel(CurrentActor current, PeopleQueries queries, TransferService transfers, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Fingerprint { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public TransferTrial Trial { get; private set; } = null!;

    /// <summary>Open work by person.</summary>
    public ILookup<Guid, OpenWorkLine> Work { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Trial = await transfers.TrialAsync(Id, Me, ct);
        Work = Trial.OpenWork.ToLookup(w => w.UserId);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await transfers.ApplyAsync(Id, Fingerprint ?? "", Version, Me, ct);
        return Done("Index", new { Id = (Guid?)null }, "Transfers.Done", Trial.Plan.Changes.Count);
    }
}
