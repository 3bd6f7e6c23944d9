using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Stages;

/// <summary>相談 (G0): asked at any time, answered, closed; it decides nothing and others know nothing of it (decision 20).</summary>
public sealed class AdviceTests : CaseTest
{
    private static readonly Guid Own = DemoOffice.Section(DemoOffice.FirstSection).Id;

    private async Task<Guid> AskAsync()
    {
        var actor = await ActorAsync("staff1");
        return await UseAsync<AdviceService, Guid>(s => s.AskAsync(new AdviceInput { Title = "現場写真の共有", Question = "どの方式がよいでしょうか。", SectionId = Own, PlannedFy = new FiscalYear(2028), RoughYen = 3_000_000 }, null, actor));
    }

    private async Task WriteAsync(string who, Guid id, DateOnly? on = null)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await ActorAsync(who);
        var version = await ReadAsync(db => db.Set<AdviceCase>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync());
        await UseAsync<AdviceService>(s => s.AddAsync(id, new AdviceEntryInput { On = on ?? actor.Today, Means = AdviceMeans.Meeting, Participants = "企画係2名", Text = "共通基盤の利用を勧めます。", Version = version }, null, actor));
    }

    private Task<PriorAdviceState> StateAsync(Guid id) => ReadAsync(db => db.Set<AdviceCase>().Where(a => a.Id == id).Select(a => a.State).SingleAsync());

    [Fact]
    public async Task A_question_is_answered_asked_on_and_closed_and_each_side_is_told()
    {
        var id = await AskAsync();
        Assert.Equal(PriorAdviceState.Open, await StateAsync(id));
        await WriteAsync("reviewer1", id);
        Assert.Equal(PriorAdviceState.Answered, await StateAsync(id));
        await WriteAsync("staff1", id);
        Assert.Equal(PriorAdviceState.Open, await StateAsync(id));
        await RefusedAsync("Form.DayAhead", () => WriteAsync("reviewer1", id, new DateOnly(2030, 1, 1)));
        await WriteAsync("reviewer1", id);
        await RelayAsync();
        var told = await ReadAsync(db => db.Set<Notice>().Where(n => n.Link.EndsWith(id.ToString())).Select(n => new { n.UserId, n.Kind }).ToListAsync());
        Assert.Contains(told, n => n.Kind == "AdviceAsked" && n.UserId == DemoOffice.UserId("reviewer1"));
        Assert.Contains(told, n => n.Kind == "AdviceAnswered" && n.UserId == DemoOffice.UserId("staff1"));
        var (actor, version) = (await ActorAsync("reviewer1"), await ReadAsync(db => db.Set<AdviceCase>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync()));
        await UseAsync<AdviceService>(s => s.CloseAsync(id, version, actor));
        await RefusedAsync("Advice.Closed", () => WriteAsync("staff1", id));
    }

    [Fact]
    public async Task The_section_and_the_policy_office_see_the_record_and_others_find_nothing()
    {
        var id = await AskAsync();
        foreach (var (who, sees) in new[] { ("staff1", true), ("head1", true), ("reviewer1", true), ("policyhead", true), ("staff2", false), ("finance", false) })
        {
            var actor = await ActorAsync(who);
            Assert.Equal(sees ? 1 : 0, await UseAsync<AdviceQueries, int>(q => q.CountAsync(new AdviceFilter(), actor)));
            Assert.Equal(sees ? 1 : 0, (await UseAsync<AdviceQueries, Page<AdviceLine>>(q => q.PageAsync(new AdviceFilter(), null, actor))).Items.Count);
            if (!sees)
            {
                await Assert.ThrowsAsync<NotFound>(() => UseAsync<AdviceQueries>(q => q.ViewAsync(id, actor)));
                await Assert.ThrowsAsync<NotFound>(() => WriteAsync(who, id));
            }
        }
    }

    [Fact]
    public async Task A_consultation_started_from_it_keeps_the_link()
    {
        var id = await AskAsync();
        var (staff, other) = (await ActorAsync("staff1"), await ActorAsync("staff2"));
        NewConsultation Input(Guid section) => new() { Stage = Stage.PreBudget, Title = "現場写真の共有", Kind = ConsultationKind.NewSystem, TargetFy = new FiscalYear(2028), BudgetKind = Core.Calendar.BudgetKind.Initial, SectionId = section, AdviceId = id };
        var started = await UseAsync<DraftService, Guid>(s => s.CreateAsync(Input(Own), staff));
        Assert.Equal(started, Assert.Single((await UseAsync<AdviceQueries, AdviceView>(q => q.ViewAsync(id, staff))).Started).Id);
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<DraftService>(s => s.CreateAsync(Input(other.SectionsWhere(Permission.ConsultationDraft)[0]), other)));
    }
}
