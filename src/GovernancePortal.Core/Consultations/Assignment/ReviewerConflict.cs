using GovernancePortal.Core.People;

namespace GovernancePortal.Core.Consultations.Assignment;

/// <summary>Why somebody does not review a case (domain.md 2.3).</summary>
public enum ConflictKind
{
    Worked, // 起票・回付・提出などに関わった
    Member, // 所管課（前身・後身を含む）に所属している
    Former, // 所管課（同）に最近まで所属していた
}

/// <param name="Until">The last day in the section, of a former member.</param>
public sealed record ReviewerConflict(ConflictKind Kind, DateOnly? Until = null)
{
    /// <summary>Only a post that has ended may be set aside by the head with a reason, and only where the office allows it.</summary>
    public bool MayBeSetAside => Kind == ConflictKind.Former;

    public string Code => $"Assignment.Conflict{Kind}";
}

/// <summary>What of a case bears on a conflict. <paramref name="Worked"/>: those who drafted, registered on behalf, passed on, submitted or answered it.</summary>
public sealed record ConflictFacts(Guid SectionId, bool OfPolicyOffice, IReadOnlySet<Guid> Worked)
{
    /// <summary>Acts of the filing side.</summary>
    public static readonly ConsultationAct[] FilingActs =
    [
        ConsultationAct.Create, ConsultationAct.PassOn, ConsultationAct.Confirm, ConsultationAct.PullBack, ConsultationAct.SendBack, ConsultationAct.Submit, ConsultationAct.Answer, ConsultationAct.Reopen,
    ];

    public static ConflictFacts Of(Consultation c) => new(c.SectionId, c.OfPolicyOffice,
        new[] { c.CreatedById, c.PassedOnById, c.SubmittedById }.OfType<Guid>().Concat(c.Acts.Where(a => FilingActs.Contains(a.Act)).Select(a => a.ActorId)).ToHashSet());
}

/// <summary>Whether a person may review a case. Pure.</summary>
public static class ReviewerConflicts
{
    /// <summary>
    /// The weightiest reason, or null. A post that ended within <paramref name="lookBackMonths"/> of today still binds; the
    /// policy office's own cases are reviewed by the CIO補佐官 wherever that post is written (decision 14).
    /// </summary>
    public static ReviewerConflict? Of(Guid user, ConflictFacts facts, IEnumerable<Belonging> belongings, SectionFamily family, DateOnly today, int lookBackMonths)
    {
        if (facts.Worked.Contains(user))
        {
            return new ReviewerConflict(ConflictKind.Worked);
        }
        if (facts.OfPolicyOffice)
        {
            return null;
        }
        var sections = family.Of(facts.SectionId);
        var since = today.AddMonths(-lookBackMonths);
        var posts = belongings.Where(b => b.UserId == user && b.From <= today && sections.Contains(b.SectionId)).ToList();
        if (posts.Exists(b => b.To is null || b.To >= today))
        {
            return new ReviewerConflict(ConflictKind.Member);
        }
        return posts.Max(b => b.To) is { } last && last >= since ? new ReviewerConflict(ConflictKind.Former, last) : null;
    }
}

/// <summary>What a reviewer has in hand: open cases, and of those with a running clock the open days left (below zero: overdue).</summary>
public sealed record ReviewerLoad(Guid Id, string Name, int Open, IReadOnlyList<int> DaysLeft)
{
    /// <summary>How much of the open days of one review period, from today on, the reviewer is there: 0 to 1.</summary>
    public decimal Presence { get; init; } = 1m;

    public int Overdue => DaysLeft.Count(days => days < 0);

    /// <summary>Due within a week of open days.</summary>
    public int Urgent => DaysLeft.Count(days => days is >= 0 and <= 5);
}

/// <summary>Who reviews what, by load. Pure.</summary>
public static class ReviewerProposal
{
    /// <summary>
    /// For each case in turn the reviewer with the fewest open cases for the time of being there who has no conflict, cases
    /// proposed before counted in; who is away throughout comes last. Of two alike the one with less that is urgent, then the one named first. Null where everybody has a conflict.
    /// </summary>
    public static IReadOnlyDictionary<Guid, Guid?> For(IEnumerable<Guid> cases, IReadOnlyList<ReviewerLoad> loads, Func<Guid, Guid, ReviewerConflict?> conflict)
    {
        var open = loads.ToDictionary(l => l.Id, l => l.Open);
        var proposed = new Dictionary<Guid, Guid?>();
        foreach (var one in cases)
        {
            var best = loads.Where(l => conflict(one, l.Id) is null).OrderBy(l => l.Presence > 0 ? (open[l.Id] + 1) / l.Presence : decimal.MaxValue).ThenBy(l => l.Overdue + l.Urgent).Select(l => (Guid?)l.Id).FirstOrDefault();
            proposed[one] = best;
            if (best is { } reviewer)
            {
                open[reviewer]++;
            }
        }
        return proposed;
    }
}
