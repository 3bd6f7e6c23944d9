using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Kit;

public sealed class PortalHostTests : PortalTest
{
    [Fact]
    public async Task A_person_signs_in_through_the_page_and_sees_the_own_name()
    {
        var client = await SignedInAsync("reviewer1");
        var page = await client.OpenAsync("/Administration/Calendar");
        Assert.Equal(200, page.Status);
        Assert.Contains("若葉 しおり", page.Html);
        Assert.Contains(Commands.Texts, sql => sql.Contains("portal_user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_of_the_test_is_the_clock_of_the_portal()
    {
        Clock.Go(2027, 4, 6);
        Assert.Equal(new DateOnly(2027, 4, 6), (await ActorAsync("head1")).Today);
        Assert.True((await ActorAsync("head1")).Has(Role.SectionHead));
    }

    public static TheoryData<Stage, ConsultationState> States => new()
    {
        { Stage.PreBudget, ConsultationState.Draft }, { Stage.PreBudget, ConsultationState.SectionReview }, { Stage.PreBudget, ConsultationState.Submitted },
        { Stage.PreBudget, ConsultationState.Accepted }, { Stage.PreBudget, ConsultationState.UnderReview }, { Stage.PreBudget, ConsultationState.Inquiry },
        { Stage.PreBudget, ConsultationState.Returned }, { Stage.PreBudget, ConsultationState.CommitteePending }, { Stage.PreBudget, ConsultationState.Approved },
        { Stage.PreBudget, ConsultationState.ConditionallyApproved }, { Stage.PreBudget, ConsultationState.Rejected }, { Stage.PreBudget, ConsultationState.Continued },
        { Stage.PreBudget, ConsultationState.Withdrawn }, { Stage.PreBudget, ConsultationState.Expired }, { Stage.PreBudget, ConsultationState.Superseded }, { Stage.PreBudget, ConsultationState.Closed },
        { Stage.PreProcurement, ConsultationState.Draft }, { Stage.PreProcurement, ConsultationState.Inquiry }, { Stage.PreProcurement, ConsultationState.Approved }, { Stage.PreProcurement, ConsultationState.Closed },
    };

    [Theory, MemberData(nameof(States))]
    public async Task A_case_reaches_every_state_by_the_real_services(Stage stage, ConsultationState state)
    {
        var id = stage == Stage.PreBudget ? await Cases.InAsync(state) : await Cases.SecondStageInAsync(state);
        Assert.Equal((stage, state), ((await Cases.LoadAsync(id)) is var c ? (c.Stage, c.State) : default));
    }
}
