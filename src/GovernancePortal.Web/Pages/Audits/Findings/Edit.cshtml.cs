using FluentValidation;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>起票 from a line of the checklist (?Line=) or from the audit (?Engagement=), and putting a draft right.</summary>
public sealed class EditModel(AuditFindingQueries queries, AuditAnswerQueries answers, FindingService service, FileIntake intake, IValidator<FindingInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Line { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Engagement { get; set; }

    [BindProperty]
    public FindingInput Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public FindingView? View { get; private set; }
    public FindingOrigin? Origin { get; private set; }
    public string? Note { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            View = await queries.ViewAsync(id, Me, ct);
            _ = View.Act(FindingAct.Write) ?? throw new Forbidden("Writing a finding.");
            return;
        }
        var line = Line is { } known ? await answers.LineAsync(known, Me, ct) : null;
        Engagement ??= line?.EngagementId ?? throw new NotFound("Which audit the finding is of.");
        Origin = await service.OriginAsync(Engagement.Value, Line, Me, ct);
        Note = line?.Note;
    }

    public void OnGet() => Input = View is { Finding: { } f }
        ? new FindingInput { Title = f.Title, Fact = f.Fact, Criterion = f.Criterion, Severity = f.Severity, Version = f.Version }
        : new FindingInput { Fact = Note, Criterion = Origin?.ItemText };

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
        if (Id is { } known)
        {
            await service.WriteAsync(known, Input, evidence, Me, ct);
            return Done("AuditFindings.Saved", "/Audits/Findings/Details", new { Id = known });
        }
        var id = await service.DraftAsync(Engagement!.Value, Line, Input, evidence, Me, ct);
        return Done("AuditFindings.Drafted", "/Audits/Findings/Details", new { id });
    }
}
