using FluentValidation;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

/// <summary>The head of the sheet: what the list was drawn from, the RFI, the agreement, the reviewer.</summary>
public sealed class EditModel(FitGapQueries queries, FitGapService service, IValidator<FitGapHead> validator, CurrentActor current, IStringLocalizer<Texts> texts) : FitGapPage(queries, current, texts)
{
    [BindProperty]
    public FitGapHead Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    protected override Task LoadPageAsync(CancellationToken ct)
    {
        DemandWrite();
        return Task.CompletedTask;
    }

    public FitGapHead? Stored => View.Sheet is { } s
        ? new FitGapHead { Package = s.Package, Origin = s.Origin, RfiOn = s.RfiOn, RevisedOn = s.RevisedOn, Agreement = s.Agreement, AgreedOn = s.AgreedOn, Reviewer = s.ReviewerAccount } : null;

    public void OnGet() => (Input, Version) = (Stored ?? new FitGapHead(), View.Sheet?.Version ?? 0);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.DescribeAsync(Id, Version, Input, Me, ct: ct);
        return Done("FitGap.Saved");
    }
}
