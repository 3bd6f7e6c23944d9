using FluentValidation;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>One measure of the plan was done: when, how, and the evidence.</summary>
public sealed class ProgressModel(AuditFindingQueries queries, FindingService service, FileIntake intake, IValidator<FindingProgressInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public FindingProgressInput Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public FindingView View { get; private set; } = null!;
    public AuditFinding Shown => View.Finding;
    public FindingAction Measure { get; private set; } = null!;
    public bool IsPossible => View.May(FindingAct.Progress);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Measure = Shown.Actions.FirstOrDefault(a => a.Number == Number) ?? throw new NotFound($"Measure {Number}.");
        if (Shown.State == AuditFindingState.Improving && View.Act(FindingAct.Progress) is null)
        {
            throw new Forbidden("Recording what the section did.");
        }
    }

    public void OnGet() => Input = new FindingProgressInput { DoneOn = Measure.DoneOn, Report = Measure.Report, Version = Shown.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
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
        await service.ProgressAsync(Id, Number, Input, evidence, Me, ct);
        return Done("AuditFindings.Progressed", "/Audits/Findings/Details", new { Id });
    }
}
