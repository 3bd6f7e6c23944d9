using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Dashboard;

public sealed record CioReportLine(Guid Id, DateOnly On, DateTimeOffset MadeAt, string? MadeBy, string? MadeBySection);

public sealed class CioReportQueries(PortalDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<CioReportLine>> ListAsync(CancellationToken ct = default) =>
        await db.Set<CioReport>().AsNoTracking().OrderByDescending(r => r.On).Take(Most).Select(r => new CioReportLine(r.Id, r.On, r.MadeAt, r.MadeBy, r.MadeBySection)).ToListAsync(ct);

    public async Task<CioReport> FindAsync(Guid id, CancellationToken ct = default) => await db.Set<CioReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound($"Report {id}.");
}

/// <summary>CIO週報 is frozen: by somebody of the CIO's circle, or by the day of the week that the office set.</summary>
public sealed class CioReportService(PortalDb db, DashboardQueries dashboard, CalendarQueries calendars)
{
    /// <summary>Refused where the day has its report already (Dashboard.ReportExists): what was printed stays what it is.</summary>
    public async Task<Guid> FreezeAsync(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.DashboardRead))
        {
            throw new Forbidden("Freezing the report of the CIO.");
        }
        if (await db.Set<CioReport>().AnyAsync(r => r.On == actor.Today, ct))
        {
            throw new RuleViolation("Dashboard.ReportExists", null, actor.Today);
        }
        var report = CioReport.Of(await dashboard.ReadAsync(actor.Now, ct), actor);
        db.Add(report);
        db.Act(actor, "CioReportFrozen", report.Subject, capacity: actor.CapacityFor(Permission.DashboardRead));
        await UniqueSave.SaveAsync(db, new RuleViolation("Dashboard.ReportExists", null, actor.Today), ct);
        return report.Id;
    }

    /// <summary>On the office's day, once; null where it is another day, the setting is off or the report is there.</summary>
    public async Task<Guid?> FreezeOfTheWeekAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var actor = Actor.Operator(now);
        var weekday = (await calendars.CalendarAsync(ct)).Setting(SettingName.CioReportWeekday, actor.Today);
        // 1 Monday to 7 Sunday, as offices count.
        var today = actor.Today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)actor.Today.DayOfWeek;
        return weekday != today || await db.Set<CioReport>().AnyAsync(r => r.On == actor.Today, ct) ? null : await FreezeAsync(actor, ct);
    }
}
