using FluentValidation;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>Weights and limits of planning, from a day on.</summary>
public sealed class SettingsModel(AuditRegisterQueries registers, AuditOfficeService service, IValidator<AuditPlanRulesInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty]
    public AuditPlanRulesInput Input { get; set; } = new();

    public IReadOnlyList<AuditPlanRules> Rules { get; private set; } = [];
    public AuditPlanRules? Today => Rules.FirstOrDefault(r => r.ValidFrom <= Me.Today);
    public AuditPlanRulesInput Stored => Today is { } rules ? AuditPlanRulesInput.Of(rules.AsSettings(), rules.ValidFrom, rules.Version) : AuditPlanRulesInput.Of(new PlannerSettings(), Me.Today, 0);

    protected override async Task LoadPageAsync(CancellationToken ct) => Rules = await registers.RulesAsync(ct);

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SetRulesAsync(Input, Me, ct);
        return Done("AuditPlans.SettingsSaved", "/Audits/Plans/Settings", null);
    }
}
