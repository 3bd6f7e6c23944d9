using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Kpis;

/// <summary>Everybody signed in reads plans and KPIs; the policy office defines them, drafts by its reviewers, adoption by its head (domain.md 2.2).</summary>
public static class KpiAccess
{
    public static bool MayRead(Actor actor) => actor.May(Permission.KpiRead);

    /// <summary>Writes drafts and open revisions.</summary>
    public static bool MayDefine(Actor actor) => actor.May(Permission.KpiDefine);

    /// <summary>Adopts a plan, opens a revision, ends it: the head of the policy office, or the host's own verbs.</summary>
    public static bool MayAdopt(Actor actor) => actor.May(Permission.KpiCloseYear);

    internal static Capacity? Writing(Actor actor) => actor.CapacityFor(Permission.KpiDefine);

    /// <summary>Readings are entered by the section in charge: the KPI's own, else the initiative's.</summary>
    public static bool MayEnter(Actor actor, Kpi kpi, KpiInitiative initiative) => actor.MayIn(Permission.KpiEnter, kpi.OwnerSectionId ?? initiative.OwnerSectionId);

    /// <summary>The head of the section in charge, or the head of the policy office in place of one.</summary>
    public static bool MayConfirm(Actor actor, Guid sectionId) => actor.MayIn(Permission.KpiConfirm, sectionId) || actor.May(Permission.KpiCloseYear);
}
