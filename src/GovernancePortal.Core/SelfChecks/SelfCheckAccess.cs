using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Who may see a sheet: its section, the office, and who reads audits (CISO, CIO, auditors); everybody else knows totals by question only.</summary>
public static class SelfCheckAccess
{
    public static bool Allows(Actor actor, SelfCheckSheet sheet) => SeesAll(actor) || actor.MayIn(Permission.SelfCheckAnswer, sheet.SectionId);

    public static IQueryable<SelfCheckSheet> VisibleTo(this IQueryable<SelfCheckSheet> sheets, Actor actor)
    {
        if (SeesAll(actor))
        {
            return sheets;
        }
        Guid[] sections = [.. actor.SectionsWhere(Permission.SelfCheckAnswer)];
        return sheets.Where(s => sections.Contains(s.SectionId));
    }

    /// <summary>A campaign that is being prepared is the office's own.</summary>
    public static IQueryable<SelfCheckCampaign> VisibleTo(this IQueryable<SelfCheckCampaign> campaigns, Actor actor) =>
        Manages(actor) ? campaigns : campaigns.Where(c => c.State != SelfCheckCampaignState.Draft);

    public static bool SeesAll(Actor actor) => Manages(actor) || actor.May(Permission.AuditRead);

    public static bool Manages(Actor actor) => actor.IsOperator || actor.May(Permission.SelfCheckManage);
}
