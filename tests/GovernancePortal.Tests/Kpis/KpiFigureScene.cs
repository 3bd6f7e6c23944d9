using GovernancePortal.Core.Kpis;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Kpis;

/// <summary>A plan in force of 令和6 to 10年度 with a KPI of each kind, in charge of 道路整備課 (staff1, head1).</summary>
internal sealed record KpiFigureScene(Guid PlanId, IReadOnlyDictionary<string, Guid> Kpis)
{
    public const string Cumulative = "研修した職員数（累計）";
    public const string Rate = "標準仕様書利用率";
    public const string Words = "AIチャットボットの運用";
    public const string Falling = "不感地の要望地区数";
    public const string Computed = "共通基盤を利用するシステム数";
    public const string Quarterly = "電子申請件数";

    public static readonly FiscalYear From = new(2024);
    public static readonly FiscalYear To = new(2028);
    public static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
    public static readonly Guid Accounts = DemoOffice.Section(DemoOffice.SecondSection).Id;

    public Guid this[string name] => Kpis[name];

    /// <summary>Stored as the plan's own pages store it, adopted on the first day of its first year.</summary>
    public static async Task<KpiFigureScene> StartAsync(PortalTest t, string name = "情報システム最適化計画")
    {
        var actor = await t.ActorAsync("policyhead");
        return await t.ReadAsync(async db =>
        {
            var plan = KpiPlan.Begin(new KpiPlanInput { Name = name, FromYear = From, ToYear = To, OwnerSectionId = actor.Main!.SectionId }, 1, actor);
            var objective = plan.AddObjective("ITガバナンスの強化", actor);
            var initiative = KpiInitiative.Begin(plan.Id, 1, new KpiInitiativeInput { ObjectiveId = objective.Id, Code = "4.1.1", Name = "情報システムの最適化", OwnerSectionId = Roads }, actor);
            Kpi[] kpis =
            [
                Kpi.Begin(initiative, 1, Input(Cumulative, "人", "30", "80", "130", "180", "230") with { Aggregation = KpiAggregation.Cumulative }, actor),
                Kpi.Begin(initiative, 2, Input(Rate, "%", "―", "40%以上", "60%以上", "80%以上", "90%以上") with { Aggregation = KpiAggregation.PerYear }, actor),
                Kpi.Begin(initiative, 3, Input(Words, null, "―", "試行", "本格運用", "→", "→"), actor),
                Kpi.Begin(initiative, 4, Input(Falling, "地区", "6", "5", "5", "4", "4") with { Direction = KpiDirection.Decrease, Aggregation = KpiAggregation.Point, Baseline = "7" }, actor),
                Kpi.Begin(initiative, 5, Input(Computed, "システム", "5", "8", "11", "14", "17") with { Aggregation = KpiAggregation.Point, FigureKey = "Systems.Platform" }, actor),
                Kpi.Begin(initiative, 6, Input(Quarterly, "件", "100", "200", "300", "400", "500") with { Aggregation = KpiAggregation.PerYear, Rhythm = KpiRhythm.Quarterly }, actor),
            ];
            plan.Adopt(From.Start, null, new KpiPlanContent(plan.Name, From.Year, To.Year, actor.Main.SectionName, null, null, [], []), actor, actor.Main);
            db.Add(plan);
            db.Add(initiative);
            db.AddRange(kpis);
            db.Act(actor, "KpiPlanAdopted", plan.Subject);
            await db.SaveChangesAsync();
            return new KpiFigureScene(plan.Id, kpis.ToDictionary(k => k.Name, k => k.Id));
        });
    }

    public static KpiInput Input(string name, string? unit, params string[] cells) => new()
    {
        Name = name, Unit = unit, Targets = [.. cells.Select((raw, n) => new YearCell { Year = From.Year + n, Raw = raw })],
    };

    /// <summary>Entered by staff1, or by whoever is named.</summary>
    public async Task<Guid> EnterAsync(PortalTest t, string kpi, int year, ReadingInput input, int quarter = 4, string who = "staff1")
    {
        t.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await t.ActorAsync(who);
        var based = await t.ReadAsync(db => db.Set<KpiReading>().Where(r => r.KpiId == Kpis[kpi] && r.Year == new FiscalYear(year) && r.Quarter == quarter).MaxAsync(r => (int?)r.Number)) ?? 0;
        var given = input with { AsOf = input.AsOf ?? actor.Today, Based = based };
        return await t.UseAsync<ReadingService, Guid>(s => s.EnterAsync(Kpis[kpi], new(year), quarter, given, [], actor));
    }

    public Task<Guid> EnterAsync(PortalTest t, string kpi, int year, decimal value, int quarter = 4) => EnterAsync(t, kpi, year, new ReadingInput { Value = value }, quarter);

    /// <summary>By head1; the rule that refused it, if one did.</summary>
    public async Task<string?> ConfirmAsync(PortalTest t, Guid reading, string who = "head1")
    {
        var actor = await t.ActorAsync(who);
        var version = await t.ReadAsync(db => db.Set<KpiReading>().Where(r => r.Id == reading).Select(r => r.Version).SingleAsync());
        return (await t.UseAsync<ReadingService, IReadOnlyList<ConfirmOutcome>>(s => s.ConfirmAsync([(reading, version)], actor))).Single().Refusal;
    }

    public async Task HaveAsync(PortalTest t, string kpi, int year, decimal value, int quarter = 4) => await ConfirmAsync(t, await EnterAsync(t, kpi, year, value, quarter));

    public async Task<KpiStanding> StandingAsync(PortalTest t, string kpi, int? year = null)
    {
        var today = OfficeTime.DayOf(t.Clock.Now);
        return (await t.UseAsync<KpiStandingQueries, IReadOnlyList<KpiStanding>>(q => q.ReadAsync(new KpiFilter { PlanId = PlanId, Fy = year is { } y ? new FiscalYear(y) : null }, today))).Single(s => s.Id == Kpis[kpi]);
    }

    public async Task CloseAsync(PortalTest t, int year, string? note = null, string who = "policyhead")
    {
        var actor = await t.ActorAsync(who);
        await t.UseAsync<KpiYearService>(s => s.CloseAsync(PlanId, new(year), new CloseYearInput { Note = note }, actor));
    }
}
