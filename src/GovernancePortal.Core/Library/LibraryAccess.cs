using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Library;

/// <summary>
/// Everybody who is signed in reads the library; the information policy office writes it. A document that the whole house
/// follows (a standard, a guideline, a template) is published by the head of that office.
/// </summary>
public static class LibraryAccess
{
    public const Permission Reading = Permission.UsePortal;

    /// <summary>Held by the reviewers and the head of the policy office, and by nobody else.</summary>
    public const Permission Editing = Permission.ConsultationReview;

    public const Permission Publishing = Permission.OfficeApprove;

    public static bool MayRead(Actor actor) => actor.May(Reading);

    public static bool MayEdit(Actor actor) => actor.May(Editing);

    public static bool MayPublish(Actor actor) => actor.May(Publishing);

    internal static Capacity? Writing(Actor actor) => actor.CapacityFor(Editing);
}
