using System.Reflection;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>
/// A case put into a state without the way to it, for tests that ask every combination of the table, also those that no
/// way leads to. Everything else walks there by the real methods (Cases.InAsync).
/// </summary>
internal static class CaseInState
{
    public static readonly Guid OwnSection = new(1, 0, 0, new byte[8]);
    public static readonly Guid OwnBureau = new(2, 0, 0, new byte[8]);
    public static readonly Guid OtherSection = new(3, 0, 0, new byte[8]);
    public static readonly Guid OtherBureau = new(4, 0, 0, new byte[8]);

    public static readonly ConsultationAct[] Acts = Enum.GetValues<ConsultationAct>();

    public static Consultation New(Stage stage, ConsultationState state, bool ofPolicyOffice = false, Guid? section = null, Guid? bureau = null, bool committee = false)
    {
        var creator = Actors.Of(Role.SectionHead, section ?? OwnSection, bureau ?? OwnBureau, name: "起票者");
        var c = Consultation.Create(new NewConsultation
        {
            Stage = stage, Title = "試験", Kind = ConsultationKind.Renewal, TargetFy = new FiscalYear(2027), BudgetKind = BudgetKind.Initial, SectionId = section ?? OwnSection,
        }, new CreationFacts(bureau ?? OwnBureau, ofPolicyOffice, FormSize.Full, new Dictionary<char, FormValues>()), creator);
        Set(c, nameof(Consultation.State), state);
        Set(c, nameof(Consultation.NeedsCommittee), committee);
        return c;
    }

    public static void Set(Consultation c, string property, object? value) => typeof(Consultation).GetProperty(property)!.SetValue(c, value);

    /// <summary>Everything that was looked up speaks for the move.</summary>
    public static CaseContext Permissive { get; } = new(new Completeness([], []))
    {
        FirstStage = new FirstStageFacts(true, BudgetOutcome.Granted, true, []),
        Later = new LaterStageFacts { PreviousContracted = true },
    };

    /// <summary>The one gate of every move, asked directly: the state it led to, or the words of the refusal.</summary>
    public static string Outcome(Consultation c, ConsultationAct act, Actor actor, CaseContext? context = null)
    {
        try
        {
            Gate.Invoke(c, [act, actor, context ?? Permissive, null]);
            return c.State.ToString();
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException switch
            {
                Core.Platform.RuleViolation broken => "refused " + broken.Code,
                Core.Platform.Forbidden => "forbidden",
                _ => throw e.InnerException!,
            };
        }
    }

    private static readonly MethodInfo Gate = typeof(Consultation).GetMethod("Move", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>One person of every role, those of a section once in the filing section and once elsewhere.</summary>
    public static IReadOnlyList<(string Name, Actor Actor)> People { get; } =
    [
        .. Enum.GetValues<Role>().SelectMany(role => new[]
        {
            (Name: role + " (filing section)", Actor: Actors.Of(role, OwnSection, OwnBureau)),
            (Name: role.ToString(), Actor: Actors.Of(role, OtherSection, OtherBureau)),
        }),
    ];
}
