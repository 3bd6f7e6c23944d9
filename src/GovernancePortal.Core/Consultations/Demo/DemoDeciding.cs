using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>What decides cases well in the demonstration: seats of the committee, a 書面開催, 合議, hearings, homework, calls and standard comments.</summary>
public sealed class DemoDeciding(PortalDb db, DemoStage stage, CalendarQueries calendars, CommitteeMemberService members, CommitteeService committee, ConcurrenceService concurrences, TalkService talks, HearingService hearings, StandardCommentService comments)
{
    private static readonly (string Name, string Office, string? Bureau, MemberRole Role)[] Seats =
    [
        ("森山 いずみ（架空）", "副知事（CIO）", null, MemberRole.Chair), ("緑川 なおと（架空）", "総務部長", "01", MemberRole.Member), ("若松 けい（架空）", "企画デジタル部長", "02", MemberRole.Member),
        ("桂木 ゆう（架空）", "土木部長", "06", MemberRole.Member), ("杉本 りょう（架空）", "財政課長", "01", MemberRole.Secretary),
    ];

    private static readonly (string? Field, string? Reason, string Ja, string En)[] Comments =
    [
        ("G1", "R08", "移行・撤去・データ消去の費用を含む5年以上の総額を記入してください。", "Please enter the total of at least five years, with migration, removal and erasure of data."),
        ("G6", "R07", "見積書の宛名・日付・内訳（単価と数量）を確認し、2者以上の見積りを添付してください。", "Please check addressee, day and breakdown of the quotes and attach two or more of them."),
        ("G8", "R09", "指標の現状値、測定時期、目標値を記入してください。", "Please enter the present value of the indicator, when it was measured, and the target."),
        ("D2", "R04", "SaaSを採らない理由を、満たせない要件ごとに書いてください。", "Please give the reason for not using SaaS for each requirement that it does not meet."),
        ("D8", "R05", "台帳で似たシステムを検索し、共用できない理由を書いてください。", "Please search the ledger for similar systems and say why none of them can be shared."),
        (null, "R01", "他の欄の内容と合っていません。どちらが正しいか確認してください。", "This does not agree with another answer. Please check which of them is right."),
    ];

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await calendars.CalendarAsync(ct);
        var secretary = await ActorAsync("secretary", now, ct);
        var order = 0;
        foreach (var (name, office, bureau, role) in Seats)
        {
            await DoAsync(() => members.AddAsync(new MemberInput { Name = name, Office = office, BureauId = bureau is null ? null : DemoOffice.BureauId(bureau), Role = role, Order = ++order * 10, From = DemoOffice.Since }, secretary, ct));
        }
        var head = await ActorAsync("policyhead", now, ct);
        foreach (var (field, reason, ja, en) in Comments)
        {
            await DoAsync(() => comments.AddAsync(new StandardCommentInput { FieldCode = field, ReasonCode = reason, TextJa = ja, TextEn = en, ValidFrom = DemoOffice.Since }, head, ct));
        }
        await TimetableAsync(calendar, head, now, ct);
        await AskAsync(calendar, head, ct);
        await CirculateAsync(calendar, secretary, now, ct);
        stage.Clear();
    }

    // Two weeks of times, some taken; last week's were held.
    private async Task TimetableAsync(OfficeCalendar calendar, Actor head, DateTimeOffset now, CancellationToken ct)
    {
        var today = head.Today;
        var held = calendar.BusinessDays.Subtract(today, 4);
        var past = head with { Now = OfficeTime.StartOf(calendar.BusinessDays.Subtract(today, 6)).AddHours(10) };
        await DoAsync(() => hearings.AddSlotsAsync(Times(held, 1), past, ct));
        for (var i = 2; i < 6; i++)
        {
            await DoAsync(() => hearings.AddSlotsAsync(Times(calendar.BusinessDays.Add(today, i), 2), head, ct));
        }
        var cases = await db.Set<Consultation>().AsNoTracking().Where(c => (c.State == ConsultationState.UnderReview || c.State == ConsultationState.Accepted) && !c.OfPolicyOffice).OrderBy(c => c.DueOn).ThenBy(c => c.Id).Select(c => new { c.Id, c.AcceptedAt, c.DueOn }).ToListAsync(ct);
        var slot = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On == held).OrderBy(s => s.From).FirstAsync(ct);
        if (cases.Find(c => c.AcceptedAt < past.Now && c.DueOn >= held) is { } first)
        {
            // Dated as it was, a review that had begun by then.
            await DoAsync(async () => { await hearings.AssignAsync([(first.Id, slot.Id)], past, ct); });
            var hearing = await db.Set<Hearing>().AsNoTracking().FirstOrDefaultAsync(h => h.ConsultationId == first.Id, ct);
            if (hearing is not null)
            {
                await DoAsync(() => hearings.WriteAsync(hearing.Id, hearing.Version, "所管課 2名、情報政策課 2名、事業者なし", "移行の対象と件数、窓口の繁忙期を避けた切替日を確認した。保守費の内訳は後日示す。", head, ct));
                await DoAsync(() => talks.GiveAsync(first.Id, hearing.Id, new HomeworkInput { Side = TalkSide.Section, Text = "保守費の内訳（要員・回数）を示す資料を出す。", DueOn = calendar.BusinessDays.Add(today, 3) }, head, ct));
                await DoAsync(() => talks.GiveAsync(first.Id, hearing.Id, new HomeworkInput { Side = TalkSide.Office, Text = "共通基盤の空き容量を確かめて知らせる。", DueOn = calendar.BusinessDays.Add(today, 2) }, head, ct));
            }
            await DoAsync(() => talks.NoteCallAsync(first.Id, new PhoneInput { SpokenOn = today, With = "所管課 担当", Text = "見積書の有効期限は来月末までと確認。差し替えは不要。" }, head, ct));
        }
        var next = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On > today).OrderBy(s => s.On).ThenBy(s => s.From).Select(s => s.Id).Take(6).ToListAsync(ct);
        await DoAsync(async () => { await hearings.AssignAsync(cases.Where(c => c.DueOn > today).Skip(1).Take(4).Zip(next, (c, s) => (c.Id, s)), head, ct); });
    }

    private static SlotsInput Times(DateOnly day, int capacity) => new() { On = day, From = "10:00", To = "12:00", Minutes = 30, Place = "情報政策課 打合せスペース", Capacity = capacity, IsBookable = true };

    private async Task AskAsync(OfficeCalendar calendar, Actor head, CancellationToken ct)
    {
        var due = calendar.BusinessDays.Add(head.Today, 5);
        var cases = await db.Set<Consultation>().AsNoTracking().Where(c => c.State == ConsultationState.UnderReview && !c.OfPolicyOffice).OrderByDescending(c => c.SecurityFlag).ThenBy(c => c.DueOn).ThenBy(c => c.Id).Select(c => new { c.Id, c.SectionId }).Take(3).ToListAsync(ct);
        var asked = new[] { (ConcurrenceKind.Security, "防災危機管理課", "取り扱う情報の分類と、外部への持ち出しの扱いに支障がないか。"), (ConcurrenceKind.Finance, "財政課", "複数年の契約とする場合の債務負担行為の扱いに意見があるか。"), (ConcurrenceKind.Bureau, DemoOffice.FirstSection, "同じ台帳を使う立場から、更新の時期に支障がないか。") };
        foreach (var (c, ask) in cases.Zip(asked).Where(x => DemoOffice.Section(x.Second.Item2).Id != x.First.SectionId))
        {
            await DoAsync(() => concurrences.AskAsync(c.Id, new AskConcurrenceInput { Kind = ask.Item1, SectionIds = [DemoOffice.Section(ask.Item2).Id], Question = ask.Item3, DueOn = due }, head, ct));
        }
    }

    // One of the cases that wait is before the members in writing; two of them have answered.
    private async Task CirculateAsync(OfficeCalendar calendar, Actor secretary, DateTimeOffset now, CancellationToken ct)
    {
        var today = secretary.Today;
        var waiting = await db.Set<Consultation>().AsNoTracking().Where(c => c.State == ConsultationState.CommitteePending && !db.Set<CommitteeMeeting>().Any(m => m.On >= today && m.Agenda.Any(a => a.ConsultationId == c.Id))).OrderBy(c => c.Since).Select(c => new { c.Id, c.BureauId }).FirstOrDefaultAsync(ct);
        if (waiting is null)
        {
            return;
        }
        var id = Guid.Empty;
        await DoAsync(async () => id = await committee.CreateAsync(new MeetingInput { Name = FiscalYear.Of(today).Japanese + " IT推進会議（書面開催）", Kind = MeetingKind.Written, On = today, DueOn = calendar.BusinessDays.Add(today, 7) }, secretary, ct));
        await DoAsync(async () => await committee.AddAsync(id, await VersionAsync(id, ct), waiting.Id, secretary, ct));
        var voices = await db.Set<CommitteeMember>().AsNoTracking().Where(m => m.Role == MemberRole.Member && m.BureauId != waiting.BureauId).OrderBy(m => m.Order).Take(2).ToListAsync(ct);
        foreach (var (member, index) in voices.Select((m, i) => (m, i)))
        {
            await DoAsync(async () => await committee.AnswerAsync(id, await VersionAsync(id, ct), new BallotInput
            {
                ConsultationId = waiting.Id, MemberId = member.Id, Answer = index == 0 ? BallotAnswer.For : BallotAnswer.Opinion, Text = index == 0 ? null : "運用を始める前に、他部局の似た業務でも使えるか確かめること。", AnsweredOn = today,
            }, secretary, ct));
        }
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<CommitteeMeeting>().AsNoTracking().Where(m => m.Id == id).Select(m => m.Version).SingleAsync(ct);

    private Task<Actor> ActorAsync(string key, DateTimeOffset now, CancellationToken ct) => stage.ActorAsync(key, now, ct);

    private async Task DoAsync(Func<Task> act)
    {
        stage.Clear();
        await act();
    }
}
