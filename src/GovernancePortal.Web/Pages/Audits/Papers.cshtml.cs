using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>監査調書: the auditors' side only; after the second auditor's review it is read and never written.</summary>
public sealed class PapersModel(AuditQueries queries, AuditService service, TrailQueries trail, IValidator<AuditPaperInput> validator, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditPaperInput Input { get; set; } = new();

    public TrailView? History { get; private set; }
    public bool MayWrite => View.May(AuditAct.WritePaper);
    public AuditPaperInput Stored => new() { Evidence = Shown.Paper?.Evidence, Judgement = Shown.Paper?.Judgement, Version = Shown.Version };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        if (!View.SeesPapers)
        {
            throw new NotFound($"Papers of audit {Id}.");
        }
        History = Shown.Paper is { } paper ? HistoryOf(await trail.OfAsync(paper.Subject, true, 50, ct)) : null;
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.WritePaperAsync(Id, Input, Me, ct);
        return Saved();
    }
}
