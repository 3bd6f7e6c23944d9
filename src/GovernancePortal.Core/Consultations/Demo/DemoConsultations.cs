using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>
/// Two fiscal years of consultations of the demonstration office, made through the real services in the order of their
/// days: the season before last with its budgets, second stages and contracts, and the present one with every state.
/// </summary>
public sealed class DemoConsultations(DemoStage stage, DemoDeciding deciding, SystemQueries systems, CalendarQueries calendars)
{
    private const int FirstSeasonCases = 58;
    private const int SecondSeasonCases = 66;

    private static readonly string[] NewSystems =
    [
        "道路占用許可オンライン受付", "職員研修管理", "公用車予約", "鳥獣被害情報共有", "農地情報閲覧", "県営住宅入居管理", "観光統計分析", "備蓄物資管理", "災害時安否確認", "文書検索支援",
        "苦情・相談記録", "工事写真管理", "統計調査票回収", "会議録作成支援", "庁内問合せ窓口", "保健所検査予約", "図書館蔵書検索", "水質測定データ管理", "林道台帳", "奨学金管理",
    ];

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (!await stage.IsEmptyAsync(ct))
        {
            return;
        }
        var owned = await systems.OptionsAsync(null, ct);
        var calendar = await calendars.CalendarAsync(ct);
        var scripts = Scripts(owned, calendar, now).ToList();
        foreach (var act in scripts.SelectMany(s => s.Acts).OrderBy(a => a.At))
        {
            stage.Clear();
            var actor = await stage.ActorAsync(act.By, act.At, ct);
            try
            {
                await act.Do(stage, actor, ct);
            }
            catch (RuleViolation refused)
            {
                throw new InvalidOperationException($"The demonstration does what the portal refuses: {refused.Code} {refused.Field} ({act.Of.Subject.Title}, {act.By}, {act.At:yyyy-MM-dd}). {await stage.ExplainAsync(act.Of.Latest, actor, ct)}", refused);
            }
        }
        await ExpireAsync(scripts[0], now, ct);
        await DemoFitGap.SeedAsync(stage, scripts, now, ct);
        await DemoNeeds.SeedAsync(stage, now, ct);
        await deciding.SeedAsync(now, ct);
        await stage.ForgetMessagesAsync(now.AddDays(-10), ct);
        stage.Clear();
    }

    // The case of a supplement whose year has ended without a second stage.
    private async Task ExpireAsync(DemoScript script, DateTimeOffset now, CancellationToken ct)
    {
        var end = OfficeTime.StartOf(script.Subject.TargetFy.End.AddDays(1)).AddHours(1);
        if (end < now)
        {
            stage.Clear();
            await stage.Decisions.ExpireAsync(script.Id, Actor.Operator(end), ct);
        }
    }

    private static IEnumerable<DemoScript> Scripts(IReadOnlyList<SystemReference> owned, OfficeCalendar calendar, DateTimeOffset now)
    {
        // The present season is the last one whose filing window has had its September.
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        var target = today >= new DateOnly(year.Year, 9, 15) ? year.Next : year;
        var sections = DemoOffice.FilingSections.Where(s => s.Name != DemoOffice.PolicyOffice).Select(s => s.Name).ToList();
        var bySection = owned.Where(s => s.SectionName != DemoOffice.PolicyOffice && sections.Contains(s.SectionName) && s.Lifecycle == Lifecycle.InOperation).ToList();

        yield return Expired(bySection[3], target.Previous.Previous, now);
        for (var i = 0; i < FirstSeasonCases; i++)
        {
            var subject = Subject(i, target.Previous, bySection, sections, out var section);
            yield return Earlier(i, subject, section, target.Previous, Committee(subject, FilingDay(i, target.Previous)), now);
        }
        for (var i = 0; i < SecondSeasonCases; i++)
        {
            var n = i + FirstSeasonCases;
            var subject = Subject(n, target, bySection, sections, out var section);
            yield return Present(i, subject, section, target, Committee(subject, today), now);
        }
        bool Committee(DemoCase subject, DateOnly day) => calendar.Threshold(ThresholdKind.Committee, day)?.IsMetBy(subject.TotalYen) == true;

        yield return OfPolicyOffice(owned.First(s => s.SectionName == DemoOffice.PolicyOffice && s.Lifecycle == Lifecycle.InOperation), target, now);
    }

    // Three of four cases are about a system of the ledger, the others about a new one; under one in ten is above the committee's amount.
    private static DemoCase Subject(int n, FiscalYear target, List<SystemReference> owned, List<string> sections, out string section)
    {
        var isNew = n % 4 == 3;
        var system = isNew ? null : owned[n * 7 % owned.Count];
        section = system?.SectionName ?? (n % 8 == 3 ? DemoOffice.FirstSection : sections[n * 5 % sections.Count]);
        var kind = isNew ? (n % 3 == 0 ? ConsultationKind.CloudService : ConsultationKind.NewSystem)
            : (n % 9) switch { 1 => ConsultationKind.Enhancement, 4 => ConsultationKind.LegalChange, 6 => ConsultationKind.ContractExtension, 7 => ConsultationKind.HardwareOnly, _ => ConsultationKind.Renewal };
        var name = system?.Name ?? NewSystems[n * 3 % NewSystems.Length];
        var total = n % 13 == 5 ? 44_000_000L + (n % 5 * 6_200_000L) : n % 17 == 8 ? 1_800_000L : 3_600_000L + (n * 1_730_000L % 33_000_000L) / 1000 * 1000;
        var title = name + kind switch
        {
            ConsultationKind.NewSystem => "の新規導入", ConsultationKind.CloudService => "のクラウド利用開始", ConsultationKind.Enhancement => "の機能追加", ConsultationKind.LegalChange => "の制度改正対応",
            ConsultationKind.ContractExtension => "の契約延長", ConsultationKind.HardwareOnly => "の機器更新", _ => "の更新",
        };
        return new DemoCase(title, name, kind, target, BudgetKind.Initial, total, 5, n, new DateOnly(target.Year - 1, 7, 1))
        {
            SystemId = system?.Id, Size = total <= 2_000_000 ? FormSize.Simplified : FormSize.Full, IsLate = false,
        };
    }

    // Filing: few before August, most in the last weeks of September, as the founding documents complain of.
    private static DateOnly FilingDay(int i, FiscalYear target) => (i % 10) switch
    {
        0 or 1 => new DateOnly(target.Year - 1, 6, 8 + (i % 20)),
        2 or 3 => new DateOnly(target.Year - 1, 8, 3 + (i % 24)),
        _ => new DateOnly(target.Year - 1, 9, 3 + (i * 3 % 18)),
    };

    private static DemoScript Begin(DemoCase subject, string section, DateOnly day, DateTimeOffset now)
    {
        var staff = DemoOffice.Holders(section, Role.Staff)[0].Key;
        var head = DemoOffice.Holders(section, Role.SectionHead)[0].Key;
        var start = OfficeTime.StartOf(day.AddDays(-9)).AddHours(9).AddMinutes(subject.Variant * 7 % 400);
        return new DemoScript(subject with { Day = day.AddDays(-8) }, section, staff, head, subject.Variant % 2 == 0 ? "reviewer1" : "reviewer2", start, now);
    }

    private static DemoScript Expired(SystemReference system, FiscalYear target, DateTimeOffset now)
    {
        var day = new DateOnly(target.Year, 5, 20);
        var subject = new DemoCase(system.Name + "の更新（補正）", system.Name, ConsultationKind.Renewal, target, BudgetKind.September, 6_400_000, 5, 2, day) { SystemId = system.Id };
        return Begin(subject, system.SectionName, day, now).Draft().Fill().PassOn().Submit().Accept().StartReview().Judge().Agree();
    }

    private static DemoScript Reviewed(DemoScript script, int i)
    {
        script.Draft().Fill().PassOn().Submit().Accept().StartReview();
        if (i % 5 is 1 or 3)
        {
            script.Return().Mend().PassOn().Submit().AcceptComments();
        }
        if (i % 6 == 2)
        {
            script.Ask().Answer();
        }
        script.Judge();
        return i % 2 == 0 && script.Subject.Size == FormSize.Full ? script.Scrutinise() : script;
    }

    private static DemoScript Earlier(int i, DemoCase subject, string section, FiscalYear target, bool committee, DateTimeOffset now)
    {
        var script = Reviewed(Begin(subject, section, FilingDay(i, target), now), i);
        var march = new DateOnly(target.Year, 3, 19);
        switch (i)
        {
            case 9 or 31 when !committee:
                return script.Decide(ConsultationAct.Reject, "庁内の類似システムで同じ業務ができるため、同意できません。", "policyhead");
            case 14:
                return script.Withdraw();
        }
        var conditional = i % 7 == 4;
        script.Conclude(new DateOnly(target.Year - 1, 10, 22), conditional);
        if (i is 6 or 27 or 44)
        {
            return script.Until(march).Budget(BudgetOutcome.NotGranted, null);
        }
        script.Until(march).Budget(i % 8 == 5 ? BudgetOutcome.GrantedReduced : BudgetOutcome.Granted, new DateOnly(target.Year, 3, 18));
        if (i % 6 == 1)
        {
            script.Authority(longTerm: i % 12 == 1);
        }
        if (i == 22)
        {
            // A change that is agreed puts the old decision out of force.
            return script.StartChange().Then(3, DemoOffice.Holders(section, Role.Staff)[0].Key, async (s, id, _, actor, ct) =>
            {
                var form = DemoAnswers.PreBudget(subject with { TotalYen = subject.TotalYen / 1000 * 112 / 100 * 1000 });
                await s.Drafts.SaveSectionsAsync(id, form.Sections, actor, ct);
                foreach (var file in form.Files)
                {
                    for (var k = 1; k <= file.AtLeast; k++)
                    {
                        s.Clear();
                        await s.AttachAsync(id, file.Kind, $"変更後の{file.Kind}_{k}", null, actor, ct);
                    }
                }
            }).PassOn().Submit().Accept().StartReview().Judge().Agree();
        }
        // What is still under way was filed lately.
        var day = i % 9 is 6 or 7 or 8 ? OfficeTime.DayOf(now).AddDays(-24 - (i % 8)) : new DateOnly(target.Year, 4 + (i % 4), 6 + (i % 20));
        script.Until(day);
        if (conditional)
        {
            script.ReportCondition().ConfirmCondition();
        }
        script.NextStage();
        if (i % 9 == 8)
        {
            return script;
        }
        script.FillNext(day.AddDays(10)).PassOn();
        if (i % 9 == 7)
        {
            return script.Submit();
        }
        script.Submit().Accept().StartReview();
        if (i % 9 == 6)
        {
            return script;
        }
        script.Judge().Agree();
        if (i % 9 == 5)
        {
            return script;
        }
        var start = new DateOnly(target.Year, 10, 1);
        script.Until(day.AddDays(75)).Contract(start, i % 4 == 0 ? 1 : 5);
        return i % 10 == 0 ? script.Settle() : script;
    }

    private static DemoScript Present(int i, DemoCase subject, string section, FiscalYear target, bool committee, DateTimeOffset now)
    {
        // What is still under way was filed lately; the rest follows the season.
        var today = OfficeTime.DayOf(now);
        var lately = today.AddDays(-26 - (i % 6));
        var isOpen = i % 11 is 0 or 2 or 4 or 5 or 7 or 9;
        var late = isOpen && lately > new DateOnly(target.Year - 1, 9, 30);
        var script = Begin(subject with { IsLate = late }, section, isOpen ? lately : FilingDay(i, target), now);
        switch (i % 11)
        {
            case 0:
                return i % 2 == 0 ? script.Draft().Begin() : script.Draft().Fill().PassOn();
            case 2:
                return i % 3 == 0 ? script.Draft().Fill().PassOn().Submit().ReturnAtReception() : script.Draft().Fill().PassOn().Submit();
            case 4:
                return i % 2 == 0 ? script.Draft().Fill().PassOn().Submit().Accept().StartReview() : script.Draft().Fill().PassOn().Submit().Accept();
            case 5:
                return script.Draft().Fill().PassOn().Submit().Accept().StartReview().Return();
            case 7:
                return script.Draft().Fill().PassOn().Submit().Accept().StartReview().Ask();
            case 9:
                script = Reviewed(script, i);
                return i % 2 == 0 ? script.Propose(ConsultationAct.Approve) : script;
        }
        Reviewed(script, i);
        var meeting = new DateOnly(target.Year - 1, 10, 22);
        return (i % 11, i) switch
        {
            (_, 34) => script.Withdraw(),
            (_, 19) when !committee => script.Decide(ConsultationAct.Reject, "費用に見合う効果が示されていないため、同意できません。", "policyhead"),
            (_, 23 or 41) when !committee => script.Decide(ConsultationAct.Continue, "共通基盤の更新の時期が決まってから、あらためて協議してください。", "policyhead"),
            (3, _) => script.Conclude(i == 25 ? null : meeting, conditional: true),
            // Some of the larger cases still wait for their meeting.
            (1, _) => script.Conclude(null, ahead: i % 2 == 0 ? today.AddDays(12) : null),
            _ => script.Conclude(meeting),
        };
    }

    // The office's own case: the adviser reviews and gives an opinion, the CIO decides.
    private static DemoScript OfPolicyOffice(SystemReference system, FiscalYear target, DateTimeOffset now)
    {
        var day = new DateOnly(target.Year - 1, 8, 20);
        var subject = new DemoCase(system.Name + "の更新", system.Name, ConsultationKind.Renewal, target, BudgetKind.Initial, 28_400_000, 5, 140, day.AddDays(-8)) { SystemId = system.Id };
        var staff = DemoOffice.Holders(DemoOffice.PolicyOffice, Role.Staff).Select(p => p.Key).FirstOrDefault() ?? "policyhead";
        return new DemoScript(subject, DemoOffice.PolicyOffice, staff, "policyhead", "advisor", OfficeTime.StartOf(day.AddDays(-9)).AddHours(9), now)
            .Draft().Fill().PassOn().Submit().Accept().StartReview().Judge()
            .Then(2, "advisor", (s, id, v, actor, ct) => s.Review.GiveOpinionAsync(id, v, "方式と経費は妥当である。基盤の更新と時期を合わせることが望ましい。", actor, ct))
            .Decide(ConsultationAct.Approve, "CIO補佐官の意見を踏まえ、申請のとおり同意する。", "cio");
    }
}
