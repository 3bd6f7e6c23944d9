using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>One case: where it stands, what is to be done, and everything said about it. Other sections see a summary at the same address.</summary>
public sealed class CaseModel(CaseQueries queries, FormQueries forms, DraftService drafts, PremisesQueries premises, RestrictedViews restricted, CodeQueries codes, SystemQueries systems, FormNaming naming,
    CaseActs acts, CaseSteps steps, FormWords words, ChangeQueries changes, StageQueries stages, Core.Consultations.Need.NeedQueries needs, Core.Consultations.Sheets.ProxyService proxies, Core.Library.Documents.DocumentQueries documents, Core.Consultations.Forwarding.ForwardingQueries forwardings, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Tab { get; set; } = CaseTab.Content;

    public Actor Actor { get; private set; } = null!;
    /// <summary>Set for those who see only this of the case; everything else then stays empty.</summary>
    public CaseSummary? Summary { get; private set; }
    public CaseView View { get; private set; } = null!;
    public Consultation Case => View.Case;
    public CodeBook Codes { get; private set; } = null!;
    public FormNames Names { get; private set; } = null!;
    public Premises? Premises { get; private set; }
    public IReadOnlyList<ActButton> Acts { get; private set; } = [];
    public Stepper Steps { get; private set; } = null!;
    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];
    public TrailView? Trail { get; private set; }
    /// <summary>What the approval covers; null before a decision.</summary>
    public ApprovalCoverage? Coverage { get; private set; }
    /// <summary>Of a change case: what differs from the decision it changes, masked for this reader.</summary>
    public IReadOnlyList<ChangeLine> ChangeLines { get; private set; } = [];
    /// <summary>Standards, guidelines and templates that the case stands on.</summary>
    public IReadOnlyList<Core.Library.Documents.CaseDocument> Documents { get; private set; } = [];
    public EarlierStages? Earlier { get; private set; }
    public SystemReference? LedgerRow { get; private set; }
    /// <summary>The record of 協議要否の確認 that the case was started from.</summary>
    public Core.Consultations.Need.NeedLine? Need { get; private set; }

    /// <summary>What 部局主管課 said; null for a case that does not go through a bureau.</summary>
    public Core.Consultations.Forwarding.ForwardingView? Forwarding { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Codes = await codes.BookAsync(ct);
        Summary = await queries.SummaryAsync(Id, Actor, ct);
        if (Summary is not null)
        {
            return;
        }
        Tab = Tab is CaseTab.Review or CaseTab.Files or CaseTab.History ? Tab : CaseTab.Content;
        View = await queries.ViewAsync(Id, Actor, ct);
        Names = await naming.OfAsync(Actor.Today, [View.Facts], ct);
        LedgerRow = Case.SystemId is { } system ? Names.Systems.GetValueOrDefault(system) ?? (await systems.ReferencesAsync([system], ct)).GetValueOrDefault(system) : null;
        Acts = acts.Of(View, Codes, Url);
        Steps = steps.Of(View);
        Need = await needs.OfCaseAsync(Id, ct);
        Forwarding = Case.Acts.Exists(a => a.Act == ConsultationAct.PassToBureau) ? await forwardings.OfAsync(Id, ct) : null;
        if (Tab == CaseTab.Content)
        {
            Documents = await documents.OfCaseAsync(Id, ct);
            Premises = await premises.OfAsync(Case, View.Facts, Actor, ct);
            Coverage = await changes.CoverageAsync(View, Actor, ct);
            ChangeLines = [.. (View.Context.Change?.Lines ?? []).Select(line => ChangeQueries.Masked(line, View.MayViewRestricted))];
            Earlier = Case.Stage is Stage.PreOperation or Stage.Evaluation ? await stages.EarlierAsync(Case, Actor, ct) : null;
        }
        if (Tab == CaseTab.Review && View.MayViewReview && Case.Checklist.Count > 0)
        {
            Checklist = await forms.ChecklistAsync(Case.Stage, Case.RulesOn, ct);
        }
        if (Tab == CaseTab.History)
        {
            Trail = new TrailView(await queries.HistoryAsync(View, ct), ValueOf);
        }
    }

    public Task OnGetAsync(CancellationToken ct) => RecordAsync(ct);

    /// <summary>対応済: what was done about a comment of the return.</summary>
    public async Task<IActionResult> OnPostAnswerCommentAsync(Guid commentId, string? answer, CancellationToken ct)
    {
        if (Summary is not null)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        Tab = CaseTab.Review;
        if (answer is null or { Length: > ReviewComment.TextLength })
        {
            ModelState.AddModelError("Answer-" + commentId, answer is null ? texts["Case.AnswerMissing"] : texts["Rule.Form.TooLong", ReviewComment.TextLength, answer.Length]);
            await LoadAsync(ct);
            return Page();
        }
        await drafts.AnswerCommentAsync(Id, commentId, answer, Actor, ct);
        this.FlashMessage(texts["Case.CommentAnswered"]);
        return RedirectToPage(null, null, new { Id, tab = CaseTab.Review }, "comments");
    }

    /// <summary>代理登録: a colleague goes on for the section.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync(uint version, CancellationToken ct)
    {
        if (Summary is not null)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        await proxies.TakeOverAsync(Id, version, Actor, ct);
        this.FlashMessage(texts["Proxy.TakenOver"]);
        return RedirectToPage(new { Id });
    }

    // 執行予定額 stands in the chain on every tab until the contract; it may be that of the chain's other stage.
    private async Task RecordAsync(CancellationToken ct)
    {
        if (Summary is not null)
        {
            return;
        }
        foreach (var id in new[] { View.MayViewRestricted && ShowsRestricted ? Id : (Guid?)null, Second is { ExecutionYen: not null, Contract: null } second ? second.Id : null }.OfType<Guid>().Distinct())
        {
            await restricted.RecordAsync(id, Actor, ct);
        }
    }

    // Answers, planned price and 落札率 on the first tab, names of files on the third, former values in the history.
    private bool ShowsRestricted => Tab switch
    {
        CaseTab.Content => Case.Contract?.PlannedPriceYen is not null || FormCatalogue.HoldsRestricted(View.Facts),
        CaseTab.Files => Case.Attachments.Any(a => a.Restricted && a.RemovedAt is null),
        CaseTab.History => Trail?.Lines.Any(line => line.Changes.Any(change => change.Restricted)) == true,
        _ => false,
    };

    /// <summary>The second stage of the chain that the amounts are of: this one, or the last that was not given up.</summary>
    public ChainLink? Second => View.Chain.FirstOrDefault(l => l.Id == Id && l.Stage == Stage.PreProcurement)
        ?? View.Chain.LastOrDefault(l => l.Stage == Stage.PreProcurement && l.State is not (ConsultationState.Withdrawn or ConsultationState.Rejected));

    /// <summary>A value of a covered item in words; a table by the number of its rows.</summary>
    public string Said(FieldDefinition field, string? value) => value is null ? "" : words.Text(field.Type, field.List, value, Names);

    public string Label(string code) => (FormCatalogue.Find(code)?.Item ?? code) + " " + words.Label(code);

    private string ValueOf(string field, string value)
    {
        var name = field.Split('.')[^1];
        return name switch
        {
            "State" => texts[field.StartsWith(nameof(ApprovalCondition), StringComparison.Ordinal) ? "ConditionState." + value : "ConsultationState." + value],
            "Verdict" or "Gate" or "Basis" or "Exemption" or "Size" or "Occasion" => texts[name switch { "Gate" => "DueGate.", "Basis" => "FilingBasis.", "Exemption" => "GateExemption.", "Size" => "FormSize.", "Occasion" => "StageOccasion.", _ => "Verdict." } + value],
            "Kind" => field.StartsWith(nameof(Attachment), StringComparison.Ordinal) ? Codes.Name(AttachmentRules.CodeList, value) : Codes.Name(ConsultationCodes.ConditionKind, value),
            "ReasonCode" => $"{value} {Codes.Name(ConsultationCodes.ReturnReason, value)}",
            _ when field.StartsWith("Field.", StringComparison.Ordinal) && FormCatalogue.Find(field["Field.".Length..]) is { } definition => words.Text(definition.Type, definition.List, value, Names),
            _ => value is "True" or "true" ? texts["Form.Yes"] : value is "False" or "false" ? texts["Form.No"] : value,
        };
    }

    public Tabs Tabs => new(texts["Case.Tabs"],
    [
        TabOf(CaseTab.Content, null),
        TabOf(CaseTab.Review, View.Comments.Count() + Case.Questions.Count + Case.Conditions.Count),
        TabOf(CaseTab.Files, PresentFiles.Count()),
        TabOf(CaseTab.History, Case.Acts.Count),
    ]);

    private Tab TabOf(string tab, int? count) => new(texts["Case.Tab." + tab], Url.Page("/Consultations/Case", new { id = Id, tab = tab == CaseTab.Content ? null : tab })!, Tab == tab, count);

    public IEnumerable<Attachment> PresentFiles => Case.Attachments.Where(a => a.RemovedAt is null);

    public bool MaySee(Attachment attachment) => !attachment.Restricted || View.MayViewRestricted;
}

/// <summary>The tabs of a case, by their word in the address.</summary>
public static class CaseTab
{
    public const string Content = "content";
    public const string Review = "review";
    public const string Files = "files";
    public const string History = "history";
}
