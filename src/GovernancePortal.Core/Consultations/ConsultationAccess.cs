using System.Linq.Expressions;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

/// <summary>What somebody may want with a case, apart from the acts of the workflow.</summary>
public enum ConsultationOperation
{
    /// <summary>Title, section, stage, state, form, purpose, year and the supplier after the contract (decision 20).</summary>
    ViewSummary,
    /// <summary>The whole case but its restricted figures.</summary>
    View,
    /// <summary>Restricted figures and files (decisions 19 and 20); every view is recorded.</summary>
    ViewRestricted,
    /// <summary>Comments not yet sent, verdicts and proposals of the policy office.</summary>
    ViewReview,
}

/// <summary>
/// Who may see what of a case: one rule, as a predicate on a record and as a limit on a query; a test proves that they
/// agree. Lists, details, counts, exports and files all start from <see cref="VisibleTo"/>. A section asked for 合議 sees the
/// case it was asked about, never its restricted values.
/// </summary>
public static class ConsultationAccess
{
    public static bool Allows(Actor actor, Consultation c, ConsultationOperation operation) => operation switch
    {
        ConsultationOperation.ViewSummary => SeesAll(actor, c) || (actor.May(Permission.ConsultationReadDecided) && c.State.IsDecided()),
        ConsultationOperation.View => SeesAll(actor, c),
        ConsultationOperation.ViewRestricted => SeesRestricted(actor, c.SectionId, c.ReviewerId, c.NeedsCommittee, c.CioDecides) || c.MayActAsProxy(actor),
        ConsultationOperation.ViewReview => actor.IsOperator || ConsultationWorkflow.May(Mover.Reviewer, c, actor) || ConsultationWorkflow.May(Mover.Decider, c, actor) || ConsultationWorkflow.May(Mover.Adviser, c, actor)
            || (actor.May(Permission.ConsultationReadAll) && !OfFilingSection(actor, c.SectionId)),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private static bool SeesAll(Actor actor, Consultation c) => actor.IsOperator || actor.May(Permission.ConsultationReadAll) || OfFilingSection(actor, c.SectionId)
        || actor.MayInBureau(Permission.ConsultationReadBureau, c.BureauId) || c.AskedSectionIds.Exists(id => OfFilingSection(actor, id));

    private static bool OfFilingSection(Actor actor, Guid sectionId) => actor.MayIn(Permission.ConsultationDraft, sectionId) || actor.MayIn(Permission.ConsultationSubmit, sectionId);

    public static bool SeesRestricted(Actor actor, Guid sectionId, Guid? reviewerId, bool needsCommittee, bool cioDecides) => actor.IsOperator
        || OfFilingSection(actor, sectionId)
        // A reviewer who has moved on keeps the name on the case, not the view of it.
        || (reviewerId == actor.UserId && actor.May(Permission.ConsultationReadAll))
        || actor.May(Permission.ConsultationDecide)
        || ((needsCommittee || cioDecides) && actor.May(Permission.ConsultationDecideAboveThreshold));

    /// <summary>The cases the person may know of at all.</summary>
    /// <param name="state">The state all of them are in, where the query asks for one: what is decided then need not be asked of each row, and an index serves the rest.</param>
    public static IQueryable<Consultation> VisibleTo(this IQueryable<Consultation> cases, Actor actor, ConsultationState? state = null)
    {
        if (actor.IsOperator || actor.May(Permission.ConsultationReadAll))
        {
            return cases;
        }
        var decided = actor.May(Permission.ConsultationReadDecided) ? ConsultationStates.Decided : [];
        if (state is { } one && decided.Contains(one))
        {
            return cases.Where(c => c.State == one);
        }
        var (sections, bureaus) = Own(actor);
        return state is not null ? cases.Where(c => c.State == state && (sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id))))
            : cases.Where(c => sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)) || decided.Contains(c.State));
    }

    /// <summary>Whether the person sees more of the case than the summary: for projections.</summary>
    public static Expression<Func<Consultation, bool>> FullFor(Actor actor)
    {
        if (actor.IsOperator || actor.May(Permission.ConsultationReadAll))
        {
            return _ => true;
        }
        var (sections, bureaus) = Own(actor);
        return c => sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id));
    }

    /// <summary>
    /// Prices of estimates: of a first stage for all who see the case whole (the finance section among them, decision 19), of a
    /// second one for those with the right to its restricted figures.
    /// </summary>
    public static bool SeesPrices(Actor actor, Consultation c) => Allows(actor, c, ConsultationOperation.View) && (c.Stage == Stage.PreBudget || Allows(actor, c, ConsultationOperation.ViewRestricted));

    /// <summary><see cref="SeesPrices"/> as a limit on a query.</summary>
    public static Expression<Func<Consultation, bool>> PricesFor(Actor actor)
    {
        if (actor.IsOperator || (actor.May(Permission.ConsultationDecide) && actor.May(Permission.ConsultationReadAll)))
        {
            return _ => true;
        }
        var (sections, bureaus) = Own(actor);
        var (reads, above, decides, user) = (actor.May(Permission.ConsultationReadAll), actor.May(Permission.ConsultationDecideAboveThreshold), actor.May(Permission.ConsultationDecide), actor.UserId);
        var proxies = actor.May(Permission.ConsultationDraftOnBehalf);
        return c => sections.Contains(c.SectionId)
            || (proxies && c.Proxy != null && c.ProxyIds.Contains(user) && c.ReviewerId != user)
            || (c.Stage == Stage.PreBudget && c.AskedSectionIds.Any(id => sections.Contains(id)))
            || ((reads || bureaus.Contains(c.BureauId)) && (c.Stage == Stage.PreBudget || decides || (reads && c.ReviewerId == user) || (above && (c.NeedsCommittee || c.OfPolicyOffice || c.DecidingOffice == Approvals.DecidingOffice.Cio))));
    }

    private static (Guid[] Sections, Guid[] Bureaus) Own(Actor actor) => (
        [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))],
        [.. actor.BureausWhere(Permission.ConsultationReadBureau)]);
}
