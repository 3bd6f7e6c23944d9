using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans.Demo;

/// <summary>Plans of the demonstration: some twenty auditors of both pools, audits of four years before, six years planned and approved, and the running year approved, so that its audits stand.</summary>
public sealed class DemoAuditPlans(PortalDb db, AuditOfficeService office, AuditPlanService plans)
{
    private const int Years = 6;
    private const int YearsBefore = 4;
    private const int BureauAuditors = 14;
    private const int AuditsEach = 6;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<AuditPlan>().AnyAsync(ct))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        var director = Of("auditlead", Role.AuditDirector, now.AddDays(-200));
        await AuditorsAsync(director, year, ct);
        await PastAsync(director, year, ct);
        var bureau = DemoOffice.Section(DemoOffice.SecondSection);
        await office.CloseAsync(new AuditClosureInput { SectionId = bureau.Id, From = year.Start.AddMonths(1), To = year.Start.AddMonths(2).AddDays(-1), Reason = "出納整理のため" }, director, ct);
        db.ChangeTracker.Clear();

        var id = await plans.BeginAsync(new AuditPlanInput
        {
            Name = $"情報セキュリティ監査中期計画（{year.Japanese}～{year.Plus(Years - 1).Japanese}）", FromFy = year, ToFy = year.Plus(Years - 1), General = 46, MyNumber = 14, Headcount = 20,
            Policy = "6年間で全ての所属を一度は監査する。特定個人情報を取り扱う所属は、この間に一度、マイナンバー監査を行う。",
        }, director, ct, demonstration: true);
        await PlannedAsync(id, director, ct);
        await ApproveAsync(id, now.AddDays(-190), ct);

        var first = await plans.BeginYearAsync(id, new AuditYearInput
        {
            FiscalYear = year, Name = $"{year.Japanese}情報セキュリティ監査計画", Policy = "中期計画に基づき、書面と現地の両方で確認する。", Goals = "計画した所属の監査を1月までに終え、指摘の改善計画を年度内に承認する。", Focus = "外部委託先の管理、IDとパスワードの取扱い、非常時の連絡",
        }, Of("auditlead", Role.AuditDirector, now.AddDays(-185)), ct, demonstration: true);
        await ApproveAsync(first, now.AddDays(-180), ct);
    }

    private async Task PlannedAsync(Guid id, Actor director, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await plans.PlanAsync(id, await VersionAsync(id, ct), director, ct) is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration office cannot be planned: {refusal.Rule}, {refusal.Relief} {string.Join(", ", refusal.Arguments)}.");
        }
    }

    private async Task ApproveAsync(Guid id, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var (act, actor) in new[] { (AuditPlanAct.Submit, Of("auditlead", Role.AuditDirector, at)), (AuditPlanAct.Approve, Of("ciso", Role.Ciso, at.AddDays(3))) })
        {
            db.ChangeTracker.Clear();
            var breaches = await plans.DoAsync(id, new AuditPlanActInput { Act = act, Version = await VersionAsync(id, ct) }, actor, ct);
            if (breaches.Count > 0)
            {
                throw new InvalidOperationException($"The demonstration plan breaks {breaches[0].Rule} at {breaches[0].SectionCode}.");
            }
        }
        db.ChangeTracker.Clear();
    }

    private async Task AuditorsAsync(Actor director, FiscalYear year, CancellationToken ct)
    {
        var since = year.Start.AddYears(-2);
        string[] named = ["auditlead", "auditor1", "auditor2", "reviewer1", "reviewer2", "staff-020102"];
        var bureaus = DemoOffice.People.Where(p => p.Key.StartsWith("staff-", StringComparison.Ordinal) && !named.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Take(BureauAuditors);
        var place = 0;
        foreach (var person in named.Select(key => DemoOffice.People.First(p => p.Key == key)).Concat(bureaus))
        {
            var auditor = new Auditor { Id = DemoOffice.Id("auditor", person.Key), UserId = person.Id, Name = person.Name };
            auditor.Take(new AuditorInput
            {
                Name = person.Name, Pool = person.Posts.Any(post => post.SectionId == DemoOffice.Section(DemoOffice.PolicyOffice).Id) ? AuditorPool.Division : AuditorPool.Bureau, CapacityPerYear = AuditsEach, ValidFrom = since,
                // Two of three may lead; the last two have not audited yet.
                LeadTrainedOn = place % 3 == 2 ? null : since.AddDays(40), IsNew = place >= named.Length + BureauAuditors - 2,
            }, director.Now);
            db.Add(auditor);
            place++;
        }
        var outside = new Auditor { Id = DemoOffice.Id("auditor", "outside"), Name = "外部監査人 深緑 匠" };
        outside.Take(new AuditorInput { Name = outside.Name, Pool = AuditorPool.External, CapacityPerYear = 2, ValidFrom = since, LeadTrainedOn = since }, director.Now);
        db.Add(outside);
        db.Act(director, "SeedDemonstration");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    // Every eighth section a year: half of the office in four years, as in the founding document's eight.
    private async Task PastAsync(Actor director, FiscalYear year, CancellationToken ct)
    {
        var live = DemoOffice.Sections.Where(s => s.ValidTo is null).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        for (var back = 1; back <= YearsBefore; back++)
        {
            db.AddRange(live.Where((_, n) => n % 8 == back).Select(s => AuditOfficeService.Past(s.Id, year.Plus(-back), AuditNature.General, director)));
        }
        db.Act(director, "SeedDemonstration");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<AuditPlan>().Where(p => p.Id == id).Select(p => p.Version).SingleAsync(ct);

    private static Actor Of(string key, Role role, DateTimeOffset at)
    {
        var person = DemoOffice.People.First(p => p.Key == key);
        var post = person.Posts.First(p => p.Role == role);
        var section = DemoOffice.Sections.First(s => s.Id == post.SectionId);
        return new Actor(person.Id, person.Name, [new Capacity(role, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], at);
    }
}
