using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>One act of the workflow: what it means, what it asks, and doing it. Which part of the form is shown follows the act.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024), ValueCountLimit = 4000)]
public sealed class ActModel(CaseQueries queries, ActPerformer performer, FilingService filing, DraftService drafts, FileIntake intake, CommitteeQueries committee, CodeQueries codes, CaseActs acts, CurrentActor current, Formats formats,
    IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    /// <summary>Acts that somebody else may have given on paper (decision 11).</summary>
    private static readonly ConsultationAct[] Paper =
    [
        ConsultationAct.Submit, ConsultationAct.ReferToCommittee, ConsultationAct.Approve, ConsultationAct.ApproveWithConditions, ConsultationAct.Reject, ConsultationAct.Continue,
        ConsultationAct.CommitteeApprove, ConsultationAct.CommitteeApproveWithConditions, ConsultationAct.CommitteeReject, ConsultationAct.CommitteeContinue,
    ];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public ConsultationAct Act { get; set; }

    /// <summary>The condition an address points to.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Condition { get; set; }

    [BindProperty]
    public ActInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public CaseView View { get; private set; } = null!;
    public Consultation Case => View.Case;
    public CodeBook Codes { get; private set; } = null!;
    public bool ShowsLetter { get; private set; }
    public IReadOnlyList<SelectListItem> Reviewers { get; private set; } = [];
    private Core.Consultations.Step? step;

    public async Task LoadAsync(CancellationToken ct)
    {
        if (Act is ConsultationAct.Create or ConsultationAct.Expire or ConsultationAct.Supersede or ConsultationAct.Close or ConsultationAct.Migrate or ConsultationAct.PassToBureau)
        {
            throw new NotFound($"Act {Act}.");
        }
        Actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, Actor, ct);
        Codes = await codes.BookAsync(ct);
        step = ConsultationWorkflow.Find(Case.Stage, Case.State, Act);
        if (step is not null && View.Offered(Act) is null)
        {
            throw new Forbidden($"{Act} is for {step.By}.");
        }
        if (Act == ConsultationAct.Accept)
        {
            Reviewers = [.. (await queries.ReviewersAsync(Case, Actor, ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        }
    }

    public string Label => texts["ConsultationAct." + Act];

    /// <summary>A paper approval is asked for: by setting, or because the person only records what somebody else decided.</summary>
    public bool OnPaper => step is not null && Paper.Contains(Act) && (View.Context.OnPaper.Contains(step.By) || (Act == ConsultationAct.Submit && Case.MayActAsProxy(Actor))) && (Act != ConsultationAct.ReferToCommittee || !ConsultationWorkflow.May(step.By, Case, Actor));

    public bool IsAgreement => Act is ConsultationAct.Approve or ConsultationAct.ApproveWithConditions or ConsultationAct.CommitteeApprove or ConsultationAct.CommitteeApproveWithConditions;
    public bool IsCommittee => Act is ConsultationAct.CommitteeApprove or ConsultationAct.CommitteeApproveWithConditions or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue;
    public bool IsConditional => Act is ConsultationAct.ApproveWithConditions or ConsultationAct.CommitteeApproveWithConditions;
    public bool NeedsOverride => IsAgreement && !IsCommittee && Case.OpenBlocking().Any();

    /// <summary>Why it cannot be done now; null when it can. The answers of 回答 are typed here.</summary>
    public string? BlockedBy => View.Offered(Act)?.BlockedBy is { } code && !(Act == ConsultationAct.Answer && code == ConsultationWorkflow.Guards.QuestionsAnswered.Code) ? code : null;

    public string Reason(string code) => acts.Reason(View, code);

    public IEnumerable<(string Label, string Href)> Missing(string code) => acts.Missing(View, code, Codes, Url);

    /// <summary>The partial that asks what the act needs.</summary>
    public string? Part => Act switch
    {
        ConsultationAct.Accept => "_ActAccept",
        ConsultationAct.Ask => "_ActAsk",
        ConsultationAct.Answer => "_ActAnswer",
        ConsultationAct.Return or ConsultationAct.ReturnAtReception => "_ActReturn",
        ConsultationAct.Propose => "_ActPropose",
        ConsultationAct.GiveOpinion => "_ActOpinion",
        ConsultationAct.RecordBudgetResult => "_ActBudget",
        ConsultationAct.ReportCondition or ConsultationAct.ConfirmCondition or ConsultationAct.ReturnCondition => "_ActCondition",
        ConsultationAct.RecordContract => "_ActContract",
        ConsultationAct.RecordSettlement => "_ActSettlement",
        ConsultationAct.StartReview or ConsultationAct.Reopen or ConsultationAct.StartNextStage or ConsultationAct.StartPreOperation or ConsultationAct.StartEvaluation => null,
        ConsultationAct.RecordGoLive => "_ActGoLive",
        _ when IsDecision => "_ActDecide",
        _ => "_ActComment",
    };

    public bool IsDecision => IsAgreement || Act is ConsultationAct.Reject or ConsultationAct.Continue or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue;

    /// <summary>The words are demanded, not only welcome.</summary>
    public bool NeedsComment => Act is ConsultationAct.SendBack or ConsultationAct.ReturnFromBureau or ConsultationAct.HandBack or ConsultationAct.CommitteeReturn or ConsultationAct.Withdraw or ConsultationAct.StartChange or ConsultationAct.NoteMinorChange;

    public IReadOnlyList<ReviewComment> Pending => [.. Case.Comments.Where(m => m.SentAt is null)];

    public IReadOnlyList<Question> OpenQuestions => [.. Case.Questions.Where(q => q.AnsweredAt is null)];

    public IReadOnlyList<ApprovalCondition> Conditions => [.. Case.Conditions.Where(k => k.State == (Act == ConsultationAct.ReportCondition ? ConditionState.Open : ConditionState.Reported))];

    public IEnumerable<SelectListItem> CodeChoices(string list, bool withCode = false) => Codes.Choices(list, Actor.Today).Select(e => new SelectListItem(withCode ? $"{e.Code} {Codes.Name(list, e.Code)}" : Codes.Name(list, e.Code), e.Code));

    /// <summary>契約方式 under its first level.</summary>
    public IEnumerable<SelectListItem> MethodChoices
    {
        get
        {
            var groups = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
            foreach (var method in Codes.Choices(ConsultationCodes.ProcurementMethod, Actor.Today))
            {
                var group = ConsultationCodes.MethodGroup(method.Code);
                if (!groups.TryGetValue(group, out var known))
                {
                    groups[group] = known = new SelectListGroup { Name = Codes.Name(ConsultationCodes.ProcurementGroup, group) };
                }
                yield return new SelectListItem(Codes.Name(ConsultationCodes.ProcurementMethod, method.Code), method.Code) { Group = known };
            }
        }
    }

    public IEnumerable<SelectListItem> Proposals => new[] { ConsultationAct.Approve, ConsultationAct.ApproveWithConditions, ConsultationAct.Reject, ConsultationAct.Continue }.Select(act => new SelectListItem(texts["CaseAct.Propose." + act], act.ToString()));

    public IEnumerable<SelectListItem> ConditionChoices => Conditions.Select(k => new SelectListItem($"{k.Number}. {Codes.Name(ConsultationCodes.ConditionKind, k.Kind)} {k.Text}", k.Id.ToString()));

    public IReadOnlyList<string> FileKinds => [.. AttachmentRules.Kinds(Case.Stage).Where(kind => kind != FilingService.EvidenceKind)];

    public IEnumerable<IGrouping<char, FieldDefinition>> OpenableFields => FormCatalogue.Of(Case.Stage).Where(f => f.IsItem && !f.ReadOnly && FormCatalogue.IsAsked(f, View.Facts)).GroupBy(f => f.Section);

    /// <summary>What was written beside the answers when they were kept: it has no place on the case before they are sent.</summary>
    [TempData]
    public string? KeptComment { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (step is null)
        {
            this.FlashMessage(texts["Rule.Consultation.NotNow", Label, formats.Name(Case.State)]);
            return RedirectToPage("/Consultations/Case", new { Id });
        }
        Input = ActPrefill.Of(View, Act, Condition, Actor);
        if (Act == ConsultationAct.Answer && KeptComment is not null)
        {
            Input = Input with { Comment = KeptComment };
        }
        if (IsCommittee && await committee.SittingOfAsync(Id, Actor.Today, ct) is { } sitting)
        {
            Input = Input with { MeetingOn = sitting };
        }
        return Page();
    }

    /// <summary>The letter of a return as it will be read, before it is sent.</summary>
    public IActionResult OnPostPreview()
    {
        ShowsLetter = true;
        return Page();
    }

    /// <summary>Keeps the answers written so far; the case stays with the section.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        for (var i = 0; i < Input.Answers.Count; i++)
        {
            if (Input.Answers[i].Text is { Length: > Question.TextLength } tooLong)
            {
                ModelState.AddModelError($"Input.Answers[{i}].Text", texts["Rule.Form.TooLong", Question.TextLength, tooLong.Length]);
            }
        }
        if (Input.Comment is { Length: > Consultation.CommentLength } comment)
        {
            ModelState.AddModelError("Input.Comment", texts["Rule.Form.TooLong", Consultation.CommentLength, comment.Length]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        foreach (var answer in Input.Answers.Where(a => a.Text is not null && Case.Questions.FirstOrDefault(q => q.Id == a.QuestionId)?.Answer != a.Text))
        {
            await drafts.AnswerQuestionAsync(Id, answer.QuestionId, answer.Text!, Actor, ct);
        }
        KeptComment = Input.Comment;
        this.FlashMessage(texts["CaseAct.AnswersKept"]);
        return RedirectToPage(new { Id, Act });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Questions", Input.Questions) || this.ChangeRows("Input.Conditions", Input.Conditions))
        {
            return Page();
        }
        if (Input.Version != Case.Version)
        {
            throw new VersionConflict("The case moved on.");
        }
        if (Act == ConsultationAct.Ask && Input.Questions.All(q => q.Text is null))
        {
            ModelState.AddModelError("Input.Questions[0].Text", texts["Rule.Consultation.QuestionMissing"]);
        }
        if (!await this.ValidateAsync(new ActInputValidator(Act, OnPaper, Actor.Today, Codes), Input))
        {
            return Page();
        }
        if (Act == ConsultationAct.ReportCondition && Input.Evidence is { Length: > 0 } evidence && Input.Report is not null)
        {
            await using var content = evidence.OpenReadStream();
            await filing.ReportConditionAsync(Id, Input.Version, Input.ConditionId!.Value, Input.Report, await intake.TakeAsync(evidence.FileName, content, "Input.Evidence", Actor, ct), Actor, ct);
            return Done(Id);
        }
        return Done(await performer.DoAsync(Id, Act, OnPaper ? await Input.WithPaperAsync(intake, Actor, ct) : Input, Actor, ct));
    }

    private RedirectToPageResult Done(Guid next)
    {
        this.FlashMessage(texts["CaseAct.Done", Label]);
        return RedirectToPage("/Consultations/Case", new { id = next });
    }
}
