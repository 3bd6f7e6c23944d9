using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Consultations;

public enum Sheet
{
    Form,      // 予算化前協議書・調達前協議書
    Result,    // 協議結果通知書
    Return,    // 差戻し通知
    Accepted,  // 受付通知
    Committee, // 委員会資料
}

/// <summary>The papers of a case (domain.md 3.10), made from what was frozen: each is printed as it was.</summary>
public sealed class PrintModel(ReviewQueries queries, ConsultationCaseService cases, RestrictedViews restricted, PremisesQueries premises, PeopleQueries people, FormNaming naming, NeedQueries needs, CalendarQueries calendars, Core.Consultations.Approvals.LaterReadingQueries readings, CurrentActor current, Formats formats) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Sheet Sheet { get; set; }

    public Consultation Case { get; private set; } = null!;
    public FormFacts Facts { get; private set; } = null!;
    public FormNames Names { get; private set; } = null!;
    public Premises? Premises { get; private set; }
    public bool ShowRestricted { get; private set; }
    public string SectionName { get; private set; } = "";
    public string PolicyOffice { get; private set; } = "";
    public ActRecord? ReturnAct { get; private set; }
    public OfficeCalendar Calendar { get; private set; } = null!;
    public DateOnly Today => actor.Today;
    public ConsultationVersion? Version { get; private set; }
    /// <summary>The record of 協議要否の確認 that the case was started from.</summary>
    public NeedLine? Need { get; private set; }

    /// <summary>後閲 of what stand-ins decided, by the number of the act.</summary>
    public IReadOnlyDictionary<int, Core.Consultations.Approvals.LaterReading> Readings { get; private set; } = new Dictionary<int, Core.Consultations.Approvals.LaterReading>();

    public CommitteeSheet CommitteeSheet => new(Case, Facts, Names, SectionName);

    /// <summary>決裁 of the filing section for the version that is printed, and of 部局主管課 where the case went through it.</summary>
    public IReadOnlyList<ActRecord> FilingActs => Round(a => a.Act is ConsultationAct.PassOn or ConsultationAct.Confirm or ConsultationAct.Submit or ConsultationAct.Forward, a => a.Act == ConsultationAct.PassOn);

    /// <summary>決裁 of the result: the proposal and the decision that ended it.</summary>
    public IReadOnlyList<ActRecord> DecidingActs => Round(a => a.Act is ConsultationAct.Propose or ConsultationAct.ReferToCommittee || (a.From != a.To && Case.Decision is { } given && a.To == given.Result && a.Act is not ConsultationAct.StartReview), a => a.Act == ConsultationAct.Propose);

    // The acts of the last round: from the last one that begins it.
    private IReadOnlyList<ActRecord> Round(Func<ActRecord, bool> among, Func<ActRecord, bool> begins)
    {
        var acts = Case.Acts.OrderBy(a => a.Number).Where(among).ToList();
        var first = acts.FindLastIndex(a => begins(a));
        return first < 0 ? acts : acts[first..];
    }

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Case = await queries.WholeAsync(Id, actor, ct);
        ReturnAct = Case.Acts.LastOrDefault(a => a.Act is ConsultationAct.Return or ConsultationAct.ReturnAtReception);
        DemandSheet();
        // A sheet for many eyes never carries restricted figures.
        ShowRestricted = Sheet == Sheet.Form && ConsultationAccess.Allows(actor, Case, ConsultationOperation.ViewRestricted);
        Version = Sheet == Sheet.Result && Case.Decision is { } given ? Case.Versions.FirstOrDefault(v => v.Number == given.Version) : Case.Versions.LastOrDefault();
        var facts = Case.Facts(await cases.SurroundingsAsync(Case, actor, ct));
        Facts = Version is null ? facts : facts with { Sections = Version.Form.ByLetter };
        Names = await naming.OfAsync(actor.Today, [Facts], ct);
        Need = Sheet == Sheet.Form ? await needs.OfCaseAsync(Id, ct) : null;
        Readings = Case.Acts.Exists(a => a.OnBehalfOf is not null) ? await readings.OfCaseAsync(Id, ct) : Readings;
        Premises = Sheet == Sheet.Form ? await premises.OfAsync(Case, Facts, actor, ct) : null;
        SectionName = (await people.SectionAsync(Case.SectionId, ct))?.Name ?? "";
        Calendar = await calendars.CalendarAsync(ct);
        PolicyOffice = (await people.ReviewContactAsync(null, actor.Today, ct))?.SectionName ?? "";
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (ShowRestricted && FormCatalogue.HoldsRestricted(Facts))
        {
            await restricted.RecordAsync(Id, actor, ct);
        }
    }

    private void DemandSheet()
    {
        var exists = Sheet switch
        {
            Sheet.Form => true,
            Sheet.Result => Case.Decision is not null,
            Sheet.Return => ReturnAct is not null,
            Sheet.Accepted => Case.AcceptedAt is not null,
            Sheet.Committee => ConsultationAccess.Allows(actor, Case, ConsultationOperation.ViewReview),
            _ => false,
        };
        if (!exists)
        {
            throw new NotFound("Sheet " + Sheet);
        }
    }

    /// <summary>Comments that went with the return the letter is about.</summary>
    public IEnumerable<ReviewComment> Returned => Case.Comments.Where(m => m.SentAt == ReturnAct?.At);

    public string ResultWord => CaseWords.Result(Case.Stage, Case.Decision!, Names.Codes);

    public DateOnly? DueOn => Case.DueOn ?? Calendar.ReviewClockOf(Case.ClockEvents(), Today, Case.IsFastLane).Due;

    public string Gate(ApprovalCondition condition) => formats.Name(condition.Gate) + (condition.Years is { } years ? $" {years}" : "");

    public static DateOnly? Day(DateTimeOffset? at) => at is { } instant ? Core.Platform.Time.OfficeTime.DayOf(instant) : null;
}
