using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season.Planning;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Season.Demo;

/// <summary>
/// The season of the demonstration: reviewers who are away for some days, deadlines of the bureaus for the budget of the year
/// after next, and advice for the season under way, some of it answered.
/// </summary>
public sealed class DemoSeason(PortalDb db, SeasonQueries season, CalendarQueries calendars, AdviceService advice)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<Absence>().AnyAsync(ct))
        {
            return;
        }
        var actor = Actor.Operator(now);
        var calendar = await calendars.CalendarAsync(ct);
        Absences(calendar.BusinessDays, actor);
        await DeadlinesAsync(calendar, actor, ct);
        db.Act(actor, "AbsenceEntered");
        await db.SaveChangesAsync(ct);
        calendars.Forget();
        // Late in a season nothing can be moved any more: then the next one has something to show.
        calendar = await calendars.CalendarAsync(ct);
        var current = SeasonScope.Current(actor.Today, calendar);
        foreach (var scope in new[] { current, SeasonScope.Of(current.Fy, SeasonPeak.Procurement, calendar), SeasonScope.Of(current.Fy.Next, SeasonPeak.Budget, calendar) })
        {
            await advice.AdviseAsync(scope, actor, ct);
            db.ChangeTracker.Clear();
        }
        await AnswerAsync(actor, ct);
    }

    private void Absences(BusinessDays days, Actor actor)
    {
        void Away(string key, int after, int length, AbsencePart part, AbsenceKind kind, string? note)
        {
            var from = days.Add(actor.Today, after);
            db.Add(new Absence { Id = Guid.CreateVersion7(actor.Now), UserId = DemoOffice.UserId(key), From = from, To = days.Add(from, length - 1), Part = part, Kind = kind, Note = note, EnteredBy = actor.Name, EnteredAt = actor.Now });
        }
        Away("reviewer1", 6, 3, AbsencePart.WholeDay, AbsenceKind.Leave, null);
        Away("reviewer1", 15, 1, AbsencePart.Afternoon, AbsenceKind.BusinessTrip, "県内市町の打合せ");
        Away("reviewer2", 4, 2, AbsencePart.WholeDay, AbsenceKind.Training, "情報セキュリティ研修");
        Away("reviewer2", 20, 5, AbsencePart.Morning, AbsenceKind.OtherDuty, "決算資料の作成");
    }

    // For the budget whose window lies ahead, from the forecast as the policy office would take it.
    private async Task DeadlinesAsync(OfficeCalendar calendar, Actor actor, CancellationToken ct)
    {
        var fy = FiscalYear.Of(actor.Today).Next;
        var scope = SeasonScope.Of(fy, SeasonPeak.Budget, calendar);
        scope = scope.Closes < actor.Today ? SeasonScope.Of(fy.Next, SeasonPeak.Budget, calendar) : scope;
        if (calendar.Window(scope.Fy, scope.Budget, WindowKind.Filing) is not { } window)
        {
            return;
        }
        var picture = await season.ReadAsync(scope, actor, ct);
        var demands = picture.Lines.Where(l => !l.IsFiled).GroupBy(l => l.BureauId).Select(g => new BureauDemand(g.Key, g.Count(), g.Sum(l => l.EffortDays)));
        var opens = window.From > actor.Today ? window.From : actor.Today;
        foreach (var deadline in StaggeredDeadlines.Propose(demands, opens, window.To, picture.Weeks.ToDictionary(w => w.Monday, w => w.Days), calendar.BusinessDays).Where(d => picture.Bureaus.ContainsKey(d.BureauId)))
        {
            var row = new BureauDeadline { Id = Guid.CreateVersion7(actor.Now), FiscalYear = scope.Fy, BudgetKind = scope.Budget, BureauId = deadline.BureauId, ClosesOn = deadline.ClosesOn, Reason = "デモ用：審査の量を週ごとにならすため" };
            row.Propose(actor);
            row.Approve(actor);
            db.Add(row);
        }
    }

    private async Task AnswerAsync(Actor actor, CancellationToken ct)
    {
        var offered = await db.Set<FilingAdvice>().OrderBy(a => a.Week).ThenBy(a => a.ItemId).ToListAsync(ct);
        foreach (var (one, n) in offered.Select((a, n) => (a, n)).Where(x => x.n % 3 != 2))
        {
            one.Reply(n % 3 == 0, n % 3 == 0 ? null : "議会日程のため", AsSection(one, actor));
        }
        db.Act(actor, "AdviceAccepted", AdviceService.List);
        await db.SaveChangesAsync(ct);
    }

    private static Actor AsSection(FilingAdvice one, Actor actor) =>
        new(actor.UserId, DemoOffice.People.FirstOrDefault(p => p.Posts.Any(c => c.SectionId == one.SectionId && c.Role == Role.Staff))?.Name ?? actor.Name, [new Capacity(Role.Staff, one.SectionId, "", Guid.Empty)], actor.Now);
}
