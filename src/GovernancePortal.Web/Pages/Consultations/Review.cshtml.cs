using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Consultations.Review;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>
/// The policy office reads a case and judges it. One form holds everything that can be typed; each button saves it all
/// and shows the page again where it was pressed.
/// </summary>
[RequestFormLimits(ValueCountLimit = 4000)]
public sealed class ReviewModel(ReviewQueries queries, ReviewService review, ReviewKeyService keys, RestrictedViews restricted, PremisesQueries premises, SimilarQueries similar, FormNaming naming, CurrentActor current,
    ConsistencyQueries consistency, StandardCommentQueries standardComments, StandardCommentService standardUse, Core.Consultations.Forwarding.ForwardingQueries forwardings, FormWords words, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Only what changed, or the whole form.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public ReviewView View { get; private set; } = null!;
    public Consultation Case => View.Case;
    /// <summary>The latest frozen version: what is reviewed, also while the section replaces fields.</summary>
    public FormFacts Facts { get; private set; } = null!;
    public FormNames Names { get; private set; } = null!;
    public Premises? Premises { get; private set; }
    public IReadOnlyList<PastCase> Past { get; private set; } = [];
    public IReadOnlyList<SimilarSystem> Similar { get; private set; } = [];
    public IReadOnlyList<SplitFinding> Split { get; private set; } = [];
    public IReadOnlyList<StandardComment> Standard { get; private set; } = [];
    /// <summary>Priority and opinion of 部局主管課; null for a case that came straight from its section.</summary>
    public Core.Consultations.Forwarding.ForwardingView? Forwarding { get; private set; }
    /// <summary>仮契約 and 議決, where the contract is one for the assembly and the reader may see the amount it follows from.</summary>
    public Core.Consultations.Funds.AssemblyPlan? Assembly => View.Assembly;
    public DifferenceTable? Changes { get; private set; }
    public IReadOnlyList<ReviewLine> Lines { get; private set; } = [];
    public ReviewActs Acts { get; private set; } = null!;
    public bool KeysAreOn { get; private set; }
    public DateOnly Today => actor.Today;
    public IReadOnlyList<FrozenFile> Files => View.Latest?.Form.Files ?? [];
    public int Judged => Case.Checklist.Count(l => l.Verdict is not null);
    public int Unsent => Case.Comments.Count(m => m.SentAt is null);

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        Facts = View.Latest is { } latest ? View.Facts with { Sections = latest.Form.ByLetter } : View.Facts;
        var seen = View.Seen is { } old ? View.Facts with { Sections = old.Form.ByLetter } : null;
        Names = await naming.OfAsync(actor.Today, [Facts, seen], ct);
        Premises = await premises.OfAsync(Case, Facts, actor, ct);
        Similar = await similar.FindAsync(new SimilarQuestion { Name = Case.Title, Purpose = Case.Purpose, Except = Case.SystemId }, ct);
        Past = await queries.PastAsync(Case, actor, [.. Similar.Select(s => s.Id)], ct);
        Split = await consistency.SplitAsync(Case, actor, ct);
        Standard = View.MayWork ? await standardComments.OfferedAsync(actor.Today, ct) : [];
        Lines = [.. Case.Checklist.Select(Line)];
        Acts = ReviewActs.Of(Case, View.Offered);
        Forwarding = Case.Acts.Exists(a => a.Act == ConsultationAct.PassToBureau) ? await forwardings.OfAsync(Id, ct) : null;
        KeysAreOn = await keys.AreOnAsync(actor.UserId, ct);
        if (View is { Since: { } since, Seen: { } before, Latest: { } now })
        {
            Changes = DifferenceTable.Of(since, Facts, seen!, Names, View.MayViewRestricted, before.Number, now.Number, Case.Comments.Where(m => m.SentAt is not null).ToList());
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new ReviewInput { Lines = Lines.ToDictionary(l => l.ItemId, l => new LineBox { Verdict = l.Result.Verdict, Comment = l.Result.Comment, Was = l.Result.Verdict, WasComment = l.Result.Comment }) };
        if (View.MayViewRestricted && (FormCatalogue.HoldsRestricted(Facts) || Changes?.HoldsRestricted == true))
        {
            await restricted.RecordAsync(Id, actor, ct);
        }
    }

    /// <summary>Saves everything on the page; <paramref name="remove"/> takes back a comment that has not been sent.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? remove, string? at, CancellationToken ct)
    {
        foreach (var (item, line) in Input.Lines.Where(l => l.Value.NeedsComment))
        {
            ModelState.AddModelError($"Input.Lines[{item}].Comment", texts["Rule.Consultation.VerdictNeedsComment"]);
        }
        foreach (var (item, line) in Input.Lines.Where(l => l.Value.Comment?.Length > ChecklistResult.CommentLength))
        {
            ModelState.AddModelError($"Input.Lines[{item}].Comment", texts["Rule.Form.TooLong", ChecklistResult.CommentLength, line.Comment!.Length]);
        }
        foreach (var (field, box) in Input.Comments.Where(c => c.Value.Text?.Length > ReviewComment.TextLength))
        {
            ModelState.AddModelError($"Input.Comments[{field}].Text", texts["Rule.Form.TooLong", ReviewComment.TextLength, box.Text!.Length]);
        }
        // Everything is judged before anything is saved: a second press must not pin a comment twice.
        if (!ModelState.IsValid)
        {
            return Page();
        }
        foreach (var (field, box) in Input.Comments)
        {
            // A standard comment may be chosen without a word typed: then its own words are pinned.
            var standard = Standard.FirstOrDefault(s => s.Id == box.Standard && s.Fits(field));
            var text = string.IsNullOrWhiteSpace(box.Text) ? standard?.TextJa : box.Text;
            if (text is not null)
            {
                await review.CommentAsync(Id, new CommentInput(field, text, box.Reason ?? standard?.ReasonCode), actor, ct);
                if (standard is not null)
                {
                    await standardUse.UsedAsync(standard.Id, Id, actor, ct);
                }
            }
        }
        if (remove is { } comment)
        {
            await review.RemoveCommentAsync(Id, comment, actor, ct);
        }
        foreach (var id in Input.Tickable.Distinct())
        {
            var accepted = Input.Accepted.Contains(id);
            if (Case.Comments.FirstOrDefault(m => m.Id == id) is { } shown && accepted != shown.AcceptedAt is not null)
            {
                await review.AcceptCommentAsync(Id, id, accepted, actor, ct);
            }
        }
        var verdicts = Input.Lines.Where(l => l.Value.IsChanged).Select(l => new JudgeInput(l.Key, l.Value.Verdict, l.Value.Comment)).ToList();
        if (verdicts.Count > 0)
        {
            await review.JudgeAsync(Id, verdicts, actor, ct);
        }
        this.FlashMessage(texts["Review.Saved"]);
        return RedirectToPage(null, null, new { Id, All = All ? (bool?)true : null }, string.IsNullOrEmpty(at) ? null : at);
    }

    public async Task<IActionResult> OnPostKeysAsync(bool on, CancellationToken ct)
    {
        await keys.SwitchAsync(on, actor, ct);
        this.FlashMessage(texts[on ? "Review.KeysAreOn" : "Review.KeysAreOff"]);
        return RedirectToPage(null, null, new { Id, All = All ? (bool?)true : null }, "checklist");
    }

    public FormContent Content(Func<string, Microsoft.AspNetCore.Html.IHtmlContent?> beside) => new(Facts, Names) { ShowRestricted = View.MayViewRestricted, Premises = Premises, Beside = beside };

    public IEnumerable<ReviewComment> CommentsOn(string item) => Case.Comments.Where(m => m.FieldCode == item);

    public Guid? StandardOf(string item) => Input.Comments.GetValueOrDefault(item)?.Standard;

    /// <summary>In the reader's language; what is pinned is the Japanese text.</summary>
    public string StandardText(StandardComment comment) => (comment.ReasonCode is null ? "" : comment.ReasonCode + " ") + SectionForm.Pick(comment.TextJa, comment.TextEn).Item1;

    public string? TextOf(string item) => Input.Comments.GetValueOrDefault(item)?.Text;

    public string? ReasonOf(string item) => Input.Comments.GetValueOrDefault(item)?.Reason;

    private ReviewLine Line(ChecklistResult result)
    {
        var item = View.Items[result.ItemId];
        var (text, lang) = SectionForm.Pick(item.TextJa, item.TextEn);
        var fields = item.Fields.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(FormCatalogue.Find).OfType<FieldDefinition>()
            .Where(f => FormCatalogue.Of(Case.Stage).Contains(f) && FormCatalogue.IsAsked(f, Facts)).Select(f => (f.Item, words.Label(f.Item))).Distinct().ToList();
        return new ReviewLine(result.ItemId, result, text, lang, result.PrejudgeNote is null ? null : texts["Prejudge." + result.PrejudgeNote, [.. result.PrejudgeArguments]].Value, fields);
    }
}

/// <summary>One line of the checklist as shown; Settled says what the form itself answered.</summary>
public sealed record ReviewLine(Guid ItemId, ChecklistResult Result, string Text, string? Lang, string? Settled, IReadOnlyList<(string Code, string Label)> Fields)
{
    public static IReadOnlyList<(Verdict Verdict, string Mark, string Key)> Marks { get; } = [(Verdict.Good, "○", "o"), (Verdict.Improve, "△", "t"), (Verdict.Bad, "✕", "x"), (Verdict.NotApplicable, "ー", "n")];
}
