using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork;

/// <summary>One line with its evidence, the result of the audit before, and who wrote what.</summary>
public sealed class LineModel(AuditAnswerQueries queries, AuditAnswerService service, EvidenceIntakeService intake, TrailQueries trail, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public AuditLineView View { get; private set; } = null!;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(View.Answer.Subject, true, 50, ct));
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Uploads.Count == 0)
        {
            throw new RuleViolation("AuditChecks.NoFile", nameof(Uploads));
        }
        var taken = new List<TakenEvidence>();
        foreach (var upload in Uploads)
        {
            await using var content = upload.OpenReadStream();
            taken.Add(await intake.TakeAsync(upload.FileName, content, nameof(Uploads), Me, ct));
        }
        await service.AttachAsync(Id, taken, Me, ct);
        return Done("AuditChecks.EvidenceAdded", "/Audits/Fieldwork/Line", new { Id });
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }
}
