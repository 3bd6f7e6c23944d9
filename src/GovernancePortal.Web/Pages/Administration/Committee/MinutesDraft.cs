using System.Globalization;
using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>議事録の案: sitting, those present or answering, and for each case the answers and the decision. Somebody reads it over before it is kept.</summary>
public sealed class MinutesDraft(IStringLocalizer<Texts> texts, Formats formats)
{
    public string Draft(MeetingView view)
    {
        var meeting = view.Meeting;
        var draft = new StringBuilder().AppendLine(texts["Minutes.Head", meeting.Name, formats.Name(meeting.Kind), formats.Day(meeting.On), meeting.Place ?? "－"]);
        if (meeting.Kind == MeetingKind.Written)
        {
            draft.AppendLine(texts["Minutes.Due", formats.Day(meeting.DueOn)]);
        }
        else
        {
            draft.AppendLine(texts["Minutes.Present", Names(view.Members.Where(m => meeting.PresentIds.Contains(m.Id)))]);
            draft.AppendLine(texts["Minutes.Absent", Names(view.Members.Where(m => !meeting.PresentIds.Contains(m.Id)))]);
        }
        foreach (var (c, index) in view.Agenda.Select((c, i) => (c, i)))
        {
            var standing = view.StandingOf(c);
            draft.AppendLine().AppendLine(texts["Minutes.Case", (index + 1).ToString(CultureInfo.InvariantCulture), c.Number ?? "", c.Title, c.SectionName]);
            if (standing.Excluded.Count > 0)
            {
                draft.AppendLine(texts["Minutes.Excluded", Names(standing.Excluded)]);
            }
            if (standing.Ballots.Count > 0)
            {
                draft.AppendLine(texts["Minutes.Answers", standing.CountOf(BallotAnswer.For), standing.CountOf(BallotAnswer.Against), standing.CountOf(BallotAnswer.Opinion)]);
                foreach (var ballot in standing.Ballots.Values.Where(b => b.Text is not null))
                {
                    draft.AppendLine(texts["Minutes.Opinion", ballot.MemberOffice, ballot.MemberName, formats.Name(ballot.Answer), ballot.Text!]);
                }
            }
            draft.AppendLine(c.Result is { } result && c.State != ConsultationState.CommitteePending
                ? texts["Minutes.Decided", standing.Chair is { } chair ? chair.Office + " " + chair.Name : texts["Minutes.ChairUnknown"], formats.Name(result)] : texts["Minutes.Undecided"]);
        }
        return draft.ToString().Trim();
    }

    private string Names(IEnumerable<CommitteeMember> members) => string.Join(texts["Form.ListSeparator"], members.Select(m => m.Office + " " + m.Name)) is { Length: > 0 } names ? names : texts["Format.None"];
}
