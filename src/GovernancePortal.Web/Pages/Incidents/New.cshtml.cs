using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>第一報: by anybody, in a minute; by the CSIRT also what came by telephone.</summary>
public sealed class NewModel(SystemQueries systems, IncidentService service, FileIntake intake, IValidator<IncidentReportInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty]
    public IncidentReportInput Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];
    /// <summary>Something stands in the part that is not asked at first.</summary>
    public bool MoreOpen => Input.OccurredOn is not null || Input.OccurredTime is not null || Input.Persons is not null || Input.SystemId is not null || !ModelState.IsValid;

    protected override async Task LoadPageAsync(CancellationToken ct) =>
        Systems = [.. (await systems.OptionsAsync(ct: ct)).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];

    public void OnGet() => Input = new IncidentReportInput { NoticedOn = Me.Today, NoticedTime = IncidentClock.Of(Me.Now), SectionId = Me.Main?.SectionId };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.KindCode", Input.KindCode, Words.Kinds(null).Select(k => k.Value));
        this.DemandOffered("Input.SectionId", Input.SectionId?.ToString(), Words.Sections(null).Select(s => s.Value));
        this.DemandOffered("Input.SystemId", Input.SystemId?.ToString(), Systems.Select(s => s.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var evidence = new List<StoredFile>();
        foreach (var upload in Uploads)
        {
            if (await intake.TakeAsync(upload, nameof(Uploads), Me, ct) is { } file)
            {
                evidence.Add(file);
            }
        }
        var id = await service.ReportAsync(Input, evidence, Me, ct);
        return Done("Incidents.Sent", "/Incidents/Details", new { id });
    }
}
