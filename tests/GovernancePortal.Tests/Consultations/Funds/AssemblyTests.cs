using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Funds;

public sealed class AssemblyTests : CaseTest
{
    [Theory]
    [InlineData("Purchase", 69_999_999, null)]
    [InlineData("Purchase", 70_000_000, ThresholdKind.AssemblyPurchase)]
    [InlineData("Work", 499_999_999, null)]
    [InlineData("Work", 500_000_000, ThresholdKind.AssemblyWork)]
    [InlineData("Mandate", 900_000_000, null)]
    [InlineData("Lease", 900_000_000, null)]
    public async Task A_purchase_and_a_work_contract_reach_the_assembly_from_the_legal_amount_on(string type, long yen, ThresholdKind? kind)
    {
        var calendar = await CalendarAsync();
        Assert.Equal(kind, AssemblyApproval.Reached(type, yen, calendar, new DateOnly(2027, 5, 1))?.Kind);
        Assert.Null(AssemblyApproval.Reached("Purchase", 900_000_000, calendar, new DateOnly(2020, 5, 1)));
    }

    [Fact]
    public async Task The_provisional_contract_goes_to_the_first_session_that_can_still_take_it()
    {
        var calendar = await CalendarAsync();
        var lead = calendar.Setting(SettingName.AssemblyLeadDays, new DateOnly(2027, 6, 1));
        var june = calendar.PlannedWindow(new(2027), BudgetKind.June, WindowKind.BudgetResult)!;
        var last = calendar.BusinessDays.Subtract(june.From, lead);
        var inTime = AssemblyApproval.Of(Facts(last, new DateOnly(2027, 7, 1)), calendar, new DateOnly(2027, 4, 1))!;
        Assert.Equal((BudgetKind.June, june.To, last, true), (inTime.Session!.Value, inTime.VoteBy!.Value, inTime.LastSafeOn!.Value, inTime.IsTooLate));
        var missed = AssemblyApproval.Of(Facts(last.AddDays(1), new DateOnly(2028, 4, 1)), calendar, new DateOnly(2027, 4, 1))!;
        Assert.Equal((BudgetKind.September, false), (missed.Session!.Value, missed.IsTooLate));
        Assert.Null(AssemblyApproval.Of(Facts(null, null), calendar, new DateOnly(2027, 4, 1))!.SessionFrom);
    }

    [Fact]
    public async Task Its_schedule_is_shown_to_those_who_may_see_the_amount_it_follows_from()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        var id = await Cases.SecondStageOfAsync(first);
        await Cases.AnswerFieldAsync(id, "Q5", "Purchase");
        await Cases.AnswerFieldAsync(id, "Q3", "70000000", more: values => values["P3.Explanation"] = "機器を買うため。");
        Assert.NotNull((await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}")).Document.QuerySelector("#assembly"));
        foreach (var account in new[] { "finance", "auditor1", "reviewer2" })
        {
            var page = await (await SignedInAsync(account)).GetAsync($"/Consultations/Case/{id}");
            Assert.Equal((200, true), (page.Status, page.Document.QuerySelector("#assembly") is null));
        }
    }

    [Fact]
    public async Task A_contract_for_the_assembly_asks_for_the_day_of_its_vote()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved, new CaseShape { Kind = ConsultationKind.Enhancement });
        Assert.Equal("Work", (await Cases.LoadAsync(id)).SectionOf('Q').Values["Q5"]);
        var day = (await ActorAsync("staff1")).Today;
        var input = Cases.Contract(day) with { PlannedPriceYen = 500_000_000, DeviationReason = "入札の結果による。" };
        await RefusedAsync("Consultation.AssemblyDayMissing", () => Cases.RecordContractAsync(id, input));
        await RefusedAsync("Consultation.AssemblyAfterContract", () => Cases.RecordContractAsync(id, input with { AssemblyPassedOn = day.AddDays(1) }));
        await Cases.RecordContractAsync(id, input with { AssemblyPassedOn = day });
        Assert.Equal(day, (await Cases.LoadAsync(id)).Contract!.AssemblyPassedOn);
    }

    private Task<OfficeCalendar> CalendarAsync() => UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());

    private static FormFacts Facts(DateOnly? contract, DateOnly? from) => new(Stage.PreProcurement, FormSize.Full, new DateOnly(2027, 4, 1), new Dictionary<char, FormValues>
    {
        ['Q'] = new() { Scalars = { ["Q5"] = "Purchase", ["Q3"] = "80000000", ["Q11.Contract"] = contract?.ToString("yyyy-MM-dd", null) ?? "", ["Q5.From"] = from?.ToString("yyyy-MM-dd", null) ?? "" } },
    });
}
