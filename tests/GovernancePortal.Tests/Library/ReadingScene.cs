using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Library;

/// <summary>Shared specifications, questions and sessions, made by the services as the pages make them.</summary>
internal static class ReadingScene
{
    public const string OwnText = "受託者は契約の終わりに全データを返還し、消去の証明書を提出する。";

    public static Guid Roads => DemoOffice.Section(DemoOffice.FirstSection).Id;
    public static Guid Accounts => DemoOffice.Section(DemoOffice.SecondSection).Id;

    /// <summary>A decided procurement consultation of staff1's section, with a restricted quote among its files.</summary>
    public static Task<Guid> DecidedAsync(PortalTest t) => t.Cases.SecondStageInAsync(ConsultationState.Approved);

    public static async Task<Guid> StartedAsync(PortalTest t, Guid? consultation = null)
    {
        var decided = consultation ?? await DecidedAsync(t);
        var staff = await t.ActorAsync("staff1");
        return await t.UseAsync<SpecificationService, Guid>(s => s.StartAsync(decided, staff));
    }

    public static Task<SharedSpecification> LoadAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<SharedSpecification>().AsNoTracking().Include(s => s.Files).SingleAsync(s => s.Id == id));

    /// <summary>Everything chosen: all parts and the paper itself shared, the other files not; words of its own and a file with bytes beside them.</summary>
    public static async Task<Guid> WrittenAsync(PortalTest t, Guid? consultation = null, Func<SpecificationInput, SpecificationInput>? change = null)
    {
        var id = await StartedAsync(t, consultation);
        var staff = await t.ActorAsync("staff1");
        var input = SpecificationInput.Of(await LoadAsync(t, id));
        input.Summary = "橋梁台帳システムの更新に使った仕様書です。";
        input.ShowsBand = true;
        input.Parts.ForEach(p => p.Choice = ShareChoice.Share);
        input.Files.ForEach(f => f.Choice = ShareChoice.LeaveOut);
        input.Own = [new OwnPart { Heading = "データの返還", Text = OwnText }];
        var file = await FileAsync(t, "公開用の仕様書.txt", "第1条 目的", staff);
        await t.UseAsync<SpecificationService>(s => s.WriteAsync(id, change?.Invoke(input) ?? input, file, staff));
        return id;
    }

    public static async Task<Guid> SubmittedAsync(PortalTest t, Guid? consultation = null)
    {
        var id = await WrittenAsync(t, consultation);
        await DoAsync(t, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        return id;
    }

    public static async Task<Guid> PublishedAsync(PortalTest t, Guid? consultation = null)
    {
        var id = await SubmittedAsync(t, consultation);
        await DoAsync(t, "reviewer1", id, (s, v, a) => s.PublishAsync(id, v, a));
        return id;
    }

    public static async Task DoAsync(PortalTest t, string who, Guid id, Func<SpecificationService, uint, Actor, Task> act)
    {
        t.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await t.ActorAsync(who);
        var version = (await LoadAsync(t, id)).Version;
        await t.UseAsync<SpecificationService>(s => act(s, version, actor));
    }

    /// <summary>An empty draft of the second stage in the section of staff2.</summary>
    public static async Task<Guid> OtherDraftAsync(PortalTest t, string title = "会計システムの調達")
    {
        var staff = await t.ActorAsync("staff2");
        return await t.UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
        {
            Stage = Stage.PreProcurement, Title = title, Kind = ConsultationKind.NewSystem, TargetFy = FiscalYear.Of(staff.Today), BudgetKind = Core.Calendar.BudgetKind.Initial, SectionId = Accounts,
        }, staff));
    }

    public static async Task<StoredFile> FileAsync(PortalTest t, string name, string text, Actor actor)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await t.UseAsync<FileIntake, StoredFile>(i => i.TakeAsync(name, content, "Upload", actor));
    }

    public static async Task<Guid> AskedAsync(PortalTest t, string account = "staff2", string text = "会計課です。単価契約でも協議は要りますか。", string topic = QuestionTopic.Contract)
    {
        var actor = await t.ActorAsync(account);
        return await t.UseAsync<QuestionService, Guid>(s => s.ReceiveAsync(new Core.Library.Questions.QuestionInput { Topic = topic, About = "単価契約", Text = text }, actor));
    }

    public static Task<LibraryQuestion> QuestionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<LibraryQuestion>().AsNoTracking().SingleAsync(q => q.Id == id));

    public static async Task AnswerAsync(PortalTest t, Guid id, Func<AnswerInput, AnswerInput>? change = null, string who = "reviewer1")
    {
        var input = AnswerInput.Of(await QuestionAsync(t, id)) with { Answer = "年間の見込額で判断します。", PublicText = "単価契約でも協議は要りますか。", Publish = true };
        var actor = await t.ActorAsync(who);
        await t.UseAsync<QuestionService>(s => s.AnswerAsync(id, change?.Invoke(input) ?? input, actor));
    }

    public static BriefingInput Session(DateOnly on) => new()
    {
        Title = "調達前協議の説明会", HeldOn = on, From = "13:30", To = "15:00", Place = "本館3階 会議室", Capacity = 2, Agenda = "様式の書き方", RemindOn = on.AddDays(-3), SectionIds = [Roads, Accounts],
    };

    public static async Task<Guid> PlannedAsync(PortalTest t, BriefingInput? input = null)
    {
        var actor = await t.ActorAsync("reviewer1");
        return await t.UseAsync<BriefingService, Guid>(s => s.PlanAsync(input ?? Session(actor.Today.AddDays(10)), null, actor));
    }

    public static Task<BriefingSession> SessionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<BriefingSession>().AsNoTracking().Include(s => s.Invitations).Include(s => s.Attendances).AsSplitQuery().SingleAsync(s => s.Id == id));

    public static async Task SeatAsync(PortalTest t, Guid id, string account, Guid section)
    {
        var actor = await t.ActorAsync(account);
        await t.UseAsync<BriefingService>(s => s.RegisterAsync(id, section, actor));
    }

    /// <summary>Held on its day: staff1 had a seat and came, of the accounting section nobody did.</summary>
    public static async Task<Guid> HeldAsync(PortalTest t)
    {
        var id = await PlannedAsync(t);
        await SeatAsync(t, id, "staff1", Roads);
        var session = await SessionAsync(t, id);
        t.Clock.Go(session.HeldOn.Year, session.HeldOn.Month, session.HeldOn.Day);
        var actor = await t.ActorAsync("reviewer1");
        await t.UseAsync<BriefingService>(s => s.RecordAsync(id, new AttendanceInput { Version = session.Version, Attended = [.. session.Attendances.Select(a => a.Id)] }, actor));
        return id;
    }
}
