using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages;

/// <summary>私の仕事: what waits for me, oldest deadline first, and what I wait for.</summary>
public sealed class IndexModel(WorkQueries work, TalkWorkQueries talks, SurveyWorkQueries surveys, QuestionWorkQueries questions, DocumentWorkQueries documents, KpiWorkQueries kpis, InstructionWorkQueries instructions, SelfCheckWorkQueries selfChecks, TrainingWorkQueries trainings, IncidentWorkQueries incidents, AuditPlanQueries auditPlans, AuditWorkQueries audits, FindingWorkQueries findings, CalendarQueries calendars, BureauRoutingQueries bureaus, CurrentActor current) : PageModel
{
    public Actor Actor { get; private set; } = null!;
    public OfficeCalendar Calendar { get; private set; } = null!;
    public IReadOnlyList<WorkLine> Waiting { get; private set; } = [];
    /// <summary>Answers to surveys that wait: no command while no survey runs.</summary>
    public IReadOnlyList<SurveyWorkLine> Surveys { get; private set; } = [];
    /// <summary>合議, homework and hearings: no command while nobody has any.</summary>
    public IReadOnlyList<TalkWorkLine> Talks { get; private set; } = [];
    /// <summary>Questions to the library without an answer, for the policy office.</summary>
    public (int Count, DateOnly Oldest)? Questions { get; private set; }
    /// <summary>Standards, guidelines and templates whose day of review has passed, for the policy office.</summary>
    public IReadOnlyList<DocumentWorkLine> Reviews { get; private set; } = [];
    /// <summary>Figures to enter and to confirm: no command while no plan is in force.</summary>
    public KpiWork Kpis { get; private set; } = KpiWork.None;
    /// <summary>Instructions of the CIO: to answer, to confirm, to judge. No command while none is open.</summary>
    public IReadOnlyList<InstructionWorkLine> Instructions { get; private set; } = [];
    /// <summary>Self-checks to answer and to confirm: no command while none is open.</summary>
    public IReadOnlyList<SelfCheckWorkLine> SelfChecks { get; private set; } = [];
    /// <summary>What a section has still to enter of training: no command while no session was held this year.</summary>
    public IReadOnlyList<TrainingWorkLine> Trainings { get; private set; } = [];
    /// <summary>Incidents to judge, to handle and to answer. No command while none is open.</summary>
    public IReadOnlyList<IncidentWorkLine> Incidents { get; private set; } = [];
    /// <summary>Plans of audits to approve, or that came back. No command while none waits.</summary>
    public IReadOnlyList<AuditPlanWorkLine> AuditPlans { get; private set; } = [];
    /// <summary>Audits: to plan, to notify, to answer, to review, to report. No command while none is open.</summary>
    public IReadOnlyList<AuditWorkLine> Audits { get; private set; } = [];
    /// <summary>Findings of audits: to answer, to plan, to mend, to judge. No command while there is none.</summary>
    public IReadOnlyList<FindingWorkLine> Findings { get; private set; } = [];
    public IReadOnlyList<AwaitedLine> Awaited { get; private set; } = [];
    /// <summary>The next days by which the person's own sections file, the nearest first.</summary>
    public IReadOnlyList<FilingDay> FilingDays { get; private set; } = [];

    /// <param name="mine">The CIO is led to the first screen, unless the own work was asked for.</param>
    public async Task<IActionResult> OnGetAsync(bool mine, CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        if (!mine && Actor.Main is { Role: Role.Cio, StandsInFor: null })
        {
            return RedirectToPage("/Dashboard/Index");
        }
        Calendar = await calendars.CalendarAsync(ct);
        Waiting = await work.WaitingAsync(Actor, Calendar, ct);
        Talks = await talks.WaitingAsync(Actor, ct);
        Surveys = await surveys.WaitingAsync(Actor, ct);
        Questions = await questions.WaitingAsync(Actor, ct);
        Reviews = await documents.OverdueAsync(Actor, ct);
        Kpis = await kpis.WaitingAsync(Actor, ct);
        Trainings = await trainings.WaitingAsync(Actor, ct);
        Instructions = await instructions.WaitingAsync(Actor, ct);
        SelfChecks = await selfChecks.WaitingAsync(Actor, ct);
        Incidents = await incidents.WaitingAsync(Actor, ct);
        AuditPlans = await auditPlans.WaitingAsync(Actor, ct);
        Audits = await audits.WaitingAsync(Actor, ct);
        Findings = await findings.WaitingAsync(Actor, ct);
        Awaited = await work.AwaitedAsync(Actor, ct: ct);
        FilingDays = Actor.May(Permission.ConsultationDraft) ? FilingDay.Of(Actor, Calendar, await bureaus.RoutesAsync(ct)) : [];
        return Page();
    }

    /// <summary>How many of each kind, in the order of the verbs.</summary>
    public IEnumerable<(WorkKind Kind, int Count)> Kinds => Waiting.GroupBy(w => w.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    public int DaysLeft(DateOnly day) => Calendar.BusinessDays.Between(Actor.Today, day);

    /// <summary>The days of the coming budget that are still ahead.</summary>
    public IReadOnlyList<(WindowKind Kind, DateOnly Day)> Gates()
    {
        var year = FiscalYear.Of(Actor.Today).Next;
        return [.. new[] { WindowKind.Filing, WindowKind.LateFiling, WindowKind.CommitteeMeeting, WindowKind.CommitteeSpare, WindowKind.BudgetRequest, WindowKind.BudgetResult }
            .Select(kind => Calendar.Window(year, BudgetKind.Initial, kind)).OfType<WindowLine>().Where(w => w.To >= Actor.Today).Select(w => (w.WindowKind, w.To)).OrderBy(g => g.To)];
    }
}
