using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements.Demo;

/// <summary>Audits of the demonstration, one in nearly every state, walked by the services as people walk them.</summary>
public sealed class DemoAudits(PortalDb db, AuditService service, ExternalAuditService external, AuditFactQueries facts)
{
    private const string Special = "外部からの照会を受け、個人情報の取扱いを早急に確かめるため。";

    private const string Plain = "年度計画の補いとして行うため。";

    /// <summary>Up to the working papers: what follows needs the checklist answered.</summary>
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<AuditEngagement>().AnyAsync(a => a.OrderReason == Special, ct))
        {
            return;
        }
        var team = await TeamAsync(ct);
        foreach (var (section, until, nature) in Audits)
        {
            await WalkAsync(section, until, nature, team, now, nature == AuditNature.Special ? Special : Plain, ct);
        }
        await ExternalAsync(now, ct);
    }

    /// <summary>From the working papers on, after the demonstration's checklists were answered; what a guard still stops stays where it is.</summary>
    public async Task FinishAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        foreach (var (section, until, _) in Audits.Where(a => a.Until is AuditState.FactCheck or AuditState.Reported or AuditState.FollowUp or AuditState.Closed))
        {
            var found = await db.Set<AuditEngagement>().AsNoTracking().Where(a => a.SectionId == section.Id && a.OrderReason == Plain && a.State == AuditState.Papers).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
            if (found is { } id)
            {
                await FinishAsync(id, until, Begun(until, now), ct);
            }
        }
    }

    // Sections with a head, so that somebody answers; never one of the auditors' own.
    private static IReadOnlyList<(DemoSection Section, AuditState Until, AuditNature Nature)> Audits
    {
        get
        {
            var headed = DemoOffice.People.SelectMany(p => p.Posts.Where(post => post.Role == Role.SectionHead).Select(post => post.SectionCode)).ToHashSet(StringComparer.Ordinal);
            AuditState[] states = [AuditState.Planned, AuditState.Preliminary, AuditState.Papers, AuditState.Reported, AuditState.FollowUp, AuditState.Closed, AuditState.Postponed, AuditState.Cancelled, AuditState.Notified];
            var others = DemoOffice.Sections.Where(s => s.ValidTo is null && headed.Contains(s.Code) && s.Name is not (DemoOffice.FirstSection or DemoOffice.SecondSection or DemoOffice.PolicyOffice or "健康福祉政策課" or "教育総務課" or "内部統制・監査室"))
                .OrderBy(s => s.Code, StringComparer.Ordinal).Take(states.Length);
            return
            [
                (DemoOffice.Section(DemoOffice.FirstSection), AuditState.Fieldwork, AuditNature.General), (DemoOffice.Section(DemoOffice.SecondSection), AuditState.FactCheck, AuditNature.General),
                .. others.Select((s, n) => (s, states[n], n == 1 ? AuditNature.Special : AuditNature.General)),
            ];
        }
    }

    private static DateTimeOffset Begun(AuditState until, DateTimeOffset now) => now.AddDays(until is AuditState.Planned or AuditState.Notified or AuditState.Preliminary ? -20 : until is AuditState.Fieldwork ? -32 : -90);

    private async Task WalkAsync(DemoSection section, AuditState until, AuditNature nature, IReadOnlyList<AuditTeamSeat> team, DateTimeOffset now, string reason, CancellationToken ct)
    {
        var begun = Begun(until, now);
        var (director, lead) = (Of("auditlead", Role.AuditDirector, begun), Of("auditor1", Role.Auditor, begun));
        var held = OfficeTime.DayOf(begun).AddDays(30);
        var code = await db.Set<AuditKind>().AsNoTracking().Where(k => k.Nature == nature).OrderBy(k => k.Code).Select(k => k.Code).FirstOrDefaultAsync(ct) ?? (nature == AuditNature.Special ? AuditService.SpecialKind : "general");
        var id = await service.OrderAsync(new AuditOrder(FiscalYear.Of(held), new DateOnly(held.Year, held.Month, 1), section.Id, DemoOffice.BureauId(section.BureauCode), section.Name, code, nature, team,
            OrderedBy: DemoOffice.People.First(p => p.Key == "ciso").Name, OrderReason: reason), director, ct);
        db.ChangeTracker.Clear();
        if (until is AuditState.Cancelled or AuditState.Postponed)
        {
            await ActAsync(id, until == AuditState.Cancelled ? new() { Act = AuditAct.Cancel, Reason = "同じ年度に外部監査を受けるため。" } : new() { Act = AuditAct.Postpone, Reason = "庁舎の移転と重なるため。", Month = held.AddMonths(3) }, director, ct);
            return;
        }
        await service.PrepareAsync(id, new AuditPreparationInput
        {
            Purpose = "情報セキュリティポリシーの遵守状況を確かめ、改善すべき点を明らかにする。", Scope = "所管する情報システム、情報資産及び執務室", Method = "関連資料の閲覧、担当者への聴取、執務室の視察", Setup = "監査人2人",
            HeldOn = held, HeldAt = "13:30-16:30", Version = await VersionAsync(id, ct),
        }, lead, ct);
        db.ChangeTracker.Clear();
        await ActAsync(id, new() { Act = AuditAct.ApprovePlan }, director, ct);
        if (until == AuditState.Planned)
        {
            return;
        }
        await ActAsync(id, new() { Act = AuditAct.Notify, Reason = "組織体制、情報資産の管理、物理的対策、人的対策、技術的対策、業務委託" }, lead with { Now = begun.AddDays(2) }, ct);
        if (until == AuditState.Notified)
        {
            return;
        }
        var due = OfficeTime.DayOf(begun).AddDays(25);
        await ActAsync(id, new() { Act = AuditAct.BeginSurvey, DueOn = due }, lead with { Now = begun.AddDays(3) }, ct);
        if (until == AuditState.Preliminary)
        {
            return;
        }
        var answerer = DemoOffice.People.First(p => p.Posts.Any(post => post.SectionId == section.Id && post.Role == Role.SectionHead));
        var sectionHead = Of(answerer.Key, Role.SectionHead, begun.AddDays(15));
        var questions = await db.Set<AuditQuestion>().AsNoTracking().Where(q => q.EngagementId == id).OrderBy(q => q.Position).Select(q => q.Id).ToListAsync(ct);
        await service.AnswerSurveyAsync(id, new AuditSurveyInput { Answers = [.. questions.Select(q => new AuditAnswerRow { Id = q, Answer = "資料のとおりです。" })], Version = await VersionAsync(id, ct) }, new Dictionary<Guid, IReadOnlyList<Platform.Files.StoredFile>>(), sectionHead, ct);
        db.ChangeTracker.Clear();
        await ActAsync(id, new() { Act = AuditAct.SubmitSurvey }, sectionHead, ct);
        await ActAsync(id, new() { Act = AuditAct.BeginFieldwork }, lead with { Now = begun.AddDays(30) }, ct);
        if (until == AuditState.Fieldwork)
        {
            return;
        }
        await ActAsync(id, new() { Act = AuditAct.RecordDebrief, On = held, Present = $"{section.Name}長、担当者、監査人2人", Reason = "台帳の更新が遅れている。媒体の管理はよく行われている。" }, lead with { Now = begun.AddDays(31) }, ct);
        await service.WritePaperAsync(id, new AuditPaperInput { Evidence = "情報資産台帳、媒体管理簿、委託契約書を閲覧した。執務室を視察した。", Judgement = "台帳の更新の遅れは規程に反する。媒体の管理は規程に沿う。", Version = await VersionAsync(id, ct) }, lead with { Now = begun.AddDays(35) }, ct);
        db.ChangeTracker.Clear();
        await ActAsync(id, new() { Act = AuditAct.PassPaper }, lead with { Now = begun.AddDays(35) }, ct);
    }

    private async Task FinishAsync(Guid id, AuditState until, DateTimeOffset begun, CancellationToken ct)
    {
        var (director, lead, second) = (Of("auditlead", Role.AuditDirector, begun), Of("auditor1", Role.Auditor, begun), Of("auditor2", Role.Auditor, begun));
        await ActAsync(id, new() { Act = AuditAct.ReviewPaper, Reason = "証拠と判断を確かめた。" }, second with { Now = begun.AddDays(37) }, ct);
        await service.WriteReportAsync(id, new AuditReportInput
        {
            Introduction = "年度計画に基づき監査を行った。", Overview = "閲覧、聴取及び視察により、29の項目を確かめた。", Opinion = "台帳の更新を四半期ごとに行うよう助言する。", Remarks = "媒体の管理の工夫は、他の所属の参考になる。", Version = await VersionAsync(id, ct),
        }, lead with { Now = begun.AddDays(40) }, ct);
        db.ChangeTracker.Clear();
        if (!await TryAsync(id, AuditAct.BeginFactCheck, lead with { Now = begun.AddDays(41) }, ct) || until == AuditState.FactCheck || !await TryAsync(id, AuditAct.Issue, director with { Now = begun.AddDays(50) }, ct))
        {
            return;
        }
        await ActAsync(id, new() { Act = AuditAct.Present, To = PresentedTo.Ciso, On = OfficeTime.DayOf(begun).AddDays(52) }, director with { Now = begun.AddDays(52) }, ct);
        if (until == AuditState.Reported)
        {
            return;
        }
        await ActAsync(id, new() { Act = AuditAct.Present, To = PresentedTo.Committee, On = OfficeTime.DayOf(begun).AddDays(55) }, director with { Now = begun.AddDays(55) }, ct);
        await ActAsync(id, new() { Act = AuditAct.NotifyResult }, director with { Now = begun.AddDays(56) }, ct);
        if (until == AuditState.FollowUp)
        {
            await ActAsync(id, new() { Act = AuditAct.BeginFollowUp }, lead with { Now = begun.AddDays(80) }, ct);
        }
        else if (until == AuditState.Closed)
        {
            await TryAsync(id, AuditAct.Close, director with { Now = begun.AddDays(85) }, ct);
        }
    }

    // An act whose guards hold; findings and answers of other parts of the demonstration may stand in the way.
    private async Task<bool> TryAsync(Guid id, AuditAct act, Actor actor, CancellationToken ct)
    {
        var audit = await db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).Include(a => a.Paper).Include(a => a.Questions).Include(a => a.Presentations).AsSplitQuery().SingleAsync(a => a.Id == id, ct);
        if (AuditWorkflow.Open(audit, actor, await facts.OfAsync(audit, ct)).FirstOrDefault(o => o.Act == act) is not { IsPossible: true })
        {
            return false;
        }
        await ActAsync(id, new() { Act = act }, actor, ct);
        return true;
    }

    private async Task ActAsync(Guid id, AuditActInput input, Actor actor, CancellationToken ct)
    {
        await service.DoAsync(id, input with { Version = await VersionAsync(id, ct) }, actor, ct);
        db.ChangeTracker.Clear();
    }

    private async Task ExternalAsync(DateTimeOffset now, CancellationToken ct)
    {
        var director = Of("auditlead", Role.AuditDirector, now);
        var year = FiscalYear.Of(director.Today).Previous;
        await external.SaveAsync(null, new ExternalAuditInput { Fy = year.Previous.Year, Firm = "わかば監査法人（架空）", Scope = "三層分離の構成と運用", PeriodFrom = year.Previous.Start.AddMonths(5), PeriodTo = year.Previous.Start.AddMonths(8), ReceivedOn = year.Previous.End.AddDays(-40), SubmittedOn = year.Previous.End.AddDays(-10), SubmissionRecord = "電子メールにより提出" }, null, director, ct);
        db.ChangeTracker.Clear();
        await external.SaveAsync(null, new ExternalAuditInput { Fy = year.Year, Firm = "わかば監査法人（架空）", Scope = "三層分離の構成と運用", PeriodFrom = year.Start.AddMonths(5), PeriodTo = year.Start.AddMonths(8), ReceivedOn = year.End.AddDays(-40) }, null, director, ct);
        db.ChangeTracker.Clear();
    }

    // As the register of auditors has them; without a register the accounts stand for themselves.
    private async Task<IReadOnlyList<AuditTeamSeat>> TeamAsync(CancellationToken ct)
    {
        Guid[] users = [DemoOffice.UserId("auditor1"), DemoOffice.UserId("auditor2")];
        var known = await db.Set<Auditor>().AsNoTracking().Where(a => a.UserId != null && users.Contains(a.UserId.Value)).Select(a => new { a.Id, User = a.UserId!.Value }).ToDictionaryAsync(a => a.User, a => a.Id, ct);
        return [.. users.Select((u, n) => new AuditTeamSeat(known.GetValueOrDefault(u, u), u, DemoOffice.People.First(p => p.Id == u).Name, n == 0))];
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<AuditEngagement>().AsNoTracking().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(ct);

    private static Actor Of(string key, Role role, DateTimeOffset at)
    {
        var person = DemoOffice.People.First(p => p.Key == key);
        var post = person.Posts.First(p => p.Role == role);
        var section = DemoOffice.Sections.First(s => s.Code == post.SectionCode);
        return new Actor(person.Id, person.Name, [new Capacity(role, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], at);
    }
}
