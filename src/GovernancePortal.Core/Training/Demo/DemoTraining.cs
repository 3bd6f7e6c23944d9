using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training.Demo;

/// <summary>
/// Three fiscal years of training in the demonstration: two that are over, and this one as far as it has come. Sections differ by their
/// place in the list, so that some have reached three years and some have not.
/// </summary>
public sealed class DemoTraining(PortalDb db, TrainingService service, PeopleQueries people, MunicipalityQueries municipalities)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<TrainingCourse>().AnyAsync(ct))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        var office = Actor.Operator(now);
        var sections = (await people.SectionsAsync(today, ct)).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        var towns = (await municipalities.ChoicesAsync(today, ct)).Where(m => !m.Ended).ToList();
        var heads = DemoOffice.People.SelectMany(p => p.Posts.Where(post => post.Role is Role.SectionHead or Role.PolicyHead).Select(post => (post.SectionId, p.Name))).DistinctBy(h => h.SectionId).ToList();
        var policy = await PolicyAsync(today, office, ct);
        var first = year.Plus(-2);
        for (var fy = first; fy <= year; fy = fy.Next)
        {
            await service.EnterHeadcountsAsync(fy, sections.Where((_, n) => fy < year || n % 17 != 3).ToDictionary(s => s.Id, s => Staff(sections.IndexOf(s))), office, ct);
            db.ChangeTracker.Clear();
        }
        foreach (var (head, n) in heads.Select((h, n) => (h, n)))
        {
            await service.NameOfficerAsync(head.SectionId, new OfficerInput { Name = $"担当 甲{n + 1}", ValidFrom = first.Start }, office, ct);
            db.ChangeTracker.Clear();
        }
        for (var fy = first; fy <= year; fy = fy.Next)
        {
            var back = year.Year - fy.Year;
            await HoldAsync(fy, "情報セキュリティ研修（全職員）", TrainingKind.InformationSecurity, [TrainingTarget.GeneralStaff], TrainingMeans.ELearning, 60, policy,
                [.. sections.Select((s, n) => (s, n)).Where(x => x.n % 7 != 2 || back > 0).Select(x => new AttendanceInput { Target = TrainingTarget.GeneralStaff, SectionId = x.s.Id, People = Math.Max(1, Staff(x.n) * (x.n % 5 == 4 ? 1 : 2) / 5) })], office, ct);
            await HoldAsync(fy, "所属長・セキュリティ担当者研修", TrainingKind.InformationSecurity, [TrainingTarget.SectionHead, TrainingTarget.SecurityOfficer], TrainingMeans.Gathering, 45, policy,
                [
                    .. heads.Select((h, n) => (h, n)).Where(x => x.n % 3 != 1).Select(x => new AttendanceInput { Target = TrainingTarget.SectionHead, SectionId = x.h.SectionId, PersonName = x.h.Name }),
                    .. heads.Select((h, n) => (h, n)).Where(x => x.n % 4 != 3).Select(x => new AttendanceInput { Target = TrainingTarget.SecurityOfficer, SectionId = x.h.SectionId, PersonName = $"担当 甲{x.n + 1}" }),
                ], office, ct);
            await HoldAsync(fy, "データ利活用研修", TrainingKind.DataUse, [TrainingTarget.GeneralStaff, TrainingTarget.MunicipalStaff], TrainingMeans.Online, 120, policy,
                [
                    .. sections.Where((_, n) => n % 3 == 0).Select(s => new AttendanceInput { Target = TrainingTarget.GeneralStaff, SectionId = s.Id, People = 1 }),
                    .. towns.Where((_, n) => n % 2 == 0).Select((m, n) => new AttendanceInput { Target = TrainingTarget.MunicipalStaff, MunicipalityId = m.Id, People = 2 + (n % 4) }),
                ], office, ct);
            await HoldAsync(fy, "標的型メール訓練", TrainingKind.PhishingDrill, [TrainingTarget.SystemAdministrator], TrainingMeans.Online, 100, null, [.. heads.Select(h => new AttendanceInput { Target = TrainingTarget.SystemAdministrator, SectionId = h.SectionId, People = 3 })], office, ct);
            await HoldAsync(fy, "市町村合同インシデント対応訓練", TrainingKind.IncidentDrill, [TrainingTarget.IctStaff, TrainingTarget.MunicipalStaff], TrainingMeans.Gathering, 150, null,
                [
                    new AttendanceInput { Target = TrainingTarget.IctStaff, SectionId = DemoOffice.Section(DemoOffice.PolicyOffice).Id, People = 5 },
                    .. towns.Where((_, n) => n % 3 == back).Select(m => new AttendanceInput { Target = TrainingTarget.MunicipalStaff, MunicipalityId = m.Id, People = 2 }),
                ], office, ct);
            await HoldAsync(fy, "監査人養成研修", TrainingKind.AuditorCourse, [TrainingTarget.Auditor], TrainingMeans.Gathering, 30, policy, back == 2 ? [] :
                [.. DemoOffice.People.SelectMany(p => p.Posts.Where(post => post.Role is Role.Auditor or Role.AuditDirector).Select(post => new AttendanceInput { Target = TrainingTarget.Auditor, SectionId = post.SectionId, PersonName = p.Name })).DistinctBy(i => i.PersonName)], office, ct);
            await HoldAsync(fy, "システム調達・仕様書作成研修", TrainingKind.SystemAdministration, [TrainingTarget.SystemAdministrator], TrainingMeans.Gathering, 200, policy, [.. heads.Where((_, n) => n % 2 == 0).Select(h => new AttendanceInput { Target = TrainingTarget.SystemAdministrator, SectionId = h.SectionId, People = 2 })], office, ct);
        }
        await service.PublishAlertAsync(new AlertInput { Title = "取引先を装う不審なメールにご注意ください", Text = "添付の請求書を開かせるメールが届いています。心当たりのない添付ファイルやリンクは開かず、情報政策課に知らせてください。" }, office, ct);
        db.ChangeTracker.Clear();
    }

    private static int Staff(int place) => 10 + (place * 7 % 23);

    private async Task<Guid> PolicyAsync(DateOnly today, Actor office, CancellationToken ct)
    {
        var id = await service.SavePolicyAsync(null, new PolicyInput
        {
            Title = "みどり県ICT人材育成の取組方針", Edition = "第2版", ApprovedOn = FiscalYear.Of(today).Plus(-2).Start, ApprovedBy = "CIO", Text = "職員の役割ごとに求められる技能を定め、年間計画に沿って研修を行う。",
            Roles =
            [
                new() { Target = TrainingTarget.GeneralStaff, Duty = "情報資産を正しく扱う。", Skills = "情報セキュリティの基本。3年に1回は研修を受ける。" },
                new() { Target = TrainingTarget.SectionHead, Duty = "所属の情報セキュリティの責任を負う。", Skills = "リスクの判断と事故時の対応。毎年研修を受ける。" },
                new() { Target = TrainingTarget.SystemAdministrator, Duty = "所管するシステムの導入と運用。", Skills = "業務分析、要件の明確化、仕様書の作成。" },
                new() { Target = TrainingTarget.IctStaff, Duty = "全庁の基盤と調達の支援。", Skills = "運用実務と調達の経験、最新のICT動向。" },
            ],
        }, office, ct);
        db.ChangeTracker.Clear();
        return id;
    }

    /// <summary>What lies ahead of today is only planned.</summary>
    private async Task HoldAsync(FiscalYear fy, string title, TrainingKind kind, TrainingTarget[] targets, TrainingMeans means, int day, Guid? policy, IReadOnlyList<AttendanceInput> rows, Actor office, CancellationToken ct)
    {
        var on = fy.Start.AddDays(day);
        var course = await service.SaveCourseAsync(null, new CourseInput { Fy = fy, Title = title, Kind = kind, Targets = [.. targets.Select(t => t.ToString())], Means = means, PlannedSessions = 1, PlannedPeople = rows.Count == 0 ? null : rows.Sum(r => r.People ?? 1), PolicyId = policy, Content = "資料と動画で学び、最後に確認テストを行う。" }, office, ct);
        db.ChangeTracker.Clear();
        var session = await service.SaveSessionAsync(course, null, new SessionInput { On = on, Place = means == TrainingMeans.Gathering ? "県庁講堂" : null, Teacher = "情報政策課" }, office, ct);
        db.ChangeTracker.Clear();
        if (rows.Count > 0 && on <= office.Today)
        {
            await service.RecordManyAsync(session, rows, office, ct);
            db.ChangeTracker.Clear();
        }
    }
}
