using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Decision 5: the second stage is counted back from the planned day.</summary>
public sealed class ProcurementGateTests : CaseTest
{
    private static readonly OfficeCalendar Calendar = new([], [], [], []);
    private static readonly DateOnly Notice = new(2027, 6, 1);

    private static FormValues Answers(string method, string wto = "no") => new() { ["Q1"] = method, ["Q4"] = wto, ["Q11"] = "2027-06-01" };

    [Theory]
    [InlineData("OpenEvaluated", "no", 30)]
    [InlineData("NegotiatedProposal", "no", 30)]
    [InlineData("OpenLowest", "yes", 60)]
    [InlineData("NegotiatedQuotes", "no", 20)]
    [InlineData("NegotiatedSole", "no", 20)]
    public void The_last_day_to_file_lies_so_many_open_days_before_the_planned_day(string method, string wto, int days) =>
        Assert.Equal(new HardGate(GateKind.ProcurementFiling, Calendar.BusinessDays.Subtract(Notice, days)), ProcurementGate.Of(Answers(method, wto), ConsultationState.Draft, Calendar));

    [Fact]
    public void Once_filed_the_planned_day_itself_is_next_and_nothing_after_the_decision()
    {
        Assert.Equal(new HardGate(GateKind.ProcurementNotice, Notice), ProcurementGate.Of(Answers("OpenEvaluated"), ConsultationState.UnderReview, Calendar));
        Assert.Null(ProcurementGate.Of(Answers("OpenEvaluated"), ConsultationState.Approved, Calendar));
        Assert.Null(ProcurementGate.Of(Answers("OpenEvaluated"), ConsultationState.Withdrawn, Calendar));
        Assert.Null(ProcurementGate.Of(new FormValues(), ConsultationState.Draft, Calendar));
    }

    [Fact]
    public async Task Home_and_case_show_it_to_the_section_in_open_days()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Draft);
        var contract = (await Cases.LoadAsync(second)).SectionOf('Q').Values;
        var expected = await UseAsync<CalendarQueries, HardGate>(async calendars => ProcurementGate.Of(contract, ConsultationState.Draft, await calendars.CalendarAsync())!);
        var left = await UseAsync<CalendarQueries, int>(async calendars => (await calendars.CalendarAsync()).BusinessDays.Between(new DateOnly(2027, 4, 6), expected.Day));
        var client = await SignedInAsync("staff1");
        var home = await client.GetAsync("/");
        var words = $"調達前協議の提出期限 {expected.Day.Month}/{expected.Day.Day}（";
        Assert.Contains(words, home.Text, StringComparison.Ordinal);
        var page = await client.GetAsync($"/Consultations/Case/{second}");
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Contains(left < 0 ? $"{-left}開庁日超過" : $"あと{left}開庁日", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_started_it_is_counted_from_the_plan_of_the_first_stage()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2027, 1, 12);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        Assert.NotNull((await Cases.LoadAsync(first)).SectionOf('H').Values["H1.Notice"]);
        var staff = await ActorAsync("staff1");
        var line = await UseAsync<IServiceProvider, WorkLine>(async services =>
        {
            var calendar = await ((CalendarQueries)services.GetService(typeof(CalendarQueries))!).CalendarAsync();
            return (await ((WorkQueries)services.GetService(typeof(WorkQueries))!).WaitingAsync(staff, calendar)).Single(w => w.Id == first);
        });
        Assert.Equal((WorkKind.StartNextStage, GateKind.ProcurementFiling), (line.Kind, line.Gate!.Kind));
    }
}
