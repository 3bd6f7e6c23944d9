using System.Globalization;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities.Demo;

/// <summary>
/// The 39 municipalities of みどり県 (12 shared, 21 single, 6 without cloud today), what they were given in three years, what
/// they use together, and three years of checklist answers. All of it fictional.
/// </summary>
public sealed class DemoMunicipalities(PortalDb db, PeopleQueries people, MunicipalityService municipalities, ChecklistService checklists, AssessmentService assessments)
{
    private const int Years = 3;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<Municipality>().AnyAsync(ct))
        {
            return;
        }
        var office = await ActorAsync("reviewer1", now, ct);
        var rows = EmbeddedCsv.Read("Municipalities.Data.demo-municipalities.csv");
        var known = await RegisterAsync(rows, office, ct);
        await GroupsAsync(rows, known, office, ct);
        await SupportsAsync(rows, known, office, ct);
        await AnswersAsync(known, office, await ActorAsync("policyhead", now, ct), ct);
    }

    private async Task<Dictionary<string, Guid>> RegisterAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Actor office, CancellationToken ct)
    {
        var fy = FiscalYear.Of(office.Today);
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var one = Municipality.Begin(Guid.CreateVersion7(office.Now), new MunicipalityInput
            {
                Code = row["code"], Name = row["name"], Furigana = row["furigana"], NameEn = row["name_en"], Kind = Enum.Parse<MunicipalityKind>(row["kind"]), ValidFrom = new DateOnly(2006, 4, 1), Contact = $"{row["name"]}役場 情報担当（架空）",
                People = int.Parse(row["people"], CultureInfo.InvariantCulture), CountedOn = new DateOnly(office.Today.Year - 1, 10, 1),
            }, office);
            var (before, now) = (Enum.Parse<CloudClass>(row["before"]), Enum.Parse<CloudClass>(row["class"]));
            var renewal = row["renewal"].Length == 0 ? (DateOnly?)null : RenewalOf(row["renewal"], fy);
            var reasons = row["reasons"].Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
            one.Enter(new CloudInput { ValidFrom = fy.Plus(-5).Start, Class = before, Reasons = before == CloudClass.Shared ? [] : reasons.Count > 0 ? reasons : [MunicipalityCodes.Renewal] }, office);
            one.Enter(new CloudInput { ValidFrom = fy.Plus(-int.Parse(row["years_ago"], CultureInfo.InvariantCulture)).Start, Class = now, Reasons = reasons, RenewalOn = renewal }, office);
            for (var back = Years - 1; back >= 0; back--)
            {
                one.Report(UseOf(rows.Count - ids.Count, back, fy), office);
            }
            ids.Add(row["name"], one.Id);
            db.Add(one);
        }
        db.Act(office, "MunicipalityRegistered");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return ids;
    }

    // The further a year is back, the fewer had drawn theirs up.
    private static ChecklistUseInput UseOf(int place, int back, FiscalYear fy)
    {
        var drawn = (place * 3) % 10 < 7 - (back * 2) ? ChecklistDrawingUp.Done : place % 2 == 0 ? ChecklistDrawingUp.Drawing : ChecklistDrawingUp.NotYet;
        return new()
        {
            Fy = fy.Plus(-back), DrawingUp = drawn, Using = drawn != ChecklistDrawingUp.Done ? ChecklistUsing.NotUsed : place % 3 == 0 ? ChecklistUsing.InPlan : ChecklistUsing.Partly, IsPublished = drawn == ChecklistDrawingUp.Done && place % 3 == 0,
            WantsSupport = drawn == ChecklistDrawingUp.NotYet && back == 0,
        };
    }

    private static DateOnly RenewalOf(string text, FiscalYear fy)
    {
        var parts = text.Split('-');
        var month = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var year = fy.Plus(int.Parse(parts[0], CultureInfo.InvariantCulture)).Year + (month < 4 ? 1 : 0);
        return new DateOnly(year, month, 1);
    }

    private async Task GroupsAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Dictionary<string, Guid> ids, Actor office, CancellationToken ct)
    {
        var (fy, section) = (FiscalYear.Of(office.Today), DemoOffice.Section(DemoOffice.PolicyOffice).Id);
        foreach (var (name, form, reason, renewal) in new[]
        {
            ("北部", SharedForm.Council, "立上げが早く、参加と脱退の手続が軽い。", fy.Plus(2).Start), ("南部", SharedForm.PartialAffairsUnion, "職員を共同で置けるので、運用が安定する。", fy.Plus(4).Start),
        })
        {
            var members = rows.Where(r => r["group"] == name).Select(r => new MemberRow { MunicipalityId = ids[r["name"]], From = fy.Plus(-int.Parse(r["years_ago"], CultureInfo.InvariantCulture)).Start }).ToList();
            await municipalities.SaveSharedAsync(null, new SharedUseInput
            {
                Kind = SharedUseKind.CloudGroup, Name = $"みどり{name}自治体クラウド", Form = form, FormReason = reason, StartsOn = fy.Plus(-4).Start, RenewalOn = renewal, SectionId = section, Members = members,
                Duties = "事務局（県と幹事市）が調達と事業者の窓口を受け持つ。参加団体は業務の標準化と住民への周知を行う。運用開始後の障害は事務局が一次対応をする。", JoiningRule = name == "北部" ? "更新の18か月前までに申し出れば、協議会の同意で加入できる。費用は人口割で分担する。" : null,
            }, office, ct);
            db.ChangeTracker.Clear();
        }
        foreach (var (name, every, since) in new[] { ("電子申請共同システム", 1, -12), ("情報セキュリティクラウド", 1, -8), ("電子調達共同システム", 3, -6) })
        {
            await municipalities.SaveSharedAsync(null, new SharedUseInput
            {
                Kind = SharedUseKind.JointSystem, Name = name, Form = SharedForm.Agreement, StartsOn = fy.Plus(since).Start, RenewalOn = fy.Plus(1 + every).Start, SectionId = section, Duties = "県が運用し、市町村は利用料を負担する。",
                Members = [.. rows.Where((_, n) => n % every == 0).Select(r => new MemberRow { MunicipalityId = ids[r["name"]], From = fy.Plus(since).Start })],
            }, office, ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task SupportsAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Dictionary<string, Guid> ids, Actor office, CancellationToken ct)
    {
        var section = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        var all = ids.Values.ToList();
        for (var back = Years - 1; back >= 0; back--)
        {
            var fy = FiscalYear.Of(office.Today).Plus(-back);
            var inputs = new List<SupportInput>
            {
                new() { Kind = SupportKind.Meeting, Topic = MunicipalityCodes.CloudTopic, On = fy.Start.AddDays(45), Title = "自治体クラウド推進協議会", MunicipalityIds = all, Attendants = 52, Note = "県内の導入状況と、更新の時期が近い団体の組合せを共有した。" },
                new() { Kind = SupportKind.Training, Topic = MunicipalityCodes.ChecklistTopic, On = fy.Start.AddDays(75), Title = "チェックリストの作り方と使い方の研修", MunicipalityIds = [.. all.Where((_, n) => n % 2 == back % 2)], Attendants = 31 },
                new() { Kind = SupportKind.Information, Topic = "Standardisation", On = fy.Start.AddDays(100), Title = "標準準拠システムへの移行の事例紹介", MunicipalityIds = [.. all.Where((_, n) => n % 3 != 0)] },
                new() { Kind = SupportKind.Coordination, Topic = "Operation", On = fy.Start.AddDays(130), Title = "北部と南部のクラウドグループの調整会議", MunicipalityIds = [.. rows.Where(r => r["group"].Length > 0).Select(r => ids[r["name"]])], Attendants = 16, Note = "文字と税の様式をそろえる範囲を決めた。" },
                new() { Kind = SupportKind.Training, Topic = "IctBcp", On = fy.Start.AddDays(160), Title = "ICT-BCPの策定研修", MunicipalityIds = [.. all.Where((_, n) => n % 4 == back)], Attendants = 14 },
            };
            inputs.AddRange(rows.Where(r => r["class"] != nameof(CloudClass.Shared)).Where((_, n) => n % 5 == back).Select((r, n) => new SupportInput { Kind = SupportKind.Advice, Topic = MunicipalityCodes.CloudTopic, On = fy.Start.AddDays(20 + (n * 23)), Title = $"{r["name"]}への助言（更新計画の相談）", MunicipalityIds = [ids[r["name"]]] }));
            inputs.AddRange(rows.Where(r => r["group"].Length > 0 && r["years_ago"] == back.ToString(CultureInfo.InvariantCulture)).Select(r => new SupportInput { Kind = SupportKind.Subsidy, Topic = MunicipalityCodes.CloudTopic, On = fy.Start.AddDays(60), Title = $"共同クラウド移行の補助金（{r["name"]}）", MunicipalityIds = [ids[r["name"]]], AmountYen = 4_500_000 }));
            foreach (var input in inputs.Where(i => i.On <= office.Today))
            {
                await municipalities.SaveSupportAsync(null, input with { SectionId = section }, office, ct);
                db.ChangeTracker.Clear();
            }
        }
    }

    // Two years are closed; this one is under way. Things get better from year to year, one of them worse.
    private async Task AnswersAsync(Dictionary<string, Guid> ids, Actor office, Actor head, CancellationToken ct)
    {
        var list = await db.Set<Checklist>().AsNoTracking().Include(c => c.Groups).Include(c => c.Items).ThenInclude(i => i.Wordings).AsSplitQuery().SingleAsync(c => c.Code == ChecklistSeed.Code, ct);
        var now = FiscalYear.Of(office.Today);
        foreach (var (condition, from, holds) in new[]
        {
            (ItemCondition.NoMunicipalCloud, now.Plus(-5).Start, true), (ItemCondition.MainframeLeft, now.Plus(-5).Start, true), (ItemCondition.MainframeLeft, now.Plus(-1).Start, false), (ItemCondition.OpenedUp, now.Plus(-5).Start, false), (ItemCondition.OpenedUp, now.Plus(-1).Start, true),
        })
        {
            await checklists.EnterFactAsync(ChecklistBody.PrefectureId, new FactInput { Condition = condition, ValidFrom = from, Holds = holds }, office, ct);
            db.ChangeTracker.Clear();
        }
        for (var back = Years - 1; back >= 0; back--)
        {
            var fy = now.Plus(-back);
            var at = back == 0 ? office.Now : OfficeTime.StartOf(fy.End.AddDays(-20)).AddHours(10);
            await AnswerAsync(list, ChecklistBody.PrefectureId, fy, 0, back, office with { Now = at }, back > 0 ? head with { Now = at.AddDays(5) } : null, ct);
            foreach (var (id, place) in ids.Values.Select((id, n) => (id, n)).Where(x => x.n % 6 < 3 - back))
            {
                await AnswerAsync(list, id, fy, place + 1, back, office with { Now = at }, back > 0 ? head with { Now = at.AddDays(5) } : null, ct);
            }
            if (back > 0)
            {
                await checklists.CloseYearAsync(list.Id, new CloseYearInput { Fy = fy }, head with { Now = at.AddDays(10) }, ct);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task AnswerAsync(Checklist list, Guid bodyId, FiscalYear fy, int place, int back, Actor office, Actor? head, CancellationToken ct)
    {
        var id = await assessments.BeginAsync(list.Id, bodyId, fy, office, ct);
        db.ChangeTracker.Clear();
        var asked = list.ItemsIn(fy).Select((item, n) => (item, n)).Where(x => bodyId == ChecklistBody.PrefectureId ? x.item.Condition != (back == Years - 1 ? ItemCondition.OpenedUp : ItemCondition.MainframeLeft) : x.item.Condition is ItemCondition.None)
            // This year's is half done.
            .Where(x => back > 0 || x.n % 45 < 28);
        await assessments.AnswerAsync(id, new AnswersInput { Version = await VersionAsync(id, ct), Answers = [.. asked.Select(x => AnswerOf(x.item, x.n, place, back))] }, office, ct);
        db.ChangeTracker.Clear();
        if (head is null)
        {
            return;
        }
        await MissingAsync(id, list, bodyId, fy, office, ct);
        await assessments.SubmitAsync(id, await VersionAsync(id, ct), office, ct);
        db.ChangeTracker.Clear();
        await assessments.ConfirmAsync(id, await VersionAsync(id, ct), head, ct);
        db.ChangeTracker.Clear();
    }

    // What the body's state asks besides: of a municipality that shares no cloud the four items of guideline 1, and whatever is not known of it.
    private async Task MissingAsync(Guid id, Checklist list, Guid bodyId, FiscalYear fy, Actor office, CancellationToken ct)
    {
        if (bodyId == ChecklistBody.PrefectureId)
        {
            return;
        }
        foreach (var condition in new[] { ItemCondition.MainframeLeft, ItemCondition.OpenedUp })
        {
            await checklists.EnterFactAsync(bodyId, new FactInput { Condition = condition, ValidFrom = FiscalYear.Of(office.Today).Plus(-5).Start, Holds = false }, office, ct);
            db.ChangeTracker.Clear();
        }
        var shared = (await db.Set<Municipality>().AsNoTracking().Include(m => m.Clouds).SingleAsync(m => m.Id == bodyId, ct)).CloudOn(fy.End)?.Class == CloudClass.Shared;
        if (!shared)
        {
            await assessments.AnswerAsync(id, new AnswersInput { Version = await VersionAsync(id, ct), Answers = [.. list.ItemsIn(fy).Where(i => i.Condition == ItemCondition.NoMunicipalCloud).Select((i, n) => AnswerOf(i, n, n, 1))] }, office, ct);
            db.ChangeTracker.Clear();
        }
    }

    private static AnswerInput AnswerOf(CheckItem item, int n, int place, int back)
    {
        // One item got worse from last year to this one: a worse answer stands out in the comparison.
        var level = ((n * 7) + (place * 3)) % 10 + ((2 - back) * 2) - (n == 14 && back == 0 ? 9 : 0);
        var value = level >= 7 ? CheckAnswer.Yes : level >= 4 ? CheckAnswer.Partly : CheckAnswer.No;
        return new AnswerInput { ItemId = item.Id, Value = value, Evidence = value == CheckAnswer.No ? null : n % 3 == 0 ? "要綱と実施の記録がある。（デモ用の架空の内容）" : null };
    }

    private async Task<uint> VersionAsync(Guid id, CancellationToken ct) => await db.Set<ChecklistAssessment>().AsNoTracking().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(ct);

    private async Task<Actor> ActorAsync(string key, DateTimeOffset at, CancellationToken ct) =>
        await people.ActorAsync(DemoOffice.UserId(key), at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {key}.");
}
