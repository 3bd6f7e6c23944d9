using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Demo;

/// <summary>
/// Fictional figures of the demonstration's plan: two years with the year's end confirmed, the first of them closed, the third in
/// its middle; some missing, some waiting for their head, and the KPIs that the portal computes itself.
/// </summary>
public sealed class DemoReadings(PortalDb db, KpiYearService years, KpiFigureScanService scan)
{
    private const string WaitingMark = "?";
    private const int FirstYear = 2024;

    /// <summary>Column, year after the first, quarter.</summary>
    private static readonly (string Column, int Year, int Quarter)[] Times = [("year1", 0, KpiRules.YearEnd), ("year2", 1, KpiRules.YearEnd), ("year3q1", 2, 1), ("year3q2", 2, 2)];

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var plan = await db.Set<KpiPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Name == DemoKpis.PlanName && p.State == KpiPlanState.InForce, ct);
        if (plan is null || await db.Set<KpiReading>().AnyAsync(ct))
        {
            return;
        }
        await FillAsync(plan, OfficeTime.DayOf(now), ct);
        var closing = new DateTimeOffset(FirstYear + 1, 7, 10, 10, 0, 0, OfficeTime.Offset);
        await years.CloseAsync(plan.Id, new(FirstYear), new CloseYearInput { Note = "実績のない指標は、測定を始める前のもの。" }, Head(closing), ct);
        db.ChangeTracker.Clear();
        await scan.ScanOnceAsync(ct);
    }

    private async Task FillAsync(KpiPlan plan, DateOnly today, CancellationToken ct)
    {
        var rows = EmbeddedCsv.Read("Kpis.Demo.Data.demo-readings.csv").ToDictionary(r => r["kpi"], StringComparer.Ordinal);
        var owners = await (from i in db.Set<KpiInitiative>() where i.PlanId == plan.Id join s in db.Set<Section>() on i.OwnerSectionId equals s.Id select new { i.Id, s.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        foreach (var kpi in await db.Set<Kpi>().Include(k => k.Targets).Where(k => k.PlanId == plan.Id).OrderBy(k => k.Position).ToListAsync(ct))
        {
            if (!rows.TryGetValue(kpi.Name, out var row))
            {
                continue;
            }
            if (row["figure"] is { Length: > 0 } key)
            {
                kpi.Write(KpiInput.Of(kpi, plan.Years) with { FigureKey = key }, [], Actor.Operator(OfficeTime.StartOf(plan.FromYear.Start)));
            }
            foreach (var (column, after, quarter) in Times.Where(t => row[t.Column].Length > 0))
            {
                var year = new FiscalYear(FirstYear + after);
                var asOf = KpiRules.EndOf(year, quarter);
                if (asOf < today)
                {
                    db.Add(Reading(kpi, year, quarter, asOf, row[column], row["comment"], owners[kpi.InitiativeId]));
                }
            }
        }
        db.Act(Actor.Operator(OfficeTime.StartOf(plan.FromYear.Start)), "KpiReadingEntered", plan.Subject);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static KpiReading Reading(Kpi kpi, FiscalYear year, int quarter, DateOnly asOf, string written, string comment, string section)
    {
        var waits = written.EndsWith(WaitingMark, StringComparison.Ordinal);
        var judgement = written switch { "達成" => TextJudgement.Achieved, "概ね達成" => TextJudgement.Mostly, _ => (TextJudgement?)null };
        var read = judgement is null ? TargetNotation.Read(waits ? written[..^1] : written, kpi.Unit) : null;
        var entered = OfficeTime.StartOf(asOf.AddDays(quarter == KpiRules.YearEnd ? 45 : 9)).AddHours(10);
        var (staff, head) = (Holder(section, Role.Staff, "担当者（架空）"), Holder(section, Role.SectionHead, "所属長（架空）"));
        return new KpiReading
        {
            Id = Guid.CreateVersion7(entered), KpiId = kpi.Id, Year = year, Quarter = quarter, Number = 1, Kind = read?.Kind ?? TargetKind.Text, Value = read?.Value, Numerator = read?.Numerator, Denominator = read?.Denominator,
            Judgement = judgement, Text = null, Comment = comment.Length > 0 ? comment : null, AsOf = asOf, Source = ReadingSource.Entered,
            EnteredById = staff.Id, EnteredBy = staff.Name, EnteredBySection = section, EnteredAt = entered, State = waits ? ReadingState.Entered : ReadingState.Confirmed,
            ConfirmedBy = waits ? null : head.Name, ConfirmedBySection = waits ? null : section, ConfirmedAt = waits ? null : entered.AddDays(3),
        };
    }

    private static (Guid Id, string Name) Holder(string section, Role role, string otherwise) => DemoOffice.Holders(section, role) is [var person, ..] ? (person.Id, person.Name) : (Guid.Empty, otherwise);

    private static Actor Head(DateTimeOffset at)
    {
        var office = DemoOffice.Section(DemoOffice.PolicyOffice);
        var head = DemoOffice.Holders(DemoOffice.PolicyOffice, Role.PolicyHead)[0];
        return new Actor(head.Id, head.Name, [new Capacity(Role.PolicyHead, office.Id, office.Name, DemoOffice.BureauId(office.BureauCode))], at);
    }
}
