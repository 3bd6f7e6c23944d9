using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Consultations.Form;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Stages;

/// <summary>Decisions 9 and 16: an approval knows which items it covers, and a change says which one voided it.</summary>
public sealed class ChangeTests : LaterStageTest
{
    private static readonly MaterialFields Seeded = new(SeedTables.Codes(MaterialFields.List), 10);

    public static TheoryData<string> Items => [.. Enum.GetValues<Stage>().SelectMany(FormCatalogue.Of).Where(f => f is { IsItem: true, ReadOnly: false } && f.Code is not ("A8" or "A9" or "A10")).Select(f => f.Code)];

    private static FrozenForm Form(FieldDefinition field, long yen, string text)
    {
        var values = new FormValues();
        switch (field.Type)
        {
            case FieldType.CostGrid:
                values.Rows[field.Code] = [new FormRow { ["category"] = "Development", ["y2027"] = yen.ToString(System.Globalization.CultureInfo.InvariantCulture) }];
                break;
            case FieldType.Rows:
                values.Rows[field.Code] = [new FormRow { [field.Columns[0].Key] = text }];
                break;
            case FieldType.Yen:
                values[field.Code] = yen.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                values[field.Code] = text;
                break;
        }
        return new FrozenForm(new SortedDictionary<string, FormValues>(StringComparer.Ordinal) { [field.Section.ToString()] = values }, []);
    }

    private static Stage StageOf(string code) => Enum.GetValues<Stage>().First(s => FormCatalogue.Of(s).Any(f => f.Code == code));

    [Theory, MemberData(nameof(Items))]
    public void A_covered_item_voids_the_approval_and_any_other_does_not(string code)
    {
        var field = FormCatalogue.Find(code)!;
        var reading = ChangeReading.Between(StageOf(code), Form(field, 1_000_000, "前"), Form(field, 1_200_000, "後"), Seeded);
        Assert.Equal(SeedTables.Codes(MaterialFields.List).Contains(code), reading.IsMaterial);
        Assert.Equal(code, Assert.Single(reading.Lines.Select(l => FormCatalogue.Find(l.Field)!.Item).Distinct()));
        Assert.True(ChangeReading.Between(StageOf(code), Form(field, 1_000_000, "前"), Form(field, 1_000_000, "前"), Seeded).IsEmpty);
        Assert.False(ChangeReading.Between(StageOf(code), Form(field, 1_000_000, "前"), Form(field, 1_200_000, "後"), new MaterialFields([], 10)).IsMaterial);
    }

    [Theory]
    [InlineData("G1")]
    [InlineData("Q3")]
    public void An_amount_counts_only_when_it_rises_by_more_than_the_percentage(string code)
    {
        var field = FormCatalogue.Find(code)!;
        bool Voids(long now, int percent) => ChangeReading.Between(StageOf(code), Form(field, 1_000_000, ""), Form(field, now, ""), new MaterialFields([code], percent)).IsMaterial;
        Assert.False(Voids(1_100_000, 10));
        Assert.True(Voids(1_100_001, 10));
        Assert.False(Voids(500_000, 10));
        Assert.True(Voids(1_050_001, 5));
    }

    [Fact]
    public async Task A_change_of_no_covered_item_is_noted_and_the_decision_stands()
    {
        var old = await Cases.InAsync(ConsultationState.Approved);
        var change = await Cases.StartChangeAsync(old);
        await RefusedAsync("Consultation.NothingChanged", () => NoteAsync(change));
        await Cases.AnswerFieldAsync(change, "A5.Extension", "4321");
        await FilesAsync(change);
        await Cases.PassOnAsync(change);
        await RefusedAsync("Consultation.ChangeIsMinor", () => Cases.SubmitAsync(change));
        await Cases.DoAsync<FilingService>("staff1", change, (s, v, a) => s.PullBackAsync(change, v, null, a));
        await NoteAsync(change);
        var noted = await Cases.LoadAsync(change);
        Assert.Equal((ConsultationState.Closed, true, (string?)null), (noted.State, noted.IsMinorChange, noted.Number));
        var kept = await Cases.LoadAsync(old);
        Assert.Equal((ConsultationState.Approved, ConsultationAct.NoteMinorChange), (kept.State, kept.Acts[^1].Act));
        var verdict = await ReadAsync(db => db.Set<ChangeVerdict>().SingleAsync());
        Assert.Equal((ChangeVerdictKind.Minor, old, change), (verdict.Kind, verdict.OfId, verdict.ByCaseId));
        Assert.Equal(["A5.Extension"], verdict.Lines.Select(l => l.Field));
        await Cases.StartChangeAsync(old);
    }

    private async Task FilesAsync(Guid change)
    {
        var actor = await ActorAsync("staff1");
        foreach (var kind in new[] { "Estimate", "Estimate", "Workflow" })
        {
            await UseAsync<DraftService>(s => s.AttachAsync(change, Cases.File(kind + ".pdf", actor), kind, null, false, null, actor));
        }
    }

    private Task NoteAsync(Guid change) => Cases.DoAsync<FilingService>("staff1", change, (s, v, a) => s.NoteMinorChangeAsync(change, v, "担当者の内線が変わったため。", a));

    [Fact]
    public async Task A_change_of_a_covered_item_needs_a_new_approval_and_says_which_item_voided_the_old_one()
    {
        var old = await Cases.InAsync(ConsultationState.Approved);
        var change = await Cases.StartChangeAsync(old);
        var form = DemoAnswers.PreBudget(Cases.Subject(new CaseShape { TotalYen = 39_900_000 }));
        await Cases.FillAsync(change, form, "staff1");
        await Cases.AnswerFieldAsync(change, "E4", (await Cases.LoadAsync(old)).SectionOf('E').Values["E4"] == "Internet" ? "Lgwan" : "Internet");
        await RefusedAsync("Consultation.ChangeIsMaterial", () => NoteAsync(change));
        var actor = await ActorAsync("staff1");
        var reading = (await UseAsync<CaseQueries, CaseView>(q => q.ViewAsync(change, actor))).Context.Change!;
        Assert.Contains("E4", reading.MaterialItems);
        Assert.DoesNotContain("G1", reading.MaterialItems);
    }

    [Fact]
    public async Task The_verdict_and_the_coverage_stay_with_the_superseded_decision()
    {
        var old = await Cases.InAsync(ConsultationState.Approved, new CaseShape { TotalYen = 30_000_000 });
        var change = await Cases.StartChangeAsync(old);
        await Cases.FillAsync(change, DemoAnswers.PreBudget(Cases.Subject(new CaseShape { TotalYen = 36_000_000 })), "staff1");
        await AgreeAsync(change);
        await InStateAsync(old, ConsultationState.Superseded);
        var verdict = await ReadAsync(db => db.Set<ChangeVerdict>().SingleAsync());
        Assert.Equal(ChangeVerdictKind.Voided, verdict.Kind);
        var cost = verdict.Lines.Single(l => l.Field == "G1");
        Assert.Equal((true, 20.0m), (cost.IsMaterial, cost.Percent));
        var actor = await ActorAsync("staff1");
        var coverage = await UseAsync<IServiceProvider, ApprovalCoverage?>(async services =>
        {
            var view = await ((CaseQueries)services.GetService(typeof(CaseQueries))!).ViewAsync(old, actor);
            return await ((ChangeQueries)services.GetService(typeof(ChangeQueries))!).CoverageAsync(view, actor);
        });
        Assert.Equal(30_000_000, coverage!.Fields.Single(f => f.Field.Code == "G1").Yen);
        Assert.Equal(ChangeVerdictKind.Voided, Assert.Single(coverage.Verdicts).Kind);
    }

    [Fact]
    public async Task A_second_stage_rests_on_the_change_that_took_its_first_stages_place()
    {
        var old = await Cases.InAsync(ConsultationState.Approved, new CaseShape { TotalYen = 30_000_000 });
        var second = await Cases.SecondStageOfAsync(old);
        var change = await Cases.StartChangeAsync(old);
        await Cases.FillAsync(change, DemoAnswers.PreBudget(Cases.Subject(new CaseShape { TotalYen = 36_000_000 })), "staff1");
        await AgreeAsync(change);
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);
        await InStateAsync(second, ConsultationState.Submitted);
    }

    [Fact]
    public async Task A_contract_beyond_the_approval_needs_a_reason_that_stays_on_the_case()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var contract = Cases.Contract(new DateOnly(2027, 4, 6));
        var approved = (await Cases.LoadAsync(second)).ExecutionYen!.Value;
        await RefusedAsync("Consultation.ContractDeviates", () => Cases.RecordContractAsync(second, contract with { AmountYen = (approved * 110 / 100) + 100 }));
        await RefusedAsync("Consultation.ContractDeviates", () => Cases.RecordContractAsync(second, contract with { TermTo = contract.TermTo.AddYears(2) }));
        await RefusedAsync("Consultation.ContractDeviates", () => Cases.RecordContractAsync(second, contract with { Method = "NegotiatedSole" }));
        await Cases.RecordContractAsync(second, contract with { Method = "NegotiatedSole", DeviationReason = "入札が不調に終わったため。" });
        var verdict = await ReadAsync(db => db.Set<ChangeVerdict>().SingleAsync());
        Assert.Equal((ChangeVerdictKind.ContractDeviation, "入札が不調に終わったため。"), (verdict.Kind, verdict.Reason));
        Assert.Contains(verdict.Lines, l => l is { Field: "Q1", IsMaterial: true });
    }

    [Fact]
    public async Task A_contract_within_the_approval_asks_nothing()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        await InStateAsync(second, ConsultationState.Closed);
        Assert.Equal(0, await ReadAsync(db => db.Set<ChangeVerdict>().CountAsync()));
    }
}
