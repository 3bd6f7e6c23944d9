using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Demo;

/// <summary>
/// Shared specifications of decided demonstration cases in every state, a year of briefing sessions and what was asked
/// there, by telephone and in the portal. All of it fictional.
/// </summary>
public sealed class DemoShelves(PortalDb db, PeopleQueries people, SpecificationSourceQueries sources, SpecificationService specifications, QuestionService questions, BriefingService briefings)
{
    private const int Most = 6;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<BriefingSession>().AnyAsync(ct))
        {
            return;
        }
        await SpecificationsAsync(now, ct);
        var held = await BriefingsAsync(now, ct);
        await QuestionsAsync(held, now, ct);
    }

    private async Task SpecificationsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var cases = await sources.SharableAsync(Actor.Operator(now), [], ct);
        var number = 0;
        foreach (var choice in cases)
        {
            var source = await sources.SourceAsync(choice.Id, Actor.Operator(now), ct);
            var person = DemoOffice.People.FirstOrDefault(p => p.Posts.Any(c => c.SectionId == source.SectionId && c.Role == Role.Staff));
            if (person is null || source.Parts.Count == 0 || number == Most)
            {
                continue;
            }
            await ShareAsync(source, person.Key, number++, now.AddDays(-40 + (number * 5)), ct);
        }
    }

    // The last two still wait, one came back; the others are published.
    private async Task ShareAsync(SpecificationSource source, string staff, int number, DateTimeOffset at, CancellationToken ct)
    {
        var actor = await ActorAsync(staff, at, ct);
        var id = await specifications.StartAsync(source.Id, actor, demonstration: true, ct);
        var shared = await LoadAsync(id, ct);
        var input = SpecificationInput.Of(shared);
        input.Summary = $"{source.SystemName ?? source.Title}の調達で使った仕様書です。移行と契約終了時のデータ返還の書き方を参考にしてください。（デモ用の架空の内容）";
        input.ShowsBand = true;
        input.Parts.ForEach(p => p.Choice = p.Code is "P5" ? ShareChoice.LeaveOut : ShareChoice.Share);
        // What the demonstration attaches has no bytes to hand out.
        input.Files.ForEach(f => f.Choice = ShareChoice.LeaveOut);
        input.Own =
        [
            new OwnPart { Heading = "作業の範囲", Text = "受託者は、要件の確認、設計、構築、データ移行、試験、職員への操作説明及び稼働後3か月の支援を行う。\n現行の受託者との調整は県が同席して行う。" },
            new OwnPart { Heading = "契約終了時のデータの返還", Text = "契約が終わるときは、全データを中間標準レイアウト又は項目の説明書を付けたCSVで返還し、その費用は契約金額に含む。返還を確認した後、受託者の機器からデータを消去し、証明書を提出する。" },
        ];
        await specifications.WriteAsync(id, input, null, actor, ct);
        await specifications.SubmitAsync(id, (await LoadAsync(id, ct)).Version, actor, ct);
        if (number == Most - 1)
        {
            return;
        }
        var office = await ActorAsync("reviewer1", at.AddDays(2), ct);
        var version = (await LoadAsync(id, ct)).Version;
        await (number == Most - 2 ? specifications.ReturnAsync(id, version, "概要に、対象とした利用者の規模を書き足してください。", office, ct) : specifications.PublishAsync(id, version, office, ct));
    }

    private async Task<SharedSpecification> LoadAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return await db.Set<SharedSpecification>().AsNoTracking().Include(s => s.Files).SingleAsync(s => s.Id == id, ct);
    }

    // Two sessions were held, one lies ahead; a third of the sections invited did not come.
    private async Task<IReadOnlyList<Guid>> BriefingsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = OfficeTime.DayOf(now);
        var invited = DemoOffice.FilingSections.Select(s => s.Id).Take(24).ToList();
        var made = new List<Guid>();
        (string Title, int Days, string Place, string Agenda)[] sessions =
        [
            ("調達説明会（年度当初）", -200, "みどり県庁 本館3階 大会議室", "調達前協議の流れ、標準仕様書の使い方、見積の取り方"),
            ("予算化前協議の説明会", -110, "みどり県庁 本館3階 大会議室", "協議要否の確認、様式の書き方、提出の時期"),
            ("契約更新と調達前協議の説明会", 20, "オンライン（庁内会議システム）", "契約更新の準備、公告までの日程、よくある質問"),
        ];
        foreach (var (title, days, place, agenda) in sessions)
        {
            var on = today.AddDays(days);
            on = on.AddDays(on.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });
            var planned = await ActorAsync("reviewer1", OfficeTime.StartOf(on.AddDays(-30)).AddHours(10), ct);
            planned = planned with { Now = planned.Now > now ? now : planned.Now };
            var id = await briefings.PlanAsync(new BriefingInput
            {
                Title = title, HeldOn = on, From = "13:30", To = "15:00", Place = place, Capacity = 60, Agenda = agenda, RemindOn = on.AddDays(-3), SectionIds = invited, Links = [new LinkInput { Title = "Q&A", Address = "/Library/Questions" }],
            }, null, planned, demonstration: true, ct);
            made.Add(id);
            db.ChangeTracker.Clear();
            await SeatsAsync(id, invited, on, days, now, ct);
        }
        return made;
    }

    private async Task SeatsAsync(Guid id, List<Guid> invited, DateOnly on, int days, DateTimeOffset now, CancellationToken ct)
    {
        var booked = days < 0 ? OfficeTime.StartOf(on.AddDays(-5)).AddHours(9) : now;
        foreach (var section in invited.Where((_, n) => n % 3 != 2).Take(days < 0 ? 24 : 7))
        {
            var person = DemoOffice.People.First(p => p.Posts.Any(c => c.SectionId == section && c.Role == Role.Staff));
            var actor = await ActorAsync(person.Key, booked, ct);
            if (actor.BelongsTo(section))
            {
                await briefings.RegisterAsync(id, section, actor, ct);
                db.ChangeTracker.Clear();
            }
        }
        if (days < 0)
        {
            var session = await db.Set<BriefingSession>().AsNoTracking().Include(s => s.Attendances).SingleAsync(s => s.Id == id, ct);
            await briefings.RecordAsync(id, new AttendanceInput { Version = session.Version, Attended = [.. session.Attendances.OrderBy(a => a.SectionName, StringComparer.Ordinal).Where((_, n) => n % 8 != 7).Select(a => a.Id)] },
                await ActorAsync("reviewer1", OfficeTime.StartOf(on).AddHours(16), ct), ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task QuestionsAsync(IReadOnlyList<Guid> held, DateTimeOffset now, CancellationToken ct)
    {
        (string Topic, string About, string Text, string? Answer, int Days, bool Published, bool Material)[] asked =
        [
            (QuestionTopic.Estimate, "見積", "見積は何社から取ればよいですか。1社しか扱っていない製品のときはどうしますか。", "2社以上から取ってください。1社だけのときは、理由と、価格の妥当性を何で確かめたかを書いてください。", -198, true, true),
            (QuestionTopic.Specification, "R 仕様書チェック", "標準仕様書を使わないと差し戻されますか。", "使わない理由が業務に合わないことの説明になっていれば差し戻しません。使わない項目だけを理由とともに書いてください。", -196, true, true),
            (QuestionTopic.Procedure, "提出の時期", "契約が3月末に終わるシステムは、いつまでに調達前協議を出せば間に合いますか。", "執行伺いの20開庁日前が期限です。公告から契約までの日数を足すと、遅くとも12月中の提出をお勧めします。", -108, true, true),
            (QuestionTopic.Form, "E 情報資産", "個人情報の件数は、概数でよいですか。", "概数で構いません。千件未満、一万件未満のような区切りで答えられます。", -107, true, false),
            (QuestionTopic.Security, "クラウドの確認", "県外のデータセンターを使うサービスでも協議できますか。", "できます。国内にあること、準拠法と裁判管轄が日本であることを、仕様書とSLA案で確かめられるようにしてください。", -60, true, false),
            (QuestionTopic.Contract, "随意契約", "今の事業者との契約を1年だけ延ばすときも協議が要りますか。", "契約の延長として要否の確認をしてください。金額と期間によって簡易な様式で足ります。", -30, false, false),
            (QuestionTopic.Budget, "端数", "千円未満の端数は切り上げますか、切り捨てますか。", null, -6, false, false),
            (QuestionTopic.Specification, "SLA", "SLAの測り方の例がほしいです。", null, -2, false, false),
        ];
        foreach (var (topic, about, text, answer, days, published, material) in asked)
        {
            var at = now.AddDays(days);
            var id = await questions.ReceiveAsync(new QuestionInput
            {
                Topic = topic, About = about, Text = text, ReceivedOn = OfficeTime.DayOf(at), Means = days < -100 ? QuestionMeans.Briefing : QuestionMeans.Phone, SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, AskedBy = "所管課の担当者",
                BriefingId = days < -150 ? held[0] : days < -100 ? held[1] : null,
            }, await ActorAsync("reviewer1", at, ct), demonstration: true, ct);
            db.ChangeTracker.Clear();
            if (answer is null)
            {
                continue;
            }
            var version = await db.Set<LibraryQuestion>().Where(q => q.Id == id).Select(q => q.Version).SingleAsync(ct);
            await questions.AnswerAsync(id, new AnswerInput { Version = version, Topic = topic, About = about, Answer = answer, Publish = published, PublicText = published ? text : null, ForMaterial = material, MaterialBriefingId = material && days < -150 ? held[1] : null },
                await ActorAsync("reviewer2", at.AddDays(1), ct), ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Actor> ActorAsync(string key, DateTimeOffset at, CancellationToken ct) =>
        await people.ActorAsync(DemoOffice.UserId(key), at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {key}.");
}
