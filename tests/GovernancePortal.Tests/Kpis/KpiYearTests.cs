using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>A year is closed by an act and never by the date; then nothing of it changes, and what was wrong is a further version.</summary>
public sealed class KpiYearTests : PortalTest
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task Closing_freezes_what_the_year_came_to_with_target_rate_and_band()
    {
        var plan = await FilledAsync();
        await plan.CloseAsync(this, Year.Year);
        var results = await ResultsAsync(plan);
        Assert.Equal(new HashSet<string> { "5", "8", "40%以上", "試行", "80", "200" }, results.Values.Select(r => r.TargetRaw!).ToHashSet());
        var sum = results[plan[KpiFigureScene.Cumulative]];
        Assert.Equal((90m, KpiBand.Mostly, 72m, "72 人", 1), (sum.Rate, sum.Band, sum.Value, sum.ActualText, sum.Number));
        var falling = results[plan[KpiFigureScene.Falling]];
        // (7 − 5) ÷ (7 − 5) and 5 ÷ 5.
        Assert.Equal((100m, 100m, KpiBand.Achieved), (falling.Rate, falling.RateFromBaseline, falling.Band));
        Assert.Equal(KpiBand.Mostly, results[plan[KpiFigureScene.Words]].Band);
        Assert.True((await plan.StandingAsync(this, KpiFigureScene.Cumulative, Year.Year)).IsClosed);
    }

    [Fact]
    public async Task The_date_alone_closes_nothing()
    {
        var plan = await FilledAsync();
        Clock.Go(2030, 4, 1);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, Year.Year, 75);
        Assert.Equal(75m, (await plan.StandingAsync(this, KpiFigureScene.Cumulative, Year.Year)).Actual!.Actual.Value);
    }

    [Fact]
    public async Task A_year_is_closed_by_the_policy_head_alone_once_it_is_over_and_nothing_waits()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await Assert.ThrowsAsync<Forbidden>(() => plan.CloseAsync(this, Year.Year, "理由", "reviewer1"));
        Assert.Equal("Kpi.YearNotOver", await RefusedAsync(() => plan.CloseAsync(this, 2026, "理由")));
        var id = await plan.EnterAsync(this, KpiFigureScene.Cumulative, Year.Year, 72);
        Assert.Equal("Kpi.ReadingsWaiting", await RefusedAsync(() => plan.CloseAsync(this, Year.Year, "理由")));
        await plan.ConfirmAsync(this, id);
        Assert.Equal("Kpi.GapsNeedReason", await RefusedAsync(() => plan.CloseAsync(this, Year.Year)));
        await plan.CloseAsync(this, Year.Year, "集計が間に合わない指標は次年度に報告するため。");
        Assert.Equal(KpiBand.NotEntered, (await ResultsAsync(plan))[plan[KpiFigureScene.Falling]].Band);
        Assert.Equal("Kpi.YearClosed", await RefusedAsync(() => plan.CloseAsync(this, Year.Year, "もう一度")));
    }

    [Fact]
    public async Task What_was_told_in_the_middle_of_a_year_is_not_what_the_year_came_to()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, Year.Year, 80, 2);
        var preview = await UseAsync<KpiYearService, YearPreview>(s => s.PreviewAsync(plan.PlanId, Year, new(2026, 9, 1)));
        var line = preview.Lines.Single(l => l.Standing.Name == KpiFigureScene.Cumulative);
        Assert.Equal(KpiBand.NotEntered, line.Achievement.Band);
        Assert.Null(line.Actual);
    }

    [Fact]
    public async Task A_correction_is_a_further_version_with_its_reason_judged_by_the_target_and_the_bands_of_then()
    {
        var plan = await FilledAsync();
        await plan.CloseAsync(this, Year.Year);
        var head = await ActorAsync("policyhead");
        await BandAsync(SettingName.KpiMostlyPercent, 50);
        var input = new ResultCorrectionInput { Value = 64, AsOf = Year.End, Based = 1, Reason = "受講者を二重に数えていたため。" };
        await UseAsync<KpiYearService>(s => s.CorrectAsync(plan[KpiFigureScene.Cumulative], Year, input, head));
        var all = await ReadAsync(db => db.Set<KpiResult>().Where(r => r.KpiId == plan[KpiFigureScene.Cumulative]).OrderBy(r => r.Number).ToListAsync());
        Assert.Equal([(1, 72m, KpiBand.Mostly, (string?)null), (2, 64m, KpiBand.Behind, input.Reason)], all.Select(r => (r.Number, r.Value!.Value, r.Band, r.Reason)));
        Assert.Equal((64m, KpiBand.Behind), await plan.StandingAsync(this, KpiFigureScene.Cumulative, Year.Year) is { } s ? (s.Actual!.Actual.Value!.Value, s.Achievement.Band) : default);
        await Assert.ThrowsAsync<VersionConflict>(() => UseAsync<KpiYearService>(x => x.CorrectAsync(plan[KpiFigureScene.Cumulative], Year, input, head)));
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<KpiYearService>(x => x.CorrectAsync(plan[KpiFigureScene.Cumulative], Year, input with { Based = 2 }, staff)));
        Assert.Equal("Kpi.YearOpen", await RefusedAsync(() => UseAsync<KpiYearService>(x => x.CorrectAsync(plan[KpiFigureScene.Cumulative], new(2024), input, head))));
    }

    [Theory]
    [InlineData("update kpi_result set value = 1")]
    [InlineData("delete from kpi_result")]
    [InlineData("update kpi_year set note = 'x'")]
    [InlineData("delete from kpi_year")]
    [InlineData("update kpi_reading set value = 1 where year = 2025")]
    [InlineData("delete from kpi_reading where year = 2025")]
    [InlineData("update kpi_target set raw = '1' where year = 2025")]
    [InlineData("delete from kpi_target where year = 2025")]
    [InlineData("update kpi_reading set year = 2025 where year = 2024")]
    public async Task The_database_itself_refuses_to_change_a_closed_year(string sql)
    {
        var plan = await FilledAsync();
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2024, 31);
        await plan.CloseAsync(this, Year.Year);
        foreach (var asOwner in new[] { false, true })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Database.ScalarAsync(sql, asOwner));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        // Open years stay open.
        await Database.ScalarAsync("update kpi_reading set value = 30 where year = 2024");
    }

    /// <summary>
    /// Whatever is tried after the closing, in any order, by whoever may try it, the closed results read as they did.
    /// </summary>
    [Fact]
    public async Task Closed_years_never_change()
    {
        var plan = await FilledAsync();
        await plan.CloseAsync(this, Year.Year);
        var frozen = await FrozenAsync();
        var acts = new Func<int, Task>[]
        {
            n => plan.EnterAsync(this, KpiFigureScene.Cumulative, Year.Year, n),
            n => plan.EnterAsync(this, KpiFigureScene.Falling, Year.Year, n, 1 + (n % 4)),
            n => plan.EnterAsync(this, KpiFigureScene.Quarterly, Year.Year, n, 1 + (n % 4)),
            n => plan.EnterAsync(this, KpiFigureScene.Words, Year.Year, new ReadingInput { Judgement = (TextJudgement)(n % 4), Comment = "根拠" }),
            n => BandAsync((SettingName)((int)SettingName.KpiAchievedPercent + (n % 3)), 1 + (n % 150)),
            _ => UseAsync<KpiFigureScanService>(s => s.ScanOnceAsync()),
            n => { Clock.Advance(TimeSpan.FromDays(n % 200)); return Task.CompletedTask; },
            n => plan.HaveAsync(this, KpiFigureScene.Cumulative, 2024, n),
            n => plan.CloseAsync(this, n % 2 == 0 ? 2024 : 2026, "理由"),
            n => RetargetAsync(plan, n),
        };
        var random = new Random(20261121);
        for (var step = 0; step < 60; step++)
        {
            var (act, n) = (acts[random.Next(acts.Length)], random.Next(1_000));
            try
            {
                await act(n);
            }
            catch (Exception refused) when (refused is RuleViolation or DbUpdateException)
            {
                // Refusing is one way to leave a closed year alone.
            }
            Assert.Equal(frozen, await FrozenAsync());
        }
    }

    private async Task<KpiFigureScene> FilledAsync()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, Year.Year, 72);
        await plan.ConfirmAsync(this, await plan.EnterAsync(this, KpiFigureScene.Rate, Year.Year, new ReadingInput { Numerator = 9, Denominator = 29 }));
        await plan.ConfirmAsync(this, await plan.EnterAsync(this, KpiFigureScene.Words, Year.Year, new ReadingInput { Judgement = TextJudgement.Mostly, Comment = "試行を終えた。" }));
        await plan.HaveAsync(this, KpiFigureScene.Falling, Year.Year, 5);
        await plan.HaveAsync(this, KpiFigureScene.Quarterly, Year.Year, 210);
        await ReadAsync(async db =>
        {
            db.Add(new KpiReading
            {
                Id = Guid.CreateVersion7(Clock.Now), KpiId = plan[KpiFigureScene.Computed], Year = Year, Quarter = 4, Number = 1, Kind = Core.Kpis.Notation.TargetKind.Number, Value = 9, AsOf = Year.End, Source = ReadingSource.Computed, State = ReadingState.Confirmed, EnteredAt = Clock.Now,
            });
            db.Act(await ActorAsync("policyhead"), "KpiReadingComputed");
            return await db.SaveChangesAsync();
        });
        return plan;
    }

    private Task<Dictionary<Guid, KpiResult>> ResultsAsync(KpiFigureScene plan) => ReadAsync(db => db.Set<KpiResult>().AsNoTracking().Where(r => r.Year == Year && plan.Kpis.Values.Contains(r.KpiId)).ToDictionaryAsync(r => r.KpiId));

    /// <summary>Everything the closed year consists of, as text.</summary>
    private async Task<string> FrozenAsync() => (string)(await Database.ScalarAsync("""
        select string_agg(line, E'\n' order by line) from (
            select 'result ' || r::text as line from kpi_result r where year = 2025
            union all select 'target ' || t::text from kpi_target t where year = 2025
            union all select 'reading ' || x::text from kpi_reading x where year = 2025
            union all select 'year ' || y::text from kpi_year y where year = 2025) all_of_it
        """))!;

    /// <summary>As a revision of the plan would: the targets of all its years, the closed one's among them.</summary>
    private Task RetargetAsync(KpiFigureScene plan, int n) => ReadAsync(async db =>
    {
        var kpi = await db.Set<Kpi>().Include(k => k.Targets).SingleAsync(k => k.Id == plan[KpiFigureScene.Cumulative]);
        var closed = await db.Set<KpiYear>().Where(y => y.PlanId == plan.PlanId).Select(y => y.Year).ToListAsync();
        // Every other time without telling the entity, so that the database has the last word.
        kpi.Write(KpiInput.Of(kpi, [KpiFigureScene.From, Year, new(2026)]) with { Targets = [new YearCell { Year = Year.Year, Raw = n.ToString(System.Globalization.CultureInfo.InvariantCulture) }] }, n % 2 == 0 ? closed : [], await ActorAsync("policyhead"));
        db.Act(await ActorAsync("policyhead"), "KpiWritten", kpi.Subject);
        return await db.SaveChangesAsync();
    });

    private async Task BandAsync(SettingName name, int value)
    {
        var (proposer, actor) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        await ReadAsync(async db =>
        {
            var row = new CalendarSetting { Id = Guid.CreateVersion7(actor.Now), Name = name, Value = value, ValidFrom = OfficeTime.DayOf(Clock.Now) };
            row.Propose(proposer);
            row.Approve(actor);
            db.Add(row);
            db.Act(actor, "CalendarSeeded");
            return await db.SaveChangesAsync();
        });
        await UseAsync<CalendarQueries>(q => { q.Forget(); return Task.CompletedTask; });
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleViolation>(act)).Code;
}
