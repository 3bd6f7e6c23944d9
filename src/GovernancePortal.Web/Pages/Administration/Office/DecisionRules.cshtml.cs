using FluentValidation;
using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>専決区分: who decides finally, by stage, kind and amount, and by which provision.</summary>
public sealed class DecisionRulesModel(CurrentActor current, DecisionRuleQueries queries, DecisionRuleService service, IValidator<DecisionRuleInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    /// <summary>The rule that is ended.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public DecisionRuleInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<DecisionRule> Items { get; private set; } = [];
    public DecisionRule? Open { get; private set; }
    public bool MayDecide => Me.May(Permission.OfficeApprove);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Items = await queries.AllAsync(ct);
        Open = Item is null ? null : Items.FirstOrDefault(i => i.Id == Item) ?? throw new Core.Platform.NotFound("Decision rule " + Item);
    }

    public void OnGet()
    {
        Input = new DecisionRuleInput { ValidFrom = Today };
        Version = Open?.Version ?? 0;
        LastDay = Open?.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(Input, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        Input = new DecisionRuleInput { ValidFrom = Today };
        if (LastDay is not { } day)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("LastDay", Texts["Rule.Form.Required"]);
            }
            return Page();
        }
        await service.EndAsync(Open?.Id ?? Guid.Empty, Version, day, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }
}
