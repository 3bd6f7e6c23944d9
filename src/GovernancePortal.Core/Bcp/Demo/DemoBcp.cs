using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp.Demo;

/// <summary>
/// The ICT-BCP register of みどり県: the prefecture's plan in its second version, a bureau's, and a dozen of systems in every
/// state, with drills, findings, networks and checks. Names are roles, telephone numbers are extension numbers; all fictional.
/// </summary>
public static class DemoBcp
{
    private const string Bureau = "06";

    public static async Task SeedAsync(PortalDb db, CancellationToken ct = default)
    {
        if (await db.Set<ContinuityPlan>().AnyAsync(ct))
        {
            return;
        }
        var systems = await db.Set<InformationSystem>().ToDictionaryAsync(x => x.Code, ct);
        if (!systems.ContainsKey("SYS-0097"))
        {
            return;
        }
        var (prefecture, firstDrill) = await PrefectureAsync(db, systems, ct);
        await SystemPlansAsync(db, systems, ct);
        await DrillsAsync(db, systems, prefecture, firstDrill, ct);
        await NetworksAsync(db, ct);
        await ChecksAsync(db, systems, ct);
        await TargetsAsync(db, ct);
    }

    private static async Task<(ContinuityPlan, ContinuityDrill)> PrefectureAsync(PortalDb db, Dictionary<string, InformationSystem> systems, CancellationToken ct)
    {
        var office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        var begun = On(office, "常盤 まもる", 2024, 6, 10);
        var plan = ContinuityPlan.Begin(Guid.CreateVersion7(begun.Now), PlanScope.Prefecture, null, null, null, office, "みどり県 全庁ICT-BCP", begun);
        var first = DemoBcpPlans.Prefecture(systems, second: false);
        plan.Write(plan.Title, first, null, [], begun);
        plan.Submit(begun);
        plan.Approve(begun, begun.Main);
        db.Add(plan);
        await SaveAsync(db, begun, "BcpPlanApproved", ct);

        var drilled = On(office, "若葉 しおり", 2025, 1, 17);
        var drill = ContinuityDrill.Plan(Guid.CreateVersion7(drilled.Now), office, new DrillInput
        {
            Title = "全庁ICT-BCP総合訓練（第1回）", Kind = DrillKind.Full, SectionId = office, PlanId = plan.Id, PlannedOn = drilled.Today,
            Scenario = "午前9時に震度6強の地震。本庁舎が停電し、データセンターとの回線が1系統だけ残る。",
        }, Ids(systems, "SYS-0001", "SYS-0005", "SYS-0025", "SYS-0037"));
        drill.Hold(new DrillResultInput
        {
            HeldOn = drilled.Today, Attendants = "情報政策課、防災危機管理課、管財課、運用の受託者", AttendantCount = 34, Result = "参集と初動は2時間で終わった。認証基盤より先にグループウェアを立てようとして手戻りがあった。",
            Findings =
            [
                new FindingRow { Text = "再構築の順序が書かれておらず、認証基盤の前にグループウェアを立てた。", OwnerSectionId = office, DueOn = new DateOnly(2025, 6, 30) },
                new FindingRow { Text = "夜間の連絡先が1人分しかない役割がある。", OwnerSectionId = office, DueOn = new DateOnly(2025, 6, 30) },
                new FindingRow { Text = "非常用電源につながる端末の一覧が会議室にない。", OwnerSectionId = DemoOffice.Section("管財課").Id, DueOn = new DateOnly(2025, 3, 31) },
            ],
        }, drilled);
        var settled = On(office, "若葉 しおり", 2025, 3, 14);
        drill.Settle(drill.Findings[2].Id, "一覧を作り、会議室と防災倉庫に掲示した。", settled);
        db.Add(drill);
        await SaveAsync(db, drilled, "BcpDrillHeld", ct);

        var reviewed = On(office, "若葉 しおり", 2025, 6, 5);
        plan.Review(new PlanReviewInput { On = reviewed.Today, Result = PlanReviewResult.NeedsRevision, Note = "第1回訓練の指摘により、再構築の順序と連絡先の代行者を加える。" }, reviewed, reviewed.Main);
        await SaveAsync(db, reviewed, "BcpPlanReviewed", ct);

        var revised = On(office, "常盤 まもる", 2025, 11, 20);
        plan.BeginRevision(revised);
        plan.Write(plan.Title, DemoBcpPlans.Prefecture(systems, second: true), "第1回訓練の指摘に応えるため", [.. drill.Findings.Take(2).Select(f => f.Id)], revised);
        plan.Submit(revised);
        drill.AnsweredBy(plan, plan.Approve(revised, revised.Main), revised);
        await SaveAsync(db, revised, "BcpPlanApproved", ct);
        return (plan, drill);
    }

    private static async Task SystemPlansAsync(PortalDb db, Dictionary<string, InformationSystem> systems, CancellationToken ct)
    {
        foreach (var row in DemoBcpPlans.Systems)
        {
            var system = systems[row.Code];
            var begun = On(system.OwnerSectionId, "所属の担当者（架空）", row.Begun);
            var plan = ContinuityPlan.Begin(Guid.CreateVersion7(begun.Now), PlanScope.System, null, system.Id, system.Code, system.OwnerSectionId, system.Name + " ICT-BCP", begun);
            plan.Write(plan.Title, DemoBcpPlans.OfSystem(system, row.Steps), null, [], begun);
            if (row.Status is not PlanStatus.Drafting)
            {
                plan.Submit(begun);
            }
            if (row.Approved is { } approved)
            {
                var head = On(system.OwnerSectionId, "所属長（架空）", approved);
                plan.Approve(head, head.Main);
                if (row.Reviewed is { } on)
                {
                    var reviewed = On(system.OwnerSectionId, "所属の担当者（架空）", on);
                    plan.Review(new PlanReviewInput { On = on, Result = PlanReviewResult.Unchanged, Note = "連絡先と手順を確かめた。" }, reviewed, reviewed.Main);
                }
                if (row.Status is PlanStatus.Revising or PlanStatus.RevisionWaiting)
                {
                    plan.BeginRevision(head);
                    plan.Write(plan.Title, plan.Open!.Content with { AlternativeSite = "若葉合同庁舎 2階会議室（代替拠点を改める）" }, "庁舎の改修に合わせて代替拠点を改めるため", [], head);
                }
                if (row.Status == PlanStatus.RevisionWaiting)
                {
                    plan.Submit(head);
                }
            }
            db.Add(plan);
            await SaveAsync(db, begun, "BcpPlanWritten", ct);
        }
        var section = DemoOffice.Section("監理課").Id;
        var bureau = On(section, "緑谷 三郎", 2026, 7, 6);
        var works = ContinuityPlan.Begin(Guid.CreateVersion7(bureau.Now), PlanScope.Bureau, DemoOffice.BureauId(Bureau), null, null, section, "土木部 ICT-BCP", bureau);
        works.Write(works.Title, DemoBcpPlans.Bureau(), null, [], bureau);
        works.Submit(bureau);
        db.Add(works);
        await SaveAsync(db, bureau, "BcpPlanSubmitted", ct);
    }

    private static async Task DrillsAsync(PortalDb db, Dictionary<string, InformationSystem> systems, ContinuityPlan prefecture, ContinuityDrill first, CancellationToken ct)
    {
        var office = first.SectionId;
        var accounts = DemoOffice.Section(DemoOffice.SecondSection).Id;
        var disaster = DemoOffice.Section("防災危機管理課").Id;
        var restored = On(office, "若葉 しおり", 2026, 1, 17);
        var restore = ContinuityDrill.Plan(Guid.CreateVersion7(restored.Now), office, new DrillInput
        {
            Title = "業務システムの復元訓練", Kind = DrillKind.Restore, SectionId = office, PlanId = prefecture.Id, PlannedOn = restored.Today, Scenario = "遠隔地の写しから、財務会計と税務総合を代替拠点に復元する。",
        }, Ids(systems, "SYS-0007", "SYS-0066", "SYS-0097"));
        restore.Hold(new DrillResultInput
        {
            HeldOn = restored.Today, Attendants = "情報政策課、会計課、税務課、受託者", AttendantCount = 18, Result = "財務会計は9時間、税務総合は14時間で復元できた。",
            Findings =
            [
                new FindingRow { Text = "財務会計の復元の手順書が前の版の画面のままである。", OwnerSectionId = accounts, DueOn = new DateOnly(2026, 6, 30) },
                new FindingRow { Text = "代替拠点の回線が細く、写しの転送に5時間かかる。", OwnerSectionId = office, DueOn = new DateOnly(2027, 3, 31) },
            ],
        }, restored);
        var called = On(disaster, "所属の担当者（架空）", 2026, 6, 5);
        var call = ContinuityDrill.Plan(Guid.CreateVersion7(called.Now), disaster, new DrillInput
        {
            Title = "総合防災情報システム 連絡訓練", Kind = DrillKind.Contact, SectionId = disaster, PlannedOn = called.Today, Scenario = "休日の夜に受託者と担当者へ連絡し、30分以内の応答を確かめる。",
        }, Ids(systems, "SYS-0073"));
        call.Hold(new DrillResultInput { HeldOn = called.Today, Attendants = "防災危機管理課、受託者", AttendantCount = 9, Result = "全員が22分以内に応答した。指摘はない。" }, called);
        var planned = On(office, "若葉 しおり", 2026, 8, 20);
        var next = ContinuityDrill.Plan(Guid.CreateVersion7(planned.Now), office, new DrillInput
        {
            Title = "全庁ICT-BCP総合訓練（第3回）", Kind = DrillKind.Full, SectionId = office, PlanId = prefecture.Id, PlannedOn = new DateOnly(2027, 1, 15), Scenario = "本庁舎に入れない想定で、代替拠点から最小限のシステムを動かす。",
        }, Ids(systems, "SYS-0001", "SYS-0007", "SYS-0025", "SYS-0037", "SYS-0073"));
        db.AddRange(restore, call, next);
        await SaveAsync(db, planned, "BcpDrillPlanned", ct);
    }

    private static async Task NetworksAsync(PortalDb db, CancellationToken ct)
    {
        var office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        var actor = On(office, "若葉 しおり", 2026, 7, 1);
        foreach (var row in DemoBcpPlans.Networks)
        {
            var network = ManagedNetwork.Register(Guid.CreateVersion7(actor.Now), row.Input with { SectionId = office }, DemoSystems.Id(row.Input.SystemCode!));
            if (row.HasTarget)
            {
                network.SetTarget(new TargetInput { ValidFrom = new DateOnly(2021, 4, 1), RestoreHours = TargetInput.DefaultRestoreHours, SubstituteHours = TargetInput.DefaultSubstituteHours, Basis = "行政LAN・WAN保守業務の仕様書" }, actor);
            }
            foreach (var incident in row.Incidents)
            {
                network.Record(null, incident, actor);
            }
            db.Add(network);
        }
        await SaveAsync(db, actor, "BcpNetworkEdited", ct);
    }

    private static async Task ChecksAsync(PortalDb db, Dictionary<string, InformationSystem> systems, CancellationToken ct)
    {
        string[] questions = ["Manual", "Order", "Contacts", "Restore", "Paper", "Absent"];
        var actor = On(DemoOffice.Section(DemoOffice.PolicyOffice).Id, "若葉 しおり", 2026, 7, 10);
        foreach (var (code, n) in systems.Values.Where(s => s.Lifecycle == Lifecycle.InOperation).Select(s => s.Code).Order(StringComparer.Ordinal).Select((code, n) => (code, n)).Where(x => x.n % 3 != 2))
        {
            var by = On(systems[code].OwnerSectionId, "所属の担当者（架空）", 2026, 7, 1 + (n % 9));
            var bad = n % 11 == 7;
            var check = new WorkCheck { Id = Guid.CreateVersion7(by.Now), SystemId = systems[code].Id, SystemCode = code, Fy = new FiscalYear(2026) };
            check.Take(new WorkCheckInput
            {
                Answers = [.. questions.Select((q, m) => new WorkCheckAnswerInput { Code = q, Mark = bad && m < 2 ? CheckMark.No : (n + m) % 5 == 0 ? CheckMark.Partly : CheckMark.Yes })],
                Result = bad ? WorkCheckResult.CannotContinue : n % 4 == 1 ? WorkCheckResult.WithRemedy : WorkCheckResult.CanContinue,
                Note = bad ? "紙で受け付ける様式がない。今年度中に作る。" : n % 4 == 1 ? "受託者の夜間の連絡先を契約に加える。" : null,
            }, by, by.Main);
            db.Add(check);
        }
        await SaveAsync(db, actor, "BcpWorkChecked", ct);
    }

    // The targets that a plan of the field sets for the shared platform, year by year; the last one goes on.
    private static async Task TargetsAsync(PortalDb db, CancellationToken ct)
    {
        var actor = Actor.Operator(OfficeTime.StartOf(new DateOnly(2026, 4, 1)));
        foreach (var (year, systems) in new[] { (2019, 55), (2020, 58), (2021, 61), (2022, 64), (2023, 67) })
        {
            var setting = new CalendarSetting { Id = Guid.CreateVersion7(actor.Now), Name = SettingName.PlatformSystems, Value = systems, ValidFrom = new FiscalYear(year).Start, Reason = "最適化計画の目標（架空）" };
            setting.Propose(actor);
            setting.Approve(actor);
            db.Add(setting);
        }
        await SaveAsync(db, actor, "CalendarSeeded", ct);
    }

    private static IReadOnlyList<Guid> Ids(Dictionary<string, InformationSystem> systems, params string[] codes) => [.. codes.Select(code => systems[code].Id)];

    private static Task SaveAsync(PortalDb db, Actor actor, string act, CancellationToken ct)
    {
        db.Act(actor, act);
        return db.SaveChangesAsync(ct);
    }

    internal static Actor On(Guid sectionId, string name, int year, int month, int day) => On(sectionId, name, new DateOnly(year, month, day));

    /// <summary>Somebody of the section at ten in the morning of the day.</summary>
    internal static Actor On(Guid sectionId, string name, DateOnly day)
    {
        var section = DemoOffice.Sections.Single(s => s.Id == sectionId);
        return new Actor(DemoOffice.UserId("demo-bcp"), name, [new Capacity(Role.SectionHead, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], OfficeTime.StartOf(day).AddHours(10), "demonstration");
    }
}
