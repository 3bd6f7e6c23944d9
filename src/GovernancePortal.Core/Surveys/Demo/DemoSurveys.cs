using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys.Demo;

/// <summary>
/// Two surveys of the demonstration office: last year's, answered, fixed and merged, and one that runs with every state. Sections
/// whose staff have accounts act through the services; the others are walked by the same entity methods, many to a save.
/// </summary>
public sealed class DemoSurveys(PortalDb db, PeopleQueries people, CalendarQueries calendars, SurveyCampaignService campaigns, SurveyAnswerService answers, SurveyActService acts, SurveyMergeService merges, SystemSurveyQueries ledger)
{
    /// <summary>Sections without accounts that have answered the running survey.</summary>
    private const int Others = 40;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<SurveyCampaign>().AnyAsync(ct))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        await LastYearAsync(year.Previous, ct);
        await ThisYearAsync(year, today, now, ct);
        await ForgetMessagesAsync(now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task LastYearAsync(FiscalYear year, CancellationToken ct)
    {
        var input = CampaignInput.For(year) with { Name = $"{year.Japanese} 情報システム調査", Note = "台帳に基づき、4月1日現在の状況を回答してください。" };
        var id = await LaunchAsync(input, At(input.OpensOn!.Value, 9), ct);
        var known = await ByAccountAsync(id, ct);
        // The last of them never answered: its systems stay unconfirmed.
        foreach (var (section, n) in known.SkipLast(1).Select((s, n) => (s, n)))
        {
            var day = input.OpensOn.Value.AddDays(10 + (n % 20));
            await AnswerAsync(section, n, day, ct);
            await PassOnAsync(section, day.AddDays(2), ct);
            await ConfirmAsync(section, day.AddDays(5), ct);
        }
        await WalkOthersAsync(id, known, answer => true, answer => SurveyAnswerState.Submitted, input.OpensOn.Value.AddDays(20), ct);
        var reviewer = await ActorAsync("reviewer1", At(input.Deadline!.Value.AddDays(3), 10), ct);
        await campaigns.CloseAsync(id, null, Actor.Operator(At(input.Deadline.Value.AddDays(1), 0)), ct);
        await FixAsync(id, reviewer, ct);
        await merges.MergeAllAsync(id, reviewer with { Now = At(input.Deadline.Value.AddDays(8), 14) }, ct);
        await KeepLedgerAsync(id, reviewer with { Now = At(input.Deadline.Value.AddDays(9), 10) }, ct);
        await campaigns.FinishAsync(id, await VersionAsync<SurveyCampaign>(id, ct), reviewer with { Now = At(input.Deadline.Value.AddDays(20), 15) }, ct);
    }

    // Where a contract came in after the base date, the ledger stands.
    private async Task KeepLedgerAsync(Guid campaignId, Actor reviewer, CancellationToken ct)
    {
        var choices = SystemColumns.Given.Select(c => c.Name).Append(MergePlan.LicencesName).ToDictionary(name => name, _ => false);
        var rows = await (from r in db.Set<SurveyRow>() join a in db.Set<SurveyAnswer>() on r.AnswerId equals a.Id where a.CampaignId == campaignId && r.Merge == MergeState.Refused select new { r.Id, r.Version, System = r.SystemId!.Value }).ToListAsync(ct);
        foreach (var row in rows)
        {
            db.ChangeTracker.Clear();
            await merges.MergeAsync(row.Id, row.Version, (await ledger.NowAsync([row.System], ct))[row.System].Version, choices, reviewer, ct);
        }
        db.ChangeTracker.Clear();
    }

    private async Task ThisYearAsync(FiscalYear year, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var opens = today.AddDays(-25) < year.Start ? year.Start : today.AddDays(-25);
        var input = CampaignInput.For(year) with { Name = $"{year.Japanese} 情報システム調査", OpensOn = opens, Deadline = today.AddDays(10), Note = "台帳に基づき、4月1日現在の状況を回答してください。次年度の導入・更新の予定も登録してください。" };
        var id = await LaunchAsync(input, At(opens, 9), ct);
        var known = await ByAccountAsync(id, ct);
        foreach (var (section, n) in known.Select((s, n) => (s, n)))
        {
            var state = section.Section == DemoOffice.FirstSection ? SurveyAnswerState.Writing : section.Section == DemoOffice.SecondSection ? SurveyAnswerState.HeadCheck
                : (SurveyAnswerState)(n % 6);
            if (state == SurveyAnswerState.NotStarted || opens.AddDays(8) > today)
            {
                continue;
            }
            var day = opens.AddDays(2 + (n % 5));
            await AnswerAsync(section, n, day, ct, whole: state != SurveyAnswerState.Writing);
            if (state == SurveyAnswerState.Writing)
            {
                continue;
            }
            await PlanAsync(section, year, day, ct);
            await PassOnAsync(section, day, ct);
            if (state == SurveyAnswerState.HeadCheck)
            {
                continue;
            }
            await ConfirmAsync(section, day.AddDays(1), ct);
            if (state is SurveyAnswerState.Returned or SurveyAnswerState.Fixed)
            {
                var reviewer = await ActorAsync("reviewer1", At(day.AddDays(3), 13), ct);
                await DoAsync(section.AnswerId, state == SurveyAnswerState.Fixed ? new SurveyActInput { Act = SurveyAct.Fix }
                    : new SurveyActInput { Act = SurveyAct.Return, Reason = "復元テストの日と、利用者数の根拠を確認してください。", Fields = [nameof(SystemInput.RestoreTestedOn), nameof(SystemInput.UserCount)] }, reviewer, ct);
            }
        }
        var place = 0;
        await WalkOthersAsync(id, known, answer => answer.RowCount > 0 ? ++place % 3 == 0 : place++ < Others, answer => answer.RowCount > 0 ? SurveyAnswerState.Writing : SurveyAnswerState.Submitted, opens.AddDays(6), ct);
    }

    private async Task<Guid> LaunchAsync(CampaignInput input, DateTimeOffset at, CancellationToken ct)
    {
        var reviewer = await ActorAsync("reviewer1", at, ct);
        var id = await campaigns.CreateAsync(input, reviewer, ct);
        if (!await db.Set<SurveyQuestions>().AnyAsync(q => q.Number > 1, ct))
        {
            db.ChangeTracker.Clear();
            await campaigns.AskAsync(id, new QuestionsInput
            {
                Columns = SurveyQuestions.Usual.ToDictionary(c => c.Key, c => (Criticality?)c.Value), AsksPlans = true, AsksLicences = true, AsksDrills = true, AsksEvaluation = true, Version = await VersionAsync<SurveyCampaign>(id, ct),
                Extras =
                [
                    new() { TextJa = "業務で生成AIのサービスを利用していますか。", TextEn = "Does the section use generative AI services for its work?", Kind = ExtraKind.YesNo, Required = true },
                    new() { TextJa = "情報システムについて情報政策課に相談したいことがあれば書いてください。", TextEn = "What would the section like to consult the policy office about?", Kind = ExtraKind.Text },
                ],
            }, reviewer, ct);
        }
        db.ChangeTracker.Clear();
        await campaigns.LaunchAsync(id, await VersionAsync<SurveyCampaign>(id, ct), reviewer, ct);
        db.ChangeTracker.Clear();
        return id;
    }

    // Rows: most unchanged, here and there a changed contact, a retired one, an amount that jumps.
    private async Task AnswerAsync(Place section, int n, DateOnly day, CancellationToken ct, bool whole = true)
    {
        var staff = await ActorAsync(section.Staff, At(day, 10), ct);
        var rows = await db.Set<SurveyRow>().AsNoTracking().Where(r => r.AnswerId == section.AnswerId).OrderBy(r => r.Position).ToListAsync(ct);
        if (rows.Count == 0)
        {
            db.ChangeTracker.Clear();
            await answers.SayNoneAsync(section.AnswerId, await VersionAsync<SurveyAnswer>(section.AnswerId, ct), staff, ct);
        }
        foreach (var row in rows.Where((_, i) => i == 0 || (i == 1 && n % 4 == 1)))
        {
            db.ChangeTracker.Clear();
            var values = row.Now.Input();
            values = row.Position == 0 ? values with { ContactName = "新見（架空）", UserCount = n % 5 == 2 ? (values.UserCount ?? 40) * 12 : values.UserCount + 3 } : values with { AnnualCostYen = values.AnnualCostYen * 3 / 2, Summary = values.Summary + "（利用範囲を広げた）" };
            await answers.WriteRowAsync(row.Id, new SurveyRowAnswer { Answer = RowAnswer.Changed, Values = new SurveyValues(values.Name, LedgerText.Of(values, SystemColumns.Given)), Note = n % 3 == 0 ? "担当者の異動による。" : null }, row.Version, staff, ct);
        }
        db.ChangeTracker.Clear();
        if (whole)
        {
            await answers.RestUnchangedAsync(section.AnswerId, staff, ct);
            await EvaluateAsync(section.AnswerId, n, staff, ct);
            await ExtrasAsync(section.AnswerId, staff, n % 2 == 0, ct);
        }
    }

    private async Task EvaluateAsync(Guid answerId, int n, Actor staff, CancellationToken ct)
    {
        var asked = await db.Set<SurveyRow>().AsNoTracking().Where(r => r.AnswerId == answerId && r.AsksEvaluation).OrderBy(r => r.Position).Select(r => r.Id).ToListAsync(ct);
        if (asked.Count == 0)
        {
            return;
        }
        db.ChangeTracker.Clear();
        await answers.EvaluateAsync(answerId, new SurveyEvaluationInput
        {
            Version = await VersionAsync<SurveyAnswer>(answerId, ct), Rows = [.. asked.Select((id, i) => new SurveyEvaluationRow
            {
                RowId = id, Effect = (EvaluatedEffect)((n + i) % 4), Use = (EvaluatedUse)((n + i) % 3), Trouble = (EvaluatedTrouble)((n + i) % 5 == 4 ? 2 : i % 2), Cost = (EvaluatedCost)(n % 3),
                Conclusion = (n + i) % 6 == 5 ? EvaluatedConclusion.Renew : (EvaluatedConclusion)(i % 2), Note = i == 0 ? "操作研修を年1回行っている。" : null,
            })],
        }, staff, ct);
        db.ChangeTracker.Clear();
    }

    private async Task ExtrasAsync(Guid answerId, Actor staff, bool yes, CancellationToken ct)
    {
        var extras = await (from a in db.Set<SurveyAnswer>() join c in db.Set<SurveyCampaign>() on a.CampaignId equals c.Id join q in db.Set<SurveyQuestions>() on c.QuestionsId equals q.Id where a.Id == answerId select q.Extras).SingleAsync(ct);
        db.ChangeTracker.Clear();
        await answers.AnswerExtrasAsync(answerId, extras.Where(q => q.Required).ToDictionary(q => q.Key, q => (string?)yes.ToString()), await VersionAsync<SurveyAnswer>(answerId, ct), staff, ct);
    }

    private async Task PlanAsync(Place section, FiscalYear year, DateOnly day, CancellationToken ct)
    {
        var row = await db.Set<SurveyRow>().AsNoTracking().Where(r => r.AnswerId == section.AnswerId && r.SystemId != null).OrderBy(r => r.Position).FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return;
        }
        db.ChangeTracker.Clear();
        await answers.PlanAsync(section.AnswerId, new SurveyPlansInput
        {
            Version = await VersionAsync<SurveyAnswer>(section.AnswerId, ct),
            Plans = [new() { SystemId = row.SystemId, Title = row.Name + "の更新", Kind = PlannedCaseKind.Renewal, Fy = year.Next, EstimateYen = 12_000_000, StartsOn = year.Next.Start.AddMonths(9), Note = "保守の終了に合わせて更新する。" }],
        }, await ActorAsync(section.Staff, At(day, 11), ct), ct);
    }

    private async Task PassOnAsync(Place section, DateOnly day, CancellationToken ct) => await DoAsync(section.AnswerId, new SurveyActInput { Act = SurveyAct.PassOn }, await ActorAsync(section.Staff, At(day, 15), ct), ct);

    private async Task ConfirmAsync(Place section, DateOnly day, CancellationToken ct) => await DoAsync(section.AnswerId, new SurveyActInput { Act = SurveyAct.Confirm }, await ActorAsync(section.Head, At(day, 16), ct), ct);

    private async Task DoAsync(Guid answerId, SurveyActInput input, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await acts.DoAsync(answerId, input with { Version = await VersionAsync<SurveyAnswer>(answerId, ct) }, actor, ct);
        db.ChangeTracker.Clear();
    }

    // Sections without accounts: their staff and heads are fictional, and one save takes all of them a step on.
    private async Task WalkOthersAsync(Guid campaignId, IReadOnlyList<Place> known, Func<SurveyAnswer, bool> among, Func<SurveyAnswer, SurveyAnswerState> until, DateOnly day, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var campaign = await db.Set<SurveyCampaign>().SingleAsync(c => c.Id == campaignId, ct);
        var questions = await db.Set<SurveyQuestions>().SingleAsync(q => q.Id == campaign.QuestionsId, ct);
        var norms = SurveyNorms.Of(campaign, await calendars.CalendarAsync(ct), day);
        var skipped = known.Select(k => k.AnswerId).ToHashSet();
        var walked = (await db.Set<SurveyAnswer>().Include(a => a.Rows).Include(a => a.Plans).AsSplitQuery().Where(a => a.CampaignId == campaignId).OrderBy(a => a.Id).ToListAsync(ct)).Where(a => !skipped.Contains(a.Id) && among(a)).ToList();
        SurveyContext Context(SurveyAnswer answer) => new(campaign.State, answer.StillOpen(questions));
        foreach (var answer in walked)
        {
            var staff = Somebody("担当者（架空）", Role.Staff, answer, At(day, 10));
            if (answer.RowCount == 0)
            {
                answer.SayNone(Context(answer), staff);
            }
            answer.Write(answer.Rows.Where((_, i) => until(answer) != SurveyAnswerState.Writing || i % 2 == 0).ToDictionary(r => r.Id, _ => new SurveyRowAnswer { Answer = RowAnswer.Unchanged }), questions, norms, Context(answer), staff);
            answer.TakeExtras(questions.Extras.Where(q => q.Required).ToDictionary(q => q.Key, _ => bool.FalseString), Context(answer), staff);
        }
        await SaveAsync("SurveyAnswered", day, ct);
        foreach (var answer in walked.Where(a => until(a) != SurveyAnswerState.Writing))
        {
            answer.PassOn(Context(answer), Somebody("担当者（架空）", Role.Staff, answer, At(day, 11)));
        }
        await SaveAsync("SurveyPassOn", day, ct);
        foreach (var answer in walked.Where(a => until(a) != SurveyAnswerState.Writing))
        {
            answer.Confirm(Context(answer), Somebody("所属長（架空）", Role.SectionHead, answer, At(day.AddDays(1), 11)));
        }
        await SaveAsync("SurveyConfirm", day.AddDays(1), ct);
        db.ChangeTracker.Clear();
    }

    private async Task FixAsync(Guid campaignId, Actor reviewer, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var campaign = await db.Set<SurveyCampaign>().SingleAsync(c => c.Id == campaignId, ct);
        foreach (var answer in await db.Set<SurveyAnswer>().Where(a => a.CampaignId == campaignId && a.State == SurveyAnswerState.Submitted).ToListAsync(ct))
        {
            answer.Fix(new SurveyContext(campaign.State, []), reviewer);
        }
        db.Act(reviewer, "SurveyFix", capacity: reviewer.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task SaveAsync(string act, DateOnly day, CancellationToken ct)
    {
        db.Act(Actor.Operator(At(day, 12)), act);
        await db.SaveChangesAsync(ct);
    }

    // What was due in the demonstration's past was delivered then.
    private async Task ForgetMessagesAsync(DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        foreach (var message in await db.Set<OutboxMessage>().Where(m => m.DoneAt == null && m.DueAt < now && m.Kind.StartsWith("Survey.")).ToListAsync(ct))
        {
            message.DoneAt = message.DueAt;
        }
        await db.SaveChangesAsync(ct);
    }

    private sealed record Place(Guid AnswerId, string Section, string Staff, string Head);

    private async Task<IReadOnlyList<Place>> ByAccountAsync(Guid campaignId, CancellationToken ct)
    {
        var byId = await db.Set<SurveyAnswer>().AsNoTracking().Where(a => a.CampaignId == campaignId).ToDictionaryAsync(a => a.SectionId, a => a.Id, ct);
        return [.. DemoOffice.FilingSections.Where(s => byId.ContainsKey(s.Id)).Select(s => new Place(byId[s.Id], s.Name, DemoOffice.Holders(s.Name, Role.Staff)[0].Key, DemoOffice.Holders(s.Name, Role.SectionHead)[0].Key))];
    }

    // Everybody holds the posts of the demonstration since a day before the surveys.
    private async Task<Actor> ActorAsync(string key, DateTimeOffset at, CancellationToken ct) =>
        await people.ActorAsync(DemoOffice.UserId(key), at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {key}.");

    private static Actor Somebody(string name, Role role, SurveyAnswer answer, DateTimeOffset at) =>
        new(DemoOffice.Id("user", $"{answer.SectionId}/{role}"), name, [new Capacity(role, answer.SectionId, answer.SectionName, answer.BureauId)], at, "demonstration");

    private async Task<uint> VersionAsync<T>(Guid id, CancellationToken ct) where T : class, IVersioned =>
        await db.Set<T>().Where(x => EF.Property<Guid>(x, "Id") == id).Select(x => x.Version).SingleAsync(ct);

    private static DateTimeOffset At(DateOnly day, int hour) => OfficeTime.StartOf(day).AddHours(hour);
}
