using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Dashboard.Demo;

/// <summary>Last week's report, and last year's results laid before the CIO for publication.</summary>
public sealed class DemoDashboard(PortalDb db, DashboardQueries dashboard, PublicationService publications, KpiStandingQueries standings)
{
    private const int DaysBack = 7;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<CioReport>().AnyAsync(ct))
        {
            return;
        }
        var actor = Actor.Operator(now.AddDays(-DaysBack));
        var report = CioReport.Of(await dashboard.ReadAsync(actor.Now, ct), actor);
        db.Add(report);
        db.Act(actor, "CioReportFrozen", report.Subject);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await PublicationAsync(now, ct);
    }

    private async Task PublicationAsync(DateTimeOffset now, CancellationToken ct)
    {
        var year = FiscalYear.Of(OfficeTime.DayOf(now)).Previous;
        var plans = (await standings.ReadAsync(new KpiFilter { Fy = year }, OfficeTime.DayOf(now), ct)).Select(s => s.PlanId).Distinct().ToList();
        if (plans.Count == 0)
        {
            return;
        }
        var person = DemoOffice.Holders(DemoOffice.PolicyOffice, Role.Reviewer)[0];
        var section = DemoOffice.Section(DemoOffice.PolicyOffice);
        var reviewer = new Actor(person.Id, person.Name, [new Capacity(Role.Reviewer, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], now.AddDays(-2));
        var input = new PublicationInput { Title = $"{year.Japanese} 取組結果", Introduction = "県の情報化計画に掲げた指標の目標と実績をお知らせします。", PlanIds = plans, Years = [year.Previous.Year, year.Year] };
        var id = await publications.CreateAsync(input, reviewer, ct, demonstration: true);
        db.ChangeTracker.Clear();
        await publications.SubmitAsync(id, await db.Set<PublicationRecord>().Where(p => p.Id == id).Select(p => p.Version).SingleAsync(ct), reviewer, ct);
        db.ChangeTracker.Clear();
    }
}
