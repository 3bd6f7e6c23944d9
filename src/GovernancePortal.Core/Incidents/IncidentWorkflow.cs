using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Incidents.IncidentAct;
using static GovernancePortal.Core.Incidents.IncidentState;

namespace GovernancePortal.Core.Incidents;

/// <summary>Who may make a move.</summary>
public enum IncidentMover
{
    Csirt,     // CSIRT要員 or the CISO
    Ciso,      // the CISO, or the CSIRT that records what the CISO said
    Reporter,  // whoever reported, and the reporting section
    Addressee, // the section that an instruction is addressed to
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record IncidentGuard(string Code, Func<Incident, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record IncidentStep(IncidentState From, IncidentAct Act, IncidentState To, IncidentMover By, params IncidentGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedIncidentAct(IncidentAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>
/// The transition table of an incident (R180, R223, R224): its methods, buttons, authorization, tests and docs/workflows/incident.md
/// read it; nothing else decides whether a move is allowed.
/// </summary>
public static class IncidentWorkflow
{
    public static IReadOnlyList<IncidentStep> Steps { get; } =
    [
        new(Reported, StartJudging, Judging, IncidentMover.Csirt),
        new(Reported, JudgeIncident, Active, IncidentMover.Csirt),
        new(Reported, JudgeNot, NotIncident, IncidentMover.Csirt),
        new(Judging, JudgeIncident, Active, IncidentMover.Csirt),
        new(Judging, JudgeNot, NotIncident, IncidentMover.Csirt, Guards.OrdersDone),
        new(Active, InformCiso, Active, IncidentMover.Csirt),
        new(Active, Recover, Recovered, IncidentMover.Csirt),
        new(Recovered, InformCiso, Recovered, IncidentMover.Csirt),
        new(Recovered, WriteClosing, Closing, IncidentMover.Csirt, Guards.CisoInformed, Guards.StateTold, Guards.CommissionTold, Guards.OrdersDone),
        new(Closing, ApproveClosing, Closed, IncidentMover.Ciso),
        new(Closing, ReturnClosing, Recovered, IncidentMover.Ciso),
        new(Closed, Reopen, Active, IncidentMover.Csirt),
        new(NotIncident, Reopen, Judging, IncidentMover.Csirt),
        new(Closed, PublishLesson, Closed, IncidentMover.Csirt),
        .. Staying(Instruct, IncidentMover.Csirt, Judging, Active, Recovered),
        .. Staying(ConfirmAnswer, IncidentMover.Csirt, Judging, Active, Recovered),
        .. Staying(ReturnAnswer, IncidentMover.Csirt, Judging, Active, Recovered),
        .. Staying(Notify, IncidentMover.Csirt, Active, Recovered, Closing),
        .. Staying(IncidentAct.Note, IncidentMover.Csirt, Reported, Judging, Active, Recovered, Closing),
        .. Staying(Supplement, IncidentMover.Reporter, Reported, Judging, Active, Recovered),
        .. Staying(IncidentAct.Answer, IncidentMover.Addressee, Judging, Active, Recovered),
    ];

    public static IncidentStep? Find(IncidentState from, IncidentAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedIncidentAct> Open(Incident incident, Actor actor) =>
        [.. Steps.Where(s => s.From == incident.State && May(s.By, incident, actor)).Select(s => new OfferedIncidentAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(incident, actor))?.Code))];

    public static bool May(IncidentMover mover, Incident incident, Actor actor) => actor.IsOperator || mover switch
    {
        IncidentMover.Csirt or IncidentMover.Ciso => IncidentAccess.Handles(actor),
        IncidentMover.Reporter => IncidentAccess.Reports(actor, incident),
        IncidentMover.Addressee => incident.Orders.Any(o => IsOf(o, actor)),
    };

    public static bool IsOf(IncidentOrder order, Actor actor) => actor.IsOperator || actor.Capacities.Any(c => c.SectionId == order.SectionId);

    /// <summary>The act is the CISO's word that the CSIRT writes down: then both names are kept (decision 11).</summary>
    public static bool IsRecorded(IncidentMover mover, Actor actor) => mover == IncidentMover.Ciso && !actor.IsOperator && !actor.Has(Role.Ciso);

    /// <summary>Who has to do something in a state; null: nobody.</summary>
    public static IncidentMover? HolderOf(IncidentState state) => state switch
    {
        Reported or Judging or Active or Recovered => IncidentMover.Csirt,
        Closing => IncidentMover.Ciso,
        NotIncident or Closed => null,
    };

    public static bool IsOpen(IncidentState state) => HolderOf(state) is not null;

    /// <summary>It was judged to be an incident: it counts.</summary>
    public static bool Counts(IncidentState state) => state is Active or Recovered or Closing or Closed;

    private static IEnumerable<IncidentStep> Staying(IncidentAct act, IncidentMover by, params IncidentState[] states) => states.Select(s => new IncidentStep(s, act, s, by));

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        public static readonly IncidentGuard CisoInformed = new("Incident.CisoNotInformed", (i, _) => i.CisoInformedAt is not null);
        /// <summary>R180: the state was told, or it was decided and written down that it need not be.</summary>
        public static readonly IncidentGuard StateTold = new("Incident.StateNotTold", (i, _) => i.Notices.Any(n => n.Body is LiaisonBody.State or LiaisonBody.Nisc));
        public static readonly IncidentGuard CommissionTold = new("Incident.CommissionNotTold", (i, _) => i.QuickReportDueOn is null || (i.QuickReportedAt is not null && i.FullReportedAt is not null));
        public static readonly IncidentGuard OrdersDone = new("Incident.OrdersOpen", (i, _) => i.Orders.All(o => o.State == IncidentOrderState.Confirmed));
    }
}
