using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents.Demo;

/// <summary>Incidents of the demonstration, all of them invented: just reported, being handled with an instruction, waiting for the CISO, closed with a lesson, and one that was none.</summary>
public sealed class DemoIncidents(PortalDb db, IncidentService service, LiaisonService liaison)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<Incident>().AnyAsync(ct))
        {
            return;
        }
        await ContactsAsync(now.AddDays(-100), ct);
        await ClosedAsync(now, ct);
        await NoneAsync(now, ct);
        await ClosingAsync(now, ct);
        await ActiveAsync(now, ct);
        await ReportAsync("head1", Role.SectionHead, now.AddHours(-2), "Missent", "工事の案内を別の事業者に送信（見本）", "見積依頼のメールを、宛先の確認をせずに別の事業者に送りました。添付に担当者の連絡先が入っています。", personal: true, persons: 3, ct);
    }

    private async Task ContactsAsync(DateTimeOffset at, CancellationToken ct)
    {
        var day = OfficeTime.DayOf(at);
        (LiaisonBody Body, string Name, string Office, bool Told, bool Warns)[] rows =
        [
            (LiaisonBody.Csirt, "みどり県CSIRT（見本）", "デジタル戦略室", true, false),
            (LiaisonBody.State, "総務省 自治行政局（見本）", "情報セキュリティの担当", true, true),
            (LiaisonBody.Nisc, "国のサイバーセキュリティ統括組織（見本）", "地方公共団体の担当", true, true),
            (LiaisonBody.Commission, "個人情報保護委員会（見本）", "漏えい等報告の窓口", true, false),
            (LiaisonBody.Sector, "自治体セプター事務局（見本）", "情報共有の担当", true, true),
            (LiaisonBody.Police, "みどり県警察 サイバー担当（見本）", "相談の窓口", true, false),
        ];
        foreach (var row in rows)
        {
            await liaison.AddContactAsync(new LiaisonContactInput { Body = row.Body, Name = row.Name, Office = row.Office, Phone = "000-0000-0000", NightPhone = "000-0000-0001", Mail = "sample@example.jp", Told = row.Told, Warns = row.Warns, ValidFrom = day }, Csirt(at), ct);
        }
        await liaison.ReceiveAsync(new LiaisonAlertInput
        {
            ReceivedOn = day.AddDays(90), ReceivedTime = "00:05", Body = LiaisonBody.Sector, BodyName = "自治体セプター事務局（見本）", Reference = "見本-001", Title = "遠隔接続の機器の更新のお願い（見本）", Text = "遠隔接続の機器に見付かった弱点について、更新の適用を確かめてください。",
            Measures = "対象の機器がないことを確かめ、回答しました。",
        }, Csirt(at.AddDays(91)), ct);
        await liaison.ReceiveAsync(new LiaisonAlertInput { ReceivedOn = day.AddDays(98), ReceivedTime = "00:30", Body = LiaisonBody.Nisc, BodyName = "国のサイバーセキュリティ統括組織（見本）", Reference = "見本-002", Title = "大量アクセスへの備え（見本）", Text = "地方公共団体のウェブサイトへの大量アクセスが続いています。備えを確かめてください。" }, Csirt(at.AddDays(99)), ct);
    }

    private async Task ClosedAsync(DateTimeOffset now, CancellationToken ct)
    {
        var at = now.AddDays(-60);
        var id = await ReportAsync("staff2", Role.Staff, at, "Defacement", "イベント案内のページの改ざん（見本）", "見覚えのない文が表示されていると、住民から連絡がありました。", false, null, ct);
        await JudgeAsync(id, IncidentSeverity.Serious, at.AddHours(1), ct);
        await NotifyAsync(id, LiaisonBody.State, "総務省（見本）", NoticeStage.Quick, "改ざんの状況と、公開を止めたことを伝えました。", at.AddHours(3), ct);
        await NotifyAsync(id, LiaisonBody.Sector, "自治体セプター事務局（見本）", NoticeStage.Quick, "手口を共有しました。", at.AddHours(4), ct);
        await RecoverAsync(id, at.AddHours(30), ct);
        await CloseAsync(id, at.AddDays(5), ct);
        await DoAsync(id, new IncidentActInput { Act = IncidentAct.ApproveClosing, Reason = "内容を確認しました。" }, Ciso(at.AddDays(6)), ct);
        await service.PublishLessonAsync(id, new IncidentLessonInput { Title = "使わなくなった更新用のアカウントを残さない", Text = "終わった業務の更新用アカウントが残り、そこから書き換えられました。業務が終わった日にアカウントを止め、月に一度は一覧を見直してください。", Version = await VersionAsync(id, ct) }, Csirt(at.AddDays(8)), ct);
        db.ChangeTracker.Clear();
    }

    private async Task NoneAsync(DateTimeOffset now, CancellationToken ct)
    {
        var at = now.AddDays(-20);
        var id = await ReportAsync("staff1", Role.Staff, at, "Malware", "端末に見慣れない警告（見本）", "警告の画面が出たので、ネットワークから外しました。", false, null, ct);
        await DoAsync(id, new IncidentActInput { Act = IncidentAct.StartJudging }, Csirt(at.AddMinutes(20)), ct);
        await DoAsync(id, new IncidentActInput { Act = IncidentAct.JudgeNot, Reason = "広告の表示で、感染はありませんでした。" }, Csirt(at.AddHours(4)), ct);
    }

    private async Task ClosingAsync(DateTimeOffset now, CancellationToken ct)
    {
        var at = now.AddDays(-12);
        var id = await ReportAsync("staff2", Role.Staff, at, "Loss", "現場用タブレットの紛失（見本）", "現場からの帰りにタブレットを一台なくしました。画面は鍵がかかっています。", false, null, ct);
        await JudgeAsync(id, IncidentSeverity.Minor, at.AddHours(2), ct);
        await NotifyAsync(id, LiaisonBody.Police, "みどり県警察（見本）", NoticeStage.Quick, "遺失の届を出しました。", at.AddHours(5), ct);
        await NotifyAsync(id, LiaisonBody.State, "総務省（見本）", NoticeStage.Quick, "紛失と遠隔消去を伝えました。", at.AddHours(6), ct);
        await RecoverAsync(id, at.AddHours(26), ct);
        await CloseAsync(id, at.AddDays(4), ct);
    }

    private async Task ActiveAsync(DateTimeOffset now, CancellationToken ct)
    {
        var at = now.AddDays(-8);
        var id = await ReportAsync("staff1", Role.Staff, at, "Missent", "申込者の一覧を誤って公開（見本）", "説明会の申込者の一覧が、公開のフォルダーに置かれていました。", true, 120, ct);
        await JudgeAsync(id, IncidentSeverity.Serious, at.AddHours(3), ct);
        await NotifyAsync(id, LiaisonBody.State, "総務省（見本）", NoticeStage.Quick, "件数と、公開を止めたことを伝えました。", at.AddHours(6), ct);
        var section = DemoOffice.People.First(p => p.Key == "staff1").Posts.First(p => p.Role == Role.Staff).SectionId;
        await service.InstructAsync(id, new IncidentOrderInput { Kind = IncidentOrderKind.Instruction, SectionId = section, Text = "公開のフォルダーの中身を全て確かめ、残りがないことを報告してください。", DueOn = OfficeTime.DayOf(now).AddDays(2), Version = await VersionAsync(id, ct) }, Csirt(at.AddHours(7)), ct);
        db.ChangeTracker.Clear();
    }

    private async Task JudgeAsync(Guid id, IncidentSeverity severity, DateTimeOffset at, CancellationToken ct)
    {
        await DoAsync(id, new IncidentActInput { Act = IncidentAct.JudgeIncident, Severity = severity, Reason = "記録から事実と確かめました。" }, Csirt(at), ct);
        await DoAsync(id, new IncidentActInput { Act = IncidentAct.InformCiso, AtOn = OfficeTime.DayOf(at), AtTime = IncidentClock.Of(at), Reason = "電話で報告しました。" }, Csirt(at.AddMinutes(30)), ct);
    }

    private Task RecoverAsync(Guid id, DateTimeOffset at, CancellationToken ct) =>
        DoAsync(id, new IncidentActInput { Act = IncidentAct.Recover, AtOn = OfficeTime.DayOf(at), AtTime = IncidentClock.Of(at), Reason = "影響が広がらないことを確かめました。" }, Csirt(at.AddMinutes(10)), ct);

    private Task CloseAsync(Guid id, DateTimeOffset at, CancellationToken ct) =>
        DoAsync(id, new IncidentActInput { Act = IncidentAct.WriteClosing, Cause = "手順が決まっておらず、一人に任せていました。", Prevention = "二人で確かめる手順を作り、毎月点検します。" }, Csirt(at), ct);

    private async Task<Guid> ReportAsync(string key, Role role, DateTimeOffset at, string kind, string title, string text, bool personal, int? persons, CancellationToken ct)
    {
        var actor = Of(key, role, at);
        var noticed = at.AddMinutes(-25);
        var id = await service.ReportAsync(new IncidentReportInput
        {
            Title = title, KindCode = kind, NoticedOn = OfficeTime.DayOf(noticed), NoticedTime = IncidentClock.Of(noticed), Text = text, Done = "気付いてすぐに止め、所属長に伝えました。", PersonalData = personal, Persons = persons, Phone = "内線0000", SectionId = actor.Main!.SectionId,
        }, [], actor, ct, demonstration: true);
        db.ChangeTracker.Clear();
        return id;
    }

    private async Task NotifyAsync(Guid id, LiaisonBody body, string name, NoticeStage stage, string content, DateTimeOffset at, CancellationToken ct)
    {
        await service.NotifyAsync(id, new IncidentNoticeInput { Body = body, BodyName = name, Stage = stage, On = OfficeTime.DayOf(at), Time = IncidentClock.Of(at), Content = content, Version = await VersionAsync(id, ct) }, Csirt(at.AddMinutes(5)), ct);
        db.ChangeTracker.Clear();
    }

    private async Task DoAsync(Guid id, IncidentActInput input, Actor actor, CancellationToken ct)
    {
        await service.DoAsync(id, input with { Version = await VersionAsync(id, ct) }, actor, ct);
        db.ChangeTracker.Clear();
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<Incident>().AsNoTracking().Where(i => i.Id == id).Select(i => i.Version).SingleAsync(ct);

    private static Actor Csirt(DateTimeOffset at) => Of("csirt1", Role.Csirt, at);

    private static Actor Ciso(DateTimeOffset at) => Of("ciso", Role.Ciso, at);

    private static Actor Of(string key, Role role, DateTimeOffset at)
    {
        var person = DemoOffice.People.First(p => p.Key == key);
        var section = DemoOffice.Sections.First(s => s.Code == person.Posts.First(p => p.Role == role).SectionCode);
        return new Actor(person.Id, person.Name, [new Capacity(role, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], at);
    }
}
