using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>委員の回答: how each member answered on one case of the agenda, who is excluded, and what is still missing.</summary>
public sealed class AnswersModel(CommitteeQueries queries, CommitteeService service, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public MeetingView View { get; private set; } = null!;
    public CommitteeCase Case { get; private set; } = null!;
    public CommitteeStanding Standing { get; private set; } = null!;
    public bool MayRecord { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        Case = View.Agenda.FirstOrDefault(c => c.Id == CaseId) ?? throw new NotFound("Agenda item " + CaseId);
        Standing = View.StandingOf(Case);
        MayRecord = actor.May(Permission.CommitteeRecord) && View.Meeting.FrozenAt is null && Case.State == ConsultationState.CommitteePending;
    }

    public void OnGet() => Input = new AnswerInput { Version = View.Meeting.Version, AnsweredOn = actor.Today, MemberId = Standing.Eligible.FirstOrDefault(m => !Standing.Ballots.ContainsKey(m.Id))?.Id };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.MemberId is null)
        {
            ModelState.AddModelError("Input.MemberId", texts["Rule.Form.Required"]);
        }
        if (Input.Answer is null)
        {
            ModelState.AddModelError("Input.Answer", texts["Rule.Form.Required"]);
        }
        if (Input.Text?.Length > CommitteeBallot.TextLength)
        {
            ModelState.AddModelError("Input.Text", texts["Rule.Form.TooLong", CommitteeBallot.TextLength, Input.Text.Length]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.AnswerAsync(Id, Input.Version, new BallotInput { ConsultationId = CaseId, MemberId = Input.MemberId!.Value, Answer = Input.Answer, Text = Input.Text, AnsweredOn = Input.AnsweredOn }, actor, ct);
        this.FlashMessage(texts["Committee.AnswerSaved"]);
        return RedirectToPage(new { Id, CaseId });
    }

    public IReadOnlyList<SelectListItem> Members => [.. Standing.Eligible.Select(m => new SelectListItem($"{m.Name}（{m.Office}）{(Standing.Ballots.TryGetValue(m.Id, out var b) ? " " + formats.Name(b.Answer) : "")}", m.Id.ToString()))];
}

public sealed record AnswerInput
{
    public Guid? MemberId { get; init; }
    public BallotAnswer? Answer { get; init; }
    public string? Text { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public uint Version { get; init; }
}
