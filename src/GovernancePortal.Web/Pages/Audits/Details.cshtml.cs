using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>One audit: plan, notice, questionnaire, 講評, findings, report, the acts of the table and, for the auditors' side, the history.</summary>
public sealed class DetailsModel(AuditQueries queries, AuditService service, TrailQueries trail, IValidator<AuditActInput> acts, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditActInput Input { get; set; } = new();

    /// <summary>Null for the audited section: what the auditors wrote and weighed is not theirs to read.</summary>
    public TrailView? History { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        History = View.SeesPapers ? HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct)) : null;
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(acts, Input))
        {
            return Page();
        }
        await service.DoAsync(Id, Input, Me, ct);
        return Saved();
    }

    /// <summary>The checklist is open to the auditors' side from the notice on.</summary>
    public bool HasFieldwork => View.SeesPapers && Shown.NotifiedAt is not null && Shown.State is not (AuditState.Planned or AuditState.Postponed or AuditState.Cancelled);

    /// <summary>The page on which an act is done that needs a form of its own; null where a button is enough.</summary>
    public string? PageOf(AuditAct act) => act switch
    {
        AuditAct.Prepare => Url.Page("/Audits/Edit", new { id = Id }),
        AuditAct.EditQuestions => Url.Page("/Audits/Questions", new { id = Id }),
        AuditAct.AnswerSurvey => Url.Page("/Audits/Survey", new { id = Id }),
        AuditAct.WritePaper => Url.Page("/Audits/Papers", new { id = Id }),
        AuditAct.WriteReport => Url.Page("/Audits/Report", new { id = Id }),
        _ => AuditActInput.IsWorded(act) ? Url.Page("/Audits/Act", new { id = Id, act }) : null,
    };
}
