using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Training;

/// <summary>
/// Courses, sessions, alerts and the policy are everybody's; who came is known to the own section, to the office and to those who
/// audit. Names are the section's and the office's own.
/// </summary>
public static class TrainingAccess
{
    public static bool Manages(Actor actor) => actor.IsOperator || actor.May(Permission.TrainingManage);

    public static bool SeesAll(Actor actor) => Manages(actor) || actor.May(Permission.AuditRead);

    public static bool SeesSection(Actor actor, Guid sectionId) => SeesAll(actor) || actor.MayIn(Permission.SelfCheckAnswer, sectionId);

    public static bool SeesNames(Actor actor, Guid? sectionId) => Manages(actor) || (sectionId is { } id && actor.MayIn(Permission.SelfCheckAnswer, id));

    /// <summary>Enters for the section: its own people, or the office.</summary>
    public static bool Enters(Actor actor, Guid sectionId) => Manages(actor) || actor.MayIn(Permission.SelfCheckAnswer, sectionId);

    public static bool Allows(Actor actor, TrainingAttendance attendance) => SeesAll(actor) || (attendance.SectionId is { } id && actor.MayIn(Permission.SelfCheckAnswer, id));

    public static IQueryable<TrainingAttendance> VisibleTo(this IQueryable<TrainingAttendance> rows, Actor actor)
    {
        if (SeesAll(actor))
        {
            return rows;
        }
        Guid?[] sections = [.. OwnSections(actor).Select(id => (Guid?)id)];
        return rows.Where(a => sections.Contains(a.SectionId));
    }

    public static IReadOnlyList<Guid> OwnSections(Actor actor) => actor.SectionsWhere(Permission.SelfCheckAnswer);

    internal static Capacity? CapacityOf(Actor actor, Guid? sectionId) => (sectionId is { } id ? actor.CapacityFor(Permission.SelfCheckAnswer, id) : null) ?? actor.CapacityFor(Permission.TrainingManage);

    internal static void Demand(Actor actor)
    {
        if (!Manages(actor))
        {
            throw new Forbidden("Managing training.");
        }
    }

    internal static void DemandSection(Actor actor, Guid sectionId)
    {
        if (!SeesSection(actor, sectionId))
        {
            throw new NotFound($"Training of section {sectionId}.");
        }
        if (!Enters(actor, sectionId))
        {
            throw new Forbidden("Entering for a section.");
        }
    }
}
