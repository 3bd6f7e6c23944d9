using FluentValidation;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>One finding: what was found, the section's word, the plan with its measures, what was judged, and the acts of the table.</summary>
public sealed class DetailsModel(AuditFindingQueries queries, FindingService service, SystemQueries systems, TrailQueries trail, IValidator<FindingActInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public FindingActInput Input { get; set; } = new();

    public FindingView View { get; private set; } = null!;
    public AuditFinding Shown => View.Finding;
    public SystemReference? System { get; private set; }
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        System = Shown.SystemId is { } system ? (await systems.ReferencesAsync([system], ct)).GetValueOrDefault(system) : null;
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct));
    }

    public void OnGet()
    {
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.DoAsync(Id, Input, Me, ct);
        return Done("AuditFindings.Done", "/Audits/Findings/Details", new { Id });
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    public IEnumerable<FindingFile> FilesOf(int action) => Shown.Files.Where(f => f.ActionNumber == action).OrderBy(f => f.File.StoredAt);

    public IEnumerable<OfferedFindingAct> Plain => View.Acts.Where(a => FindingActInput.IsPlain(a.Act));

    /// <summary>Acts with something to be said.</summary>
    public IEnumerable<OfferedFindingAct> Worded => View.Acts.Where(a => !FindingActInput.IsPlain(a.Act) && !FindingActInput.IsWritten(a.Act));
}
