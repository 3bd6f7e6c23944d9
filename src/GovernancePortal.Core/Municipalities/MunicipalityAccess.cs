using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Everybody signed in reads; the policy office records.</summary>
public static class MunicipalityAccess
{
    public const Permission Reading = Permission.UsePortal;
    public const Permission Editing = Permission.MunicipalityEdit;

    public static bool MayEdit(Actor actor) => actor.May(Editing);

    internal static void Demand(Actor actor)
    {
        if (!MayEdit(actor))
        {
            throw new Forbidden("Recording municipalities.");
        }
    }

    internal static Capacity? Capacity(Actor actor) => actor.CapacityFor(Editing);
}

/// <summary>The code lists of the module.</summary>
public static class MunicipalityCodes
{
    /// <summary>Why shared use does not progress (R025).</summary>
    public const string Reason = "CloudReason";
    public const string Topic = "SupportTopic";

    // Read by rules: renewal days that do not match (R025), and support of checklists (R190) and of ICT-BCP (R112).
    public const string Renewal = "Renewal";
    public const string CloudTopic = "MunicipalCloud";
    public const string ChecklistTopic = "Checklist";

    public static bool IsOffered(CodeBook book, string list, string code, DateOnly today, IReadOnlyCollection<string> before) => before.Contains(code) || book.IsOffered(list, code, today);
}
