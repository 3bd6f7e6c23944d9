using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>A case in words: its state, who holds it, its acts and what stands in their way.</summary>
public sealed class CaseWords(IStringLocalizer<Texts> texts, Formats formats, FormWords words)
{
    public static Tone ToneOf(ConsultationState state) => state switch
    {
        ConsultationState.Draft or ConsultationState.Superseded or ConsultationState.Expired or ConsultationState.Closed or ConsultationState.Withdrawn => Tone.Off,
        ConsultationState.Returned => Tone.Late,
        ConsultationState.Inquiry or ConsultationState.ConditionallyApproved or ConsultationState.Continued => Tone.Caution,
        ConsultationState.Approved => Tone.Good,
        ConsultationState.Rejected => Tone.Bad,
        ConsultationState.SectionReview or ConsultationState.BureauReview or ConsultationState.Submitted or ConsultationState.Accepted or ConsultationState.UnderReview or ConsultationState.CommitteePending => Tone.Calm,
    };

    /// <summary>The word of the state; a result in the words of the route that gave it (decision 10).</summary>
    public string State(Consultation c, CodeBook codes) => c.Decision is { } decision && decision.Result == c.State && (decision.Route == DecisionRoute.Committee || c.Stage is Stage.PreOperation or Stage.Evaluation)
        ? codes.Name(ConsultationCodes.ResultsOf(c.Stage, decision.Route), c.State.ToString()) : formats.Name(c.State);

    public static string Result(Stage stage, DecisionGiven decision, CodeBook codes) => codes.Name(ConsultationCodes.ResultsOf(stage, decision.Route), decision.Result.ToString());

    /// <summary>Whose hands the case is in; null when in nobody's.</summary>
    public string? Holder(CaseView view) => view.Case.Holder switch
    {
        Core.Consultations.Holder.Nobody => (string?)null,
        Core.Consultations.Holder.Section => texts["Case.Holder.Section", view.SectionName].Value,
        Core.Consultations.Holder.SectionHead => texts["Case.Holder.SectionHead", view.SectionName].Value,
        Core.Consultations.Holder.Reviewer when view.Case.ReviewerName is { } name => texts["Case.Holder.ReviewerNamed", name].Value,
        Core.Consultations.Holder.Coordinator => texts["Case.Holder.Coordinator", view.BureauName].Value,
        Core.Consultations.Holder.PolicyHead when view.Case.CioDecides => texts["Case.Holder.PolicyHead.Own"].Value,
        var holder => texts[view.Case.OfPolicyOffice && holder != Core.Consultations.Holder.Committee ? $"Case.Holder.{holder}.Own" : $"Case.Holder.{holder}"].Value,
    };

    /// <summary>The field or file a problem is about, in words.</summary>
    public string Label(FieldProblem problem, CodeBook codes) => problem.Input.StartsWith(AttachmentRules.InputPrefix, StringComparison.Ordinal)
        ? codes.Name(AttachmentRules.CodeList, problem.Input[AttachmentRules.InputPrefix.Length..])
        : ItemOf(problem.Input) is { } item ? item + " " + words.Label(item) : problem.Input;

    /// <summary>The item of a field input: "G1[0].y2027" is about G1.</summary>
    public static string? ItemOf(string input) => FormCatalogue.Find(input)?.Item ?? FormCatalogue.Find(input.Split('[', '.')[0])?.Item;

    /// <summary>What a comment is pinned to.</summary>
    public string PinnedTo(ReviewComment comment) => comment.FieldCode == "Files" ? texts["Form.Attachments"] : ItemOf(comment.FieldCode) is { } item ? item + " " + words.Label(item) : comment.FieldCode;

    public string Message(FieldProblem problem) => texts["Rule." + problem.Code, [.. problem.Arguments.Select(formats.Argument)]];

    /// <summary>The comments on an item, to stand under its answer; null where there are none.</summary>
    public IHtmlContent? Beside(IEnumerable<ReviewComment> comments, string item, CodeBook codes)
    {
        var html = new HtmlContentBuilder();
        var any = false;
        foreach (var comment in comments.Where(m => ItemOf(m.FieldCode) == item))
        {
            any = true;
            html.AppendHtml(comment.AcceptedAt is null ? "<article class=\"pinned\"><header>" : "<article class=\"pinned settled\"><header>");
            html.Append(comment.ReasonCode is null ? texts["Case.Comment"] : $"{comment.ReasonCode} {codes.Name(ConsultationCodes.ReturnReason, comment.ReasonCode)}");
            html.AppendHtml("<span>").Append(Progress(comment)).AppendHtml("</span></header><p class=\"prose\">").Append(comment.Text).AppendHtml("</p>");
            if (comment.Answer is not null)
            {
                html.AppendHtml("<p class=\"prose\"><b>").Append(texts["Case.CommentAnswer"]).AppendHtml("</b> ").Append(comment.Answer).AppendHtml("</p>");
            }
            html.AppendHtml("<footer>").Append(comment.AuthorName + " " + formats.MonthDay(OfficeTime.DayOf(comment.SentAt ?? comment.At))).AppendHtml("</footer></article>");
        }
        return any ? html : null;
    }

    /// <summary>未送付, 未対応, 対応済, 確認済.</summary>
    public string Progress(ReviewComment comment) => texts["Case.CommentState." + (comment.SentAt is null ? "Unsent" : comment.AnsweredAt is null ? "Open" : comment.AcceptedAt is null ? "Answered" : "Accepted")];

    public static Tone ToneOf(ReviewComment comment) => comment.SentAt is null ? Tone.Off : comment.AnsweredAt is null ? Tone.Late : comment.AcceptedAt is null ? Tone.Calm : Tone.Good;

    public static Tone ToneOf(ConditionState state) => state switch
    {
        ConditionState.Open => Tone.Caution,
        ConditionState.Reported => Tone.Calm,
        ConditionState.Fulfilled => Tone.Good,
    };
}
