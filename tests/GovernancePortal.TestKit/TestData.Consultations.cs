using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.TestKit;

/// <summary>What a test's case is about, and who works on it.</summary>
public sealed record CaseShape
{
    public string Title { get; init; } = "橋梁台帳システム更新事業";
    public ConsultationKind Kind { get; init; } = ConsultationKind.Renewal;
    public FiscalYear TargetFy { get; init; } = new(2027);
    public BudgetKind Budget { get; init; } = BudgetKind.Initial;
    /// <summary>All years with tax; 40,000,000 and more takes the committee route.</summary>
    public long TotalYen { get; init; } = 38_000_000;
    public int Variant { get; init; }
    public Guid? SystemId { get; init; } = DemoSystems.Id("SYS-0102");
    public string Staff { get; init; } = "staff1";
    public string Head { get; init; } = "head1";
    public string Reviewer { get; init; } = "reviewer1";
    public string Decider { get; init; } = "policyhead";
    public IReadOnlyList<ConditionInput> Conditions { get; init; } = [Cases.Condition()];

    public static CaseShape Committee { get; } = new() { TotalYen = 52_000_000 };

    public static CaseShape PolicyOffice { get; } = new()
    {
        Title = "ファイルサーバー更新事業", SystemId = DemoSystems.Id("SYS-0003"), Staff = "policyhead", Head = "policyhead", Reviewer = "advisor", Decider = "cio",
    };
}

/// <summary>
/// Consultations of one test, walked to any state by the services that the pages use, each act in a scope of its own and
/// a minute after the one before.
/// </summary>
public sealed partial class Cases(PortalTest test)
{
    public static ConditionInput Condition(DueGate gate = DueGate.PreProcurement, string text = "調達前協議までに移行計画書を提出すること。") =>
        new("Document", text, gate, null, "道路整備課");

    /// <summary>The case whole, as its filing section would load it, untracked.</summary>
    public Task<Consultation> LoadAsync(Guid id) => test.UseAsync<PortalDb, Consultation>(db => db.Set<Consultation>().AsNoTracking().AsSplitQuery()
        .Include(x => x.Sections).Include(x => x.Attachments).ThenInclude(a => a.File).Include(x => x.Versions.OrderBy(v => v.Number)).Include(x => x.Acts.OrderBy(a => a.Number))
        .Include(x => x.Comments).Include(x => x.Questions.OrderBy(q => q.Number)).Include(x => x.Checklist.OrderBy(i => i.Number)).Include(x => x.Conditions.OrderBy(k => k.Number))
        .SingleAsync(x => x.Id == id));

    public Task<uint> VersionAsync(Guid id) => test.UseAsync<PortalDb, uint>(db => db.Set<Consultation>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    /// <summary>One act of a person at the case's present version.</summary>
    public async Task DoAsync<TService>(string who, Guid id, Func<TService, uint, Actor, Task> act)
        where TService : notnull
    {
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await test.ActorAsync(who);
        var version = await VersionAsync(id);
        await test.UseAsync<TService>(service => act(service, version, actor));
    }

    /// <summary>起票, nothing filled in but what the portal knows.</summary>
    public async Task<Guid> CreateAsync(CaseShape? shape = null)
    {
        shape ??= new CaseShape();
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await test.ActorAsync(shape.Staff);
        var section = actor.SectionsWhere(Permission.ConsultationDraft)[0];
        return await test.UseAsync<DraftService, Guid>(drafts => drafts.CreateAsync(new NewConsultation
        {
            Stage = Stage.PreBudget, Title = shape.Title, Kind = shape.Kind, TargetFy = shape.TargetFy, BudgetKind = shape.Budget, SectionId = section, SystemId = shape.SystemId,
        }, actor));
    }

    /// <summary>下書き, complete with its files.</summary>
    public async Task<Guid> DraftAsync(CaseShape? shape = null)
    {
        shape ??= new CaseShape();
        var id = await CreateAsync(shape);
        await FillAsync(id, DemoAnswers.PreBudget(Subject(shape)), shape.Staff);
        return id;
    }

    public DemoCase Subject(CaseShape shape, int? variant = null) => new(shape.Title, "橋梁台帳システム", shape.Kind, shape.TargetFy, shape.Budget, shape.TotalYen, 5, variant ?? shape.Variant, OfficeTime.DayOf(test.Clock.Now))
    {
        SystemId = shape.SystemId,
    };

    /// <summary>Saves every section of the form and adds the files it needs.</summary>
    public async Task FillAsync(Guid id, DemoForm form, string who)
    {
        var actor = await test.ActorAsync(who);
        await test.UseAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var drafts = services.GetRequiredService<DraftService>();
            foreach (var (letter, values) in form.Sections.Where(s => s.Key != 'A' || s.Value.Has("A2")))
            {
                var version = await db.Set<FormSection>().AsNoTracking().Where(s => s.ConsultationId == id && s.Letter == letter).Select(s => s.Version).SingleAsync();
                await drafts.SaveSectionAsync(id, letter, version, values, actor);
            }
            foreach (var file in form.Files.SelectMany(f => Enumerable.Range(1, f.AtLeast).Select(n => (f.Kind, Number: n))))
            {
                await drafts.AttachAsync(id, File($"{file.Kind}{file.Number}.pdf", actor), file.Kind, null, restricted: file.Kind == "Quote", null, actor);
            }
        });
    }

    /// <summary>Row of a file whose bytes no test reads.</summary>
    public static StoredFile File(string name, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Name = name, ContentType = "application/pdf", Size = 1234, Sha256 = new string('a', 64), StoredAt = actor.Now, StoredBy = actor.UserId,
    };

    /// <summary>Writes one answer of a draft or an opened field.</summary>
    public async Task AnswerFieldAsync(Guid id, string code, string? value, string who = "staff1", Action<FormValues>? more = null)
    {
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await test.ActorAsync(who);
        var section = (await LoadAsync(id)).SectionOf(code[0]);
        var values = section.Values.Copy();
        values[code] = value;
        more?.Invoke(values);
        await test.UseAsync<DraftService>(drafts => drafts.SaveSectionAsync(id, code[0], section.Version, values, actor));
    }

    public Task PassOnAsync(Guid id, string who = "staff1") => DoAsync<FilingService>(who, id, (s, v, a) => s.PassOnAsync(id, v, null, a));

    public Task SubmitAsync(Guid id, string who = "head1") => DoAsync<FilingService>(who, id, (s, v, a) => s.SubmitAsync(id, v, null, null, a));

    public Task AcceptAsync(Guid id, string who = "reviewer1") => DoAsync<ReviewService>(who, id, (s, v, a) => s.AcceptAsync(id, v, null, a));

    public Task StartReviewAsync(Guid id, string who = "reviewer1") => DoAsync<ReviewService>(who, id, (s, v, a) => s.StartReviewAsync(id, v, a));

    public Task ReturnAsync(Guid id, string who = "reviewer1", params string[] codes) =>
        DoAsync<ReviewService>(who, id, (s, v, a) => s.ReturnAsync(id, v, new ReturnInput("費用の根拠を補ってください。", codes.Length > 0 ? codes : ["R07"]), a));

    public Task ReopenAsync(Guid id, string who = "staff1") => DoAsync<FilingService>(who, id, (s, v, a) => s.ReopenAsync(id, v, a));

    public Task AskAsync(Guid id, string who = "reviewer1", params string[] openedFields) => DoAsync<ReviewService>(who, id, (s, v, a) =>
        s.AskAsync(id, v, new AskInput([new QuestionInput("対象者数の根拠を教えてください。", a.Today.AddDays(7), openedFields, [])]), a));

    /// <summary>Writes an answer to every open question; the case stays in 質問中.</summary>
    public async Task WriteAnswersAsync(Guid id, string who = "staff1")
    {
        var actor = await test.ActorAsync(who);
        foreach (var question in (await LoadAsync(id)).Questions.Where(q => q.AnsweredAt is null))
        {
            await test.UseAsync<DraftService>(s => s.AnswerQuestionAsync(id, question.Id, "昨年度の利用実績によります。", actor));
        }
    }

    public Task AnswerAsync(Guid id, string who = "staff1") => DoAsync<FilingService>(who, id, (s, v, a) => s.AnswerAsync(id, v, null, a));

    /// <summary>Every line that the form did not settle is judged ○.</summary>
    public async Task JudgeAllAsync(Guid id, string who = "reviewer1", Verdict verdict = Verdict.Good)
    {
        var actor = await test.ActorAsync(who);
        var open = (await LoadAsync(id)).Checklist.Where(i => i.Verdict is null).Select(i => new JudgeInput(i.ItemId, verdict, verdict is Verdict.Good ? null : "補正が必要です。")).ToList();
        await test.UseAsync<ReviewService>(s => s.JudgeAsync(id, open, actor));
    }

    public Task ProposeAsync(Guid id, string who = "reviewer1", ConsultationAct result = ConsultationAct.Approve) =>
        DoAsync<ReviewService>(who, id, (s, v, a) => s.ProposeAsync(id, v, result, "同意が相当です。", a));

    public Task DecideAsync(Guid id, ConsultationAct act, string who = "policyhead", DecisionInput? input = null) =>
        DoAsync<DecisionService>(who, id, (s, v, a) => s.DecideAsync(id, v, act, input ?? new DecisionInput { Text = "審査の結果のとおり。", MeetingOn = a.Today }, a));

    public Task RecordBudgetAsync(Guid id, BudgetOutcome outcome = BudgetOutcome.Granted, DateOnly? passedOn = null, string who = "finance", long yen = 38_000_000) =>
        DoAsync<DecisionService>(who, id, (s, v, a) => s.RecordBudgetAsync(id, v, new BudgetResultInput
        {
            Outcome = outcome, RequestedYen = yen, AssessedYen = outcome is BudgetOutcome.Granted or BudgetOutcome.GrantedReduced ? yen : null, PassedOn = passedOn,
        }, a));

    public async Task<Guid> StartNextStageAsync(Guid id, string who = "staff1")
    {
        var next = Guid.Empty;
        await DoAsync<DraftService>(who, id, async (s, v, a) => next = await s.StartNextStageAsync(id, v, a));
        return next;
    }

    public async Task<Guid> StartChangeAsync(Guid id, string who = "staff1")
    {
        var change = Guid.Empty;
        await DoAsync<DraftService>(who, id, async (s, v, a) => change = await s.StartChangeAsync(id, v, "契約期間を延ばすため。", a));
        return change;
    }

    /// <summary>By the method that was approved, unless the test says otherwise.</summary>
    public async Task RecordContractAsync(Guid id, ContractResultInput? input = null, string who = "staff1")
    {
        var method = (await LoadAsync(id)).Sections.FirstOrDefault(s => s.Letter == 'Q')?.Values["Q1"];
        await DoAsync<DecisionService>(who, id, (s, v, a) => s.RecordContractAsync(id, v, input ?? (method is null ? Contract(a.Today) : Contract(a.Today) with { Method = method }), a));
    }

    public static ContractResultInput Contract(DateOnly day) => new()
    {
        Vendor = "みどり情報サービス株式会社（架空）", AmountYen = 35_200_000, PlannedPriceYen = 37_000_000, Method = "OpenEvaluated", Bidders = 2, ContractOn = day, TermFrom = day,
        TermTo = day.AddYears(5).AddDays(-1), AnnualYen = 7_040_000, ContractNumber = "R9-0123", NextRenewalFy = new FiscalYear(2032),
    };

    /// <summary>Reports the first open condition with one file of evidence.</summary>
    public async Task ReportConditionAsync(Guid id, string who = "staff1")
    {
        var actor = await test.ActorAsync(who);
        var condition = (await LoadAsync(id)).Conditions.First(k => k.State == ConditionState.Open);
        await test.UseAsync<DraftService>(s => s.AttachAsync(id, File("移行計画書.pdf", actor), "ConditionEvidence", null, false, condition.Id, actor));
        await DoAsync<FilingService>(who, id, (s, v, a) => s.ReportConditionAsync(id, v, condition.Id, "移行計画書を作成しました。", a));
    }

    public async Task ConfirmConditionAsync(Guid id, bool fulfilled = true, string who = "reviewer1")
    {
        var condition = (await LoadAsync(id)).Conditions.First(k => k.State == ConditionState.Reported);
        await DoAsync<DecisionService>(who, id, (s, v, a) => s.ConfirmConditionAsync(id, v, condition.Id, fulfilled, fulfilled ? null : "日程が書かれていません。", a));
    }
}
