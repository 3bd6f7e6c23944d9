using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.FollowUp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Funds;

public sealed class ConditionTests : CaseTest
{
    private static readonly CaseShape Shape = new()
    {
        Conditions = [Cases.Condition(DueGate.BudgetRequest, "要求まで"), Cases.Condition(DueGate.PreProcurement), Cases.Condition(DueGate.Contract, "契約まで"), Cases.Condition(DueGate.GoLive, "稼働まで"),
            Cases.Condition(DueGate.Operation, "運用後") with { Years = 2 }],
    };

    [Fact]
    public async Task Each_condition_is_due_by_the_gate_it_names_and_the_list_stands_in_that_order()
    {
        var c = await Cases.LoadAsync(await Cases.InAsync(ConsultationState.ConditionallyApproved, Shape));
        var plan = c.SectionOf('H').Values;
        Assert.Equal([new DateOnly(2026, 11, 6), null, DateOnly.Parse(plan["H1.Contract"]!, null), DateOnly.Parse(plan["H1.Launch"]!, null), DateOnly.Parse(plan["H1.Launch"]!, null).AddYears(2)],
            c.Conditions.Select((k, i) => i == 1 ? null : k.DueOn));
        Assert.NotNull(c.Conditions[1].DueOn);
        Assert.True(c.Conditions[1].DueOn < c.Conditions[2].DueOn);

        var reviewer = await ActorAsync("reviewer1");
        var page = await UseAsync<ConditionQueries, Page<ConditionLine>>(q => q.PageAsync(new ConditionFilter(), null, reviewer));
        Assert.Equal(c.Conditions.OrderBy(k => k.DueOn).Select(k => k.Id), page.Items.Select(l => l.Id));
        Clock.Go(2026, 12, 1);
        var later = await ActorAsync("reviewer1");
        Assert.Equal([DueGate.BudgetRequest], (await UseAsync<ConditionQueries, Page<ConditionLine>>(q => q.PageAsync(new ConditionFilter { Overdue = true }, null, later))).Items.Select(l => l.Gate));
    }

    [Fact]
    public async Task The_section_and_the_reviewer_are_reminded_before_the_day_and_again_after_it_until_it_is_reported()
    {
        var id = await Cases.InAsync(ConsultationState.ConditionallyApproved, new CaseShape { Conditions = [Cases.Condition(DueGate.BudgetRequest)] });
        var due = (await Cases.LoadAsync(id)).Conditions[0].DueOn!.Value;
        await RelayAsync();
        Assert.Empty(await ToldAsync());
        Clock.Go(due.Year, due.Month, due.Day - 1);
        await RelayAsync();
        Assert.Equal(["head1", "reviewer1", "staff1"], await WhoAsync("Consultation.ConditionDue"));
        Clock.Advance(TimeSpan.FromDays(2));
        await RelayAsync();
        Assert.Equal(["head1", "reviewer1", "staff1"], await WhoAsync("Consultation.ConditionOverdue"));
        Clock.Advance(TimeSpan.FromDays(14));
        await RelayAsync();
        Assert.Equal(2, (await ToldAsync()).Count(n => n.Kind == "Consultation.ConditionOverdue" && n.UserId == Core.People.Demo.DemoOffice.UserId("staff1")));
        await Cases.ReportConditionAsync(id);
        Clock.Advance(TimeSpan.FromDays(15));
        await RelayAsync();
        Assert.Equal(2, (await ToldAsync()).Count(n => n.Kind == "Consultation.ConditionOverdue" && n.UserId == Core.People.Demo.DemoOffice.UserId("staff1")));
    }

    [Fact]
    public async Task Conditions_are_listed_to_whoever_sees_the_case_whole_and_to_nobody_else()
    {
        var id = await Cases.InAsync(ConsultationState.ConditionallyApproved);
        foreach (var (account, sees) in new[] { ("staff1", true), ("head1", true), ("reviewer2", true), ("finance", true), ("staff2", false), ("admin", false) })
        {
            var actor = await ActorAsync(account);
            Assert.Equal(sees ? 1 : 0, await UseAsync<ConditionQueries, int>(q => q.CountAsync(new ConditionFilter(), actor)));
            var page = await (await SignedInAsync(account)).GetAsync("/Consultations/Conditions");
            Assert.Equal(sees, page.Text.Contains("移行計画書を提出", StringComparison.Ordinal));
            var file = await (await SignedInAsync(account)).GetAsync("/Consultations/Conditions?handler=File&kind=csv");
            Assert.Equal(sees, System.Text.Encoding.UTF8.GetString(file.Body).Contains("移行計画書を提出", StringComparison.Ordinal));
        }
        var system = (await Cases.LoadAsync(id)).SystemId;
        Assert.Contains("移行計画書を提出", (await (await SignedInAsync("staff1")).GetAsync($"/Systems/Details/{system}/consultations")).Text, StringComparison.Ordinal);
    }

    private Task<List<Notice>> ToldAsync() => ReadAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.Kind.StartsWith("Consultation.Condition")).ToListAsync());

    private async Task<IEnumerable<string>> WhoAsync(string kind)
    {
        var told = (await ToldAsync()).Where(n => n.Kind == kind).Select(n => n.UserId).ToHashSet();
        return new[] { "head1", "head2", "policyhead", "reviewer1", "reviewer2", "staff1", "staff2" }.Where(a => told.Contains(Core.People.Demo.DemoOffice.UserId(a)));
    }
}
