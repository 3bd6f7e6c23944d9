using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>通知・公表を記録する: who was told, when and what (R180, R185, R223).</summary>
public sealed class NotifyModel(IncidentQueries queries, LiaisonQueries liaison, IncidentService service, IValidator<IncidentNoticeInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IncidentNoticeInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;
    /// <summary>Contacts of the day that are told.</summary>
    public IReadOnlyList<SelectListItem> Contacts { get; private set; } = [];
    public bool IsBlocked => !View.May(IncidentAct.Notify);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Contacts = [.. (await liaison.ContactsAsync(ct)).Where(c => c.Told && c.IsValidOn(Me.Today)).Select(c => new SelectListItem($"{Words.Formats.Name(c.Body)} {c.Name}", c.Id.ToString()))];
    }

    public void OnGet() => Input = new IncidentNoticeInput { On = Me.Today, Time = IncidentClock.Of(Me.Now), Stage = NoticeStage.Quick, Version = Shown.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.ContactId", Input.ContactId?.ToString(), Contacts.Select(c => c.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.NotifyAsync(Id, Input, Me, ct);
        return Done("Incidents.Notified", "/Incidents/Details", new { Id });
    }
}
