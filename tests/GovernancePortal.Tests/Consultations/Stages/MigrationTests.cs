using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Stages;

/// <summary>Decision 2: decisions from before the portal come in frozen, marked 移行, with their document number.</summary>
public sealed class MigrationTests : CaseTest
{
    private const string Header = "段階,件名,所属コード,システム番号,対象年度,協議区分,決定日,結果,文書番号,前の段階の文書番号,条件,条件の期限,金額,契約の相手方,契約日,契約期間の始め,契約期間の終わり";

    private static string Section => DemoOffice.Section(DemoOffice.FirstSection).Name;

    private async Task<(ImportRun Run, List<ImportFault> Faults)> ImportAsync(string csv, Encoding? encoding = null, bool apply = true)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = Actor.Operator(Clock.Now);
        return await UseAsync<MigrationImportService, (ImportRun, List<ImportFault>)>(async imports =>
        {
            using var content = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(csv));
            var run = await imports.ReadAsync(content, "決定.csv", actor);
            run = await imports.PreviewAsync(run.Id, TableLayout.Known(imports.Columns, run.Headings), actor);
            if (apply && run.Failed == 0)
            {
                run = await imports.ApplyAsync(run.Id, false, null, actor);
            }
            return (run, [.. await imports.Queries.FaultsAsync(run.Id, int.MaxValue)]);
        });
    }

    private static string Rows(string result = "同意") => $"""
        {Header}
        予算化前協議,橋梁台帳の更新,{Section},SYS-0102,令和9年度,更新,R8.10.20,{result},情政第101号,,,,"38,000,000",,,,
        G2,橋梁台帳の更新,{Section},SYS-0102,R6,,2024/6/3,承認,情政第55号,,,,35200千円,若葉情報サービス株式会社（架空）,令和6年7月1日,2024-07-01,2029-06-30
        """;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("cp932")]
    public async Task A_file_comes_in_once_and_again_changes_nothing(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var used = encoding == "cp932" ? Encoding.GetEncoding(932) : Encoding.UTF8;
        Clock.Go(2026, 11, 2);
        var (run, faults) = await ImportAsync(Rows(), used);
        Assert.Empty(faults);
        Assert.Equal((2, 2, 0), (run.Rows, run.Created, run.Unchanged));
        var cases = await ReadAsync(db => db.Set<Consultation>().Include(c => c.Versions).Where(c => c.IsMigrated).OrderBy(c => c.Stage).ToListAsync());
        Assert.Equal([(ConsultationState.Approved, DecisionRoute.Section, (long?)38_000_000), (ConsultationState.Closed, DecisionRoute.Committee, null)], cases.Select(c => (c.State, c.Decision!.Route, c.TotalYen)));
        Assert.Equal(("情政第55号", 35_200_000L, new DateOnly(2024, 6, 3)), (cases[1].Decision!.DocumentNumber, cases[1].Contract!.AmountYen, cases[1].Decision!.On));
        Assert.All(cases, c => Assert.Equal((1, 1), (c.Versions.Count, c.Decision!.Version)));
        var (again, _) = await ImportAsync(Rows(), used);
        Assert.Equal((2, 0, 0, 2), (again.Rows, again.Created, again.Updated, again.Unchanged));
        var (changed, refused) = await ImportAsync(Rows("不同意"), used);
        Assert.Equal((1, 1), (changed.Failed, changed.Unchanged));
        Assert.Equal(("DecisionFrozen", 2), (refused.Single().Code, refused.Single().Row));
        Assert.Equal(2, await ReadAsync(db => db.Set<Consultation>().CountAsync(c => c.IsMigrated)));
    }

    [Fact]
    public async Task A_row_that_cannot_be_understood_is_named_and_nothing_is_written()
    {
        var (run, faults) = await ImportAsync($"""
            {Header}
            企画,名前,{Section},SYS-9999,令和9年度,更新,R8.10.20,同意,情政第1号,,,,,,,,
            予算化前協議,,ない課,,令和9年度,更新,2999/1/1,保留,,,,,,,,,
            調達前協議,名前,{Section},,令和9年度,更新,R8.4.1,条件付き同意,情政第3号,情政第99号,,,,,,,
            """);
        Assert.Equal(3, run.Failed);
        Assert.Equal(new HashSet<string> { "2 段階 CodeUnknown", "2 システム番号 NumberUnknown", "3 件名 Missing", "3 所属コード SectionUnknown", "3 結果 CodeUnknown", "3 文書番号 Missing", "4 条件 Missing", "4 前の段階の文書番号 PreviousUnknown" },
            faults.Select(f => $"{f.Row} {f.Column} {f.Code}").ToHashSet());
        Assert.Equal(0, await ReadAsync(db => db.Set<Consultation>().CountAsync(c => c.IsMigrated)));
    }

    [Fact]
    public async Task A_second_stage_rests_on_a_migrated_first_one_and_its_open_condition_stops_it()
    {
        Clock.Go(2026, 11, 2);
        var (_, faults) = await ImportAsync($"""
            {Header}
            予算化前協議,橋梁台帳の更新,{Section},SYS-0102,令和9年度,更新,R8.10.20,条件付き同意,情政第101号,,移行計画書を出すこと。,調達前協議まで,38000000,,,,
            """);
        Assert.Empty(faults);
        var first = await ReadAsync(db => db.Set<Consultation>().Where(c => c.IsMigrated).Select(c => c.Id).SingleAsync());
        var second = await Cases.SecondStageOfAsync(first);
        await Cases.PassOnAsync(second);
        await RefusedAsync("Consultation.ConditionsOpen", () => Cases.SubmitAsync(second));
        await Cases.ReportConditionAsync(first);
        await Cases.ConfirmConditionAsync(first);
        await Cases.SubmitAsync(second);
    }

    [Fact]
    public async Task Decided_before_the_portal_names_the_migrated_decision_it_rests_on()
    {
        Clock.Go(2026, 11, 2);
        var (_, faults) = await ImportAsync($"""
            {Header}
            予算化前協議,橋梁台帳の更新,{Section},SYS-0102,令和9年度,更新,R8.10.20,条件付き同意,情政第101号,,移行計画書を出すこと。,調達前協議まで,38000000,,,,
            """);
        Assert.Empty(faults);
        var first = await ReadAsync(db => db.Set<Consultation>().Where(c => c.IsMigrated).SingleAsync());
        var staff = await ActorAsync("staff1");
        var input = new NewConsultation
        {
            Stage = Stage.PreProcurement, Title = "橋梁台帳の更新", Kind = ConsultationKind.Renewal, TargetFy = new FiscalYear(2027), BudgetKind = Core.Calendar.BudgetKind.Initial, SectionId = staff.Main!.SectionId, SystemId = DemoSystems.Id("SYS-0102"),
            Exemption = GateExemption.DecidedBefore, ExemptionReason = "導入前に協議を終えたため。",
        };
        Assert.Contains(new NewConsultationValidator().Validate(input).Errors, e => e.PropertyName == nameof(NewConsultation.MigratedId));
        await RefusedAsync("Consultation.MigratedMissing", () => UseAsync<DraftService, Guid>(s => s.CreateAsync(input with { MigratedId = Guid.Parse("5e5e0000-0000-7000-8000-0000000000ff") }, staff)));
        // On the page: the decision is offered by its document number.
        var page = await (await SignedInAsync("staff1")).GetAsync("/Consultations/New?stage=PreProcurement");
        Assert.Contains("情政第101号", page.Text, StringComparison.Ordinal);
        var id = await UseAsync<DraftService, Guid>(s => s.CreateAsync(input with { MigratedId = first.Id }, staff));
        var c = await Cases.LoadAsync(id);
        Assert.Equal((first.CaseId, first.Id, GateExemption.DecidedBefore), (c.CaseId, c.PreBudgetId!.Value, c.Exemption!.Value));
        await RefusedAsync("Consultation.NextStageExists", () => UseAsync<DraftService, Guid>(s => s.CreateAsync(input with { MigratedId = first.Id }, staff)));
        // Its condition stops the filing, as that of any first stage.
        await Cases.FillAsync(id, Core.Consultations.Demo.DemoAnswers.PreProcurement(Cases.Subject(new CaseShape())), "staff1");
        await Cases.PassOnAsync(id);
        await RefusedAsync("Consultation.ConditionsOpen", () => Cases.SubmitAsync(id));
    }

    [Fact]
    public async Task By_hand_each_document_is_entered_once_and_by_the_policy_office_alone()
    {
        Clock.Go(2026, 11, 2);
        var input = new MigratedInput
        {
            Stage = Stage.PreBudget, Title = "橋梁台帳の更新", SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, SystemId = DemoSystems.Id("SYS-0102"), TargetFy = new FiscalYear(2027), DecidedOn = new DateOnly(2026, 10, 20),
            Result = ConsultationState.Approved, DocumentNumber = "情政第101号",
        };
        var (reviewer, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<MigrationService>(s => s.AddAsync(input, staff)));
        var id = await UseAsync<MigrationService, Guid>(s => s.AddAsync(input, reviewer));
        await RefusedAsync("Migration.DocumentTaken", () => UseAsync<MigrationService>(s => s.AddAsync(input, reviewer)));
        await RefusedAsync("Migration.PreviousUnknown", () => UseAsync<MigrationService>(s => s.AddAsync(input with { Stage = Stage.PreProcurement, PreviousDocument = "ない" }, reviewer)));
        var next = await UseAsync<MigrationService, Guid>(s => s.AddAsync(input with { Stage = Stage.PreProcurement, PreviousDocument = "情政第101号" }, reviewer));
        var c = await Cases.LoadAsync(next);
        Assert.Equal((id, (await Cases.LoadAsync(id)).CaseId, true), (c.PreBudgetId!.Value, c.CaseId, c.IsMigrated));
        // Frozen: nothing of it can be written.
        await RefusedAsync("Consultation.NotEditable", () => Cases.AnswerFieldAsync(id, "B1", "別の内容"));
    }
}
