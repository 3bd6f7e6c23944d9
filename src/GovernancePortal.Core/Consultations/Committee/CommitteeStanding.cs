using GovernancePortal.Core.Calendar;

namespace GovernancePortal.Core.Consultations.Committee;

/// <summary>
/// How the committee stands to one case: who has a voice, who is excluded because the case is their own bureau's, how many
/// must take part, and whether a decision may be recorded. Pure.
/// </summary>
public sealed record CommitteeStanding(IReadOnlyList<CommitteeMember> Eligible, IReadOnlyList<CommitteeMember> Excluded, int Required, int TakingPart, IReadOnlyDictionary<Guid, CommitteeBallot> Ballots, bool IsReady)
{
    public int CountOf(BallotAnswer answer) => Ballots.Values.Count(b => b.Answer == answer);

    public bool HasQuorum => TakingPart >= Required;

    /// <summary>The chair, or where the case is the chair's own bureau's the first member with a voice.</summary>
    public CommitteeMember? Chair => Eligible.OrderBy(m => m.Role).ThenBy(m => m.Order).FirstOrDefault();

    /// <summary>
    /// An office that keeps no list of members decides as before. In writing: everybody has answered, or the due day has
    /// passed with a quorum. In a sitting: a quorum is present, and where votes are kept each of those present has voted.
    /// </summary>
    public static CommitteeStanding Of(CommitteeMeeting meeting, IReadOnlyCollection<CommitteeMember> members, IReadOnlyCollection<CommitteeBallot> ballots, Guid bureauId, OfficeCalendar calendar, DateOnly today)
    {
        var voices = members.Where(m => m.HasVoice && m.IsOn(meeting.On)).ToList();
        var eligible = voices.Where(m => m.BureauId != bureauId).ToList();
        var counted = ballots.Where(b => eligible.Exists(m => m.Id == b.MemberId)).ToDictionary(b => b.MemberId);
        var required = Quorum(eligible.Count, calendar.Setting(SettingName.CommitteeQuorumPercent, meeting.On));
        var present = eligible.Where(m => meeting.PresentIds.Contains(m.Id)).ToList();
        var takingPart = meeting.Kind == MeetingKind.Written ? counted.Count : present.Count;
        var voted = calendar.Setting(SettingName.CommitteeVotes, meeting.On) == 0 || present.TrueForAll(m => counted.ContainsKey(m.Id));
        var ready = meeting.Kind == MeetingKind.Written
            ? counted.Count == eligible.Count || (meeting.DueOn < today && takingPart >= required)
            : takingPart >= required && voted;
        return new CommitteeStanding(eligible, [.. voices.Except(eligible)], required, takingPart, counted, voices.Count == 0 || ready);
    }

    /// <summary>More than the percentage of those with a voice (50: 過半数), all of them at 100, nobody at 0.</summary>
    public static int Quorum(int eligible, int percent) => percent == 0 ? 0 : Math.Min(eligible, (eligible * percent / 100) + 1);
}
