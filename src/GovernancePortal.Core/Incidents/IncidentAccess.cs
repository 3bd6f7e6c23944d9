using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Incidents;

/// <summary>
/// Who may know of an incident (issue 6, 9): CSIRT and CISO of all; the reporter and the reporting section of theirs; a section
/// with an instruction of that one. Others see counts only. One rule on a record and on a query.
/// </summary>
public static class IncidentAccess
{
    public static bool Allows(Actor actor, Incident incident) => Handles(actor) || Reports(actor, incident) || incident.Orders.Any(o => Sections(actor).Contains(o.SectionId));

    public static IQueryable<Incident> VisibleTo(this IQueryable<Incident> incidents, Actor actor)
    {
        if (Handles(actor))
        {
            return incidents;
        }
        var (sections, me) = (Sections(actor), actor.UserId);
        return incidents.Where(i => sections.Contains(i.SectionId) || (i.CreatedById == me && i.RecordedBy == null) || i.Orders.Any(o => sections.Contains(o.SectionId)));
    }

    public static bool Handles(Actor actor) => actor.IsOperator || actor.May(Permission.IncidentHandle);

    /// <summary>Sees the report itself.</summary>
    public static bool Reports(Actor actor, Incident incident) => actor.IsOperator || Sections(actor).Contains(incident.SectionId) || (incident.CreatedById == actor.UserId && incident.RecordedBy is null);

    internal static Guid[] Sections(Actor actor) => [.. actor.Capacities.Select(c => c.SectionId).Distinct()];
}
