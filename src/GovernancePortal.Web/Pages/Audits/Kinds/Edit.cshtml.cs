using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Plans;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Kinds;

/// <summary>A kind of audit; code and nature never change.</summary>
public sealed class EditModel(AuditRegisterQueries registers, AuditOfficeService service, IValidator<AuditKindInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public AuditKindInput Input { get; set; } = new();

    public AuditKind? Kind { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct) => Kind = Id is { } id ? await registers.KindAsync(id, ct) : null;

    public void OnGet() => Input = Kind is { } kind ? AuditKindInput.Of(kind) : new AuditKindInput { ValidFrom = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Kind is { } kind ? Input with { Code = kind.Code, Nature = kind.Nature } : Input;
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditKindAsync(id, input, Me, ct);
        }
        else
        {
            await service.AddKindAsync(input, Me, ct);
        }
        return Done("AuditKinds.Saved", "/Audits/Kinds/Index", new { id = (Guid?)null });
    }
}
