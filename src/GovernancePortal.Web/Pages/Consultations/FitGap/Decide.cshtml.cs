using FluentValidation;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

public sealed record GapDecisionInput
{
    public bool? Accepted { get; init; }
    public string? Reason { get; init; }
}

public sealed class GapDecisionInputValidator : AbstractValidator<GapDecisionInput>
{
    public GapDecisionInputValidator()
    {
        RuleFor(x => x.Accepted).NotNull();
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Accepted == false, ApplyConditionTo.CurrentValidator).MaximumLength(FitGapSheet.TextLength);
    }
}

/// <summary>所管課長の決裁 or 第三者レビュー of one gap (R158).</summary>
public sealed class DecideModel(FitGapQueries queries, FitGapService service, CurrentActor current, IStringLocalizer<Texts> texts) : FitGapPage(queries, current, texts)
{
    private static readonly GapDecisionInputValidator Check = new();

    [BindProperty(SupportsGet = true)]
    public Guid Line { get; set; }

    /// <summary>As the third party; as the head of the owning section otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Third { get; set; }

    [BindProperty]
    public GapDecisionInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    public FitGapLine Gap { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Choices => [new SelectListItem(Texts["FitGap.Accept"], "true"), new SelectListItem(Texts["FitGap.Reject"], "false")];

    protected override Task LoadPageAsync(CancellationToken ct)
    {
        Gap = Sheet.Line(Line);
        if (!(Third ? View.MayDecideAsThirdParty : View.MayDecideAsHead))
        {
            throw new Forbidden("The head of the owning section and a third party decide on the gaps.");
        }
        return Task.CompletedTask;
    }

    public void OnGet() => Version = Sheet.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(Check, Input))
        {
            return Page();
        }
        var accepted = Input.Accepted == true;
        await service.DecideAsync(Id, Version, Line, Third, accepted, Input.Reason, Me, ct);
        return Done(accepted ? "FitGap.Accepted" : "FitGap.Rejected");
    }
}
