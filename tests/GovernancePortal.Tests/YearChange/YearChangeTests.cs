using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Core.YearChange;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.YearChange;

/// <summary>道路整備課 (staff1, head1) is reorganised on 1 April 2027; it owns systems, cases, licences and terminals.</summary>
public sealed class YearChangeTests : PortalTest
{
    private const string Head = "区分,旧所属コード,新所属コード,新所属名,ふりがな,部局コード,施行日,主たる引継先\n";
    private static readonly DateOnly April = new(2027, 4, 1);
    private static readonly DemoSection Roads = DemoOffice.Section(DemoOffice.FirstSection);
    private static readonly DemoSection Accounts = DemoOffice.Section(DemoOffice.SecondSection);

    private static byte[] List(params string[] rows) => Encoding.UTF8.GetBytes(Head + string.Join('\n', rows));

    private static string Renamed => $"改称,{Roads.Code},R1,みち整備課,みちせいびか,,R9.4.1,";
    private static string Split => $"分割,{Roads.Code},R1,みち計画課,みちけいかくか,,R9.4.1,○\n分割,{Roads.Code},R2,みち工事課,みちこうじか,,R9.4.1,";

    [Fact]
    public async Task A_trial_names_what_moves_where_and_writes_nothing()
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        var run = await PreparedAsync(Renamed);
        var before = await EverythingAsync();
        var trial = await TrialAsync(run);
        Assert.False(trial.Turn.HasErrors);
        var held = await HeldAsync(Roads.Id);
        Assert.Equal(held.Count, trial.Items.Count);
        Assert.All(trial.Items, i => Assert.Equal("みち整備課", trial.Turn.After[i.ToId!.Value].Name));
        Assert.Contains(trial.Groups, g => g.Source == "Consultations" && g is { FromName: DemoOffice.FirstSection, ToName: "みち整備課", Count: > 0 });
        Assert.Equal(2, trial.Turn.Posts.Select(p => p.UserId).Where(id => id == DemoOffice.UserId("staff1") || id == DemoOffice.UserId("head1")).Distinct().Count());
        Assert.Equal(before, await EverythingAsync());
        Assert.False(await ReadAsync(db => db.Set<Section>().AnyAsync(s => s.Code == "R1")));
    }

    [Fact]
    public async Task The_run_moves_every_record_through_the_contract_and_history_keeps_the_old_name()
    {
        var open = await Cases.InAsync(ConsultationState.UnderReview);
        var decided = await Cases.InAsync(ConsultationState.ConditionallyApproved);
        await TerminalsAsync();
        var held = await HeldAsync(Roads.Id);
        Assert.True(held.Select(h => h.Source).Distinct().Count() >= 4);
        var run = await PreparedAsync(Renamed);
        Clock.Go(2027, 4, 1);
        await RunAsync(run);

        Assert.Empty(await HeldAsync(Roads.Id));
        var successor = await ReadAsync(db => db.Set<Section>().AsNoTracking().SingleAsync(s => s.Code == "R1"));
        Assert.Equal((Roads.Id, April), (successor.PredecessorId!.Value, successor.ValidFrom));
        Assert.Equal([.. held.Select(h => h.Record.Id).Order()], (await HeldAsync(successor.Id)).Select(h => h.Record.Id).Order());
        Assert.Equal("みち整備課", (await ActorAsync("staff1")).Main!.SectionName);

        var (openCase, decidedCase) = (await Cases.LoadAsync(open), await Cases.LoadAsync(decided));
        Assert.Equal((successor.Id, (string?)null), (openCase.SectionId, openCase.SectionNameThen));
        Assert.Equal((successor.Id, (string?)DemoOffice.FirstSection), (decidedCase.SectionId, decidedCase.SectionNameThen));
        Assert.All(openCase.Acts.Where(a => a.ActorId == DemoOffice.UserId("staff1")), a => Assert.Equal(DemoOffice.FirstSection, a.ActorSection));
        var row = await ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(t => t.SubjectId == open).OrderByDescending(t => t.Sequence).FirstAsync());
        Assert.Equal(("YearChangeRun", "道路整備課 → みち整備課"), (row.Action, row.Reason));
        // The new section's people go on with the case.
        Assert.Equal(200, (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{open}")).Status);
    }

    [Fact]
    public async Task Nothing_is_lost_whatever_becomes_of_the_section()
    {
        await Cases.InAsync(ConsultationState.Approved);
        await TerminalsAsync();
        var random = new Random(20270401);
        foreach (var (n, list) in new[] { Renamed, Split, $"廃止,{Roads.Code},{Accounts.Code},,,,R9.4.1,", $"廃止,{Roads.Code},,,,,R9.4.1,", $"分割,{Roads.Code},{Roads.Code},,,,R9.4.1,\n分割,{Roads.Code},R2,みち工事課,みちこうじか,,R9.4.1," }.Index())
        {
            var run = await PreparedAsync(list);
            var trial = await TrialAsync(run);
            Assert.False(trial.Turn.HasErrors);
            var choices = trial.Items.Where(i => i.Choices.Count > 1).ToDictionary(i => i.Key, i => i.Choices[random.Next(i.Choices.Count)]);
            var admin = await ActorAsync("admin");
            await UseAsync<YearChangeService>(s => s.ChooseAsync(run, choices, trial.Run.Version, admin));
            trial = await TrialAsync(run);
            var held = (await HeldAsync(Roads.Id)).Select(h => (h.Source, h.Record.Id)).Order().ToList();
            Assert.Equal(held, trial.Items.Select(i => (i.Source, i.Record.Id)).Order());
            var successors = trial.Turn.Sections.Endings.Single().SuccessorIds;
            Assert.All(trial.Items, i => Assert.True(i.ToId is { } to ? successors.Contains(to) : trial.Leftovers.Contains(i), $"{n}: {i.Source} {i.Record.Title}"));
        }
    }

    [Fact]
    public async Task A_split_hands_each_record_to_the_section_that_was_chosen()
    {
        var stays = await Cases.InAsync(ConsultationState.UnderReview);
        var goes = await Cases.InAsync(ConsultationState.UnderReview);
        var run = await PreparedAsync(Split);
        var trial = await TrialAsync(run);
        var works = trial.Turn.After.Values.Single(s => s.Code == "R2").Id;
        var admin = await ActorAsync("admin");
        await UseAsync<YearChangeService>(s => s.ChooseAsync(run, new Dictionary<string, Guid> { [YearChangeRun.KeyOf("Consultations", goes)] = works, [YearChangeRun.KeyOf("People", trial.Turn.Posts.Single(p => p.UserId == DemoOffice.UserId("staff1")).MembershipId)] = works }, trial.Run.Version, admin));
        Clock.Go(2027, 4, 1);
        await RunAsync(run);
        Assert.Equal("R1", await CodeOfAsync(stays));
        Assert.Equal("R2", await CodeOfAsync(goes));
        Assert.Equal(("みち工事課", "みち計画課"), ((await ActorAsync("staff1")).Main!.SectionName, (await ActorAsync("head1")).Main!.SectionName));
    }

    [Fact]
    public async Task A_section_without_a_successor_is_named_and_runs_only_when_that_is_accepted()
    {
        var run = await PreparedAsync($"廃止,{Roads.Code},,,,,R9.4.1,");
        var trial = await TrialAsync(run);
        Assert.Equal((await HeldAsync(Roads.Id)).Count, trial.Leftovers.Count);
        Assert.NotEmpty(trial.Unplaced);
        Clock.Go(2027, 4, 1);
        Assert.Equal("YearChangeLeftovers", (await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(run))).Code);
        await RunAsync(run, acceptLeftovers: true);
        var lines = await ReadAsync(db => db.Set<YearChangeLine>().AsNoTracking().Where(l => l.RunId == run).ToListAsync());
        Assert.Equal(trial.Leftovers.Count + trial.Unplaced.Count, lines.Count(l => l.Outcome == YearChangeOutcome.LeftBehind));
        Assert.All(trial.Leftovers, i => Assert.Contains(lines, l => l.Kind == i.Source && l.Title == i.Record.Title && l.Outcome == YearChangeOutcome.LeftBehind));
        Assert.Empty((await ActorAsync("staff1")).Capacities);
    }

    [Fact]
    public async Task A_second_run_of_the_same_lists_changes_nothing()
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        var transfers = Encoding.UTF8.GetBytes($"職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\nD00001,,,{Roads.Code},{Accounts.Code},担当者,R9.4.1\n");
        var run = await PreparedAsync(Renamed, transfers);
        Clock.Go(2027, 4, 1);
        await RunAsync(run);
        Assert.Equal(DemoOffice.SecondSection, (await ActorAsync("staff1")).Main!.SectionName);
        var after = await EverythingAsync();

        var again = await PreparedAsync(Renamed, transfers);
        var trial = await TrialAsync(again);
        Assert.False(trial.Turn.HasErrors);
        Assert.True(trial.ChangesNothing);
        await RunAsync(again);
        Assert.Equal(after, await EverythingAsync());
        Assert.Equal("YearChangeNotOpen", (await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(run))).Code);
    }

    [Fact]
    public async Task Prepared_in_March_it_runs_by_itself_when_the_day_begins_and_tells_the_new_holders()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Clock.Go(2027, 3, 15);
        var run = await PreparedAsync(Renamed);
        Assert.Equal("YearChangeTooEarly", (await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(run))).Code);
        var (trial, admin) = (await TrialAsync(run), await ActorAsync("admin"));
        await UseAsync<YearChangeService>(s => s.ScheduleAsync(run, trial.Fingerprint, false, trial.Run.Version, admin));
        await RelayAllAsync();
        Assert.Equal(Roads.Id, (await Cases.LoadAsync(id)).SectionId);

        Clock.Go(2027, 4, 1);
        await RelayAllAsync();
        Assert.NotEqual(Roads.Id, (await Cases.LoadAsync(id)).SectionId);
        Assert.Equal(YearChangeState.Done, await ReadAsync(db => db.Set<YearChangeRun>().Where(r => r.Id == run).Select(r => r.State).SingleAsync()));
        var told = await ReadAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.Kind == "Handover.Ready").Select(n => n.UserId).ToListAsync());
        Assert.Contains(DemoOffice.UserId("staff1"), told);
        Assert.Contains(DemoOffice.UserId("head1"), told);
    }

    [Fact]
    public async Task A_schedule_that_was_taken_back_does_not_run()
    {
        var run = await PreparedAsync(Renamed);
        var (trial, admin) = (await TrialAsync(run), await ActorAsync("admin"));
        await UseAsync<YearChangeService>(s => s.ScheduleAsync(run, trial.Fingerprint, false, trial.Run.Version, admin));
        var version = await ReadAsync(db => db.Set<YearChangeRun>().Where(r => r.Id == run).Select(r => r.Version).SingleAsync());
        await UseAsync<YearChangeService>(s => s.UnscheduleAsync(run, version, admin));
        Clock.Go(2027, 4, 1);
        await RelayAllAsync();
        Assert.False(await ReadAsync(db => db.Set<Section>().AnyAsync(s => s.Code == "R1")));
    }

    [Fact]
    public async Task What_changed_after_the_trial_is_not_run_unseen()
    {
        Clock.Go(2027, 4, 1);
        var run = await PreparedAsync(Renamed);
        var trial = await TrialAsync(run);
        await Cases.InAsync(ConsultationState.Draft);
        var admin = await ActorAsync("admin");
        Assert.Equal("YearChangeChanged", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<YearChangeService>(s => s.RunAsync(run, trial.Fingerprint, false, trial.Run.Version, admin)))).Code);
        Assert.False(await ReadAsync(db => db.Set<Section>().AnyAsync(s => s.Code == "R1")));
    }

    [Fact]
    public async Task The_trial_names_heads_managers_and_stand_ins_that_go()
    {
        var head = await ActorAsync("head1");
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(x => x.OwnerSectionId == Roads.Id).OrderBy(x => x.Code).FirstAsync());
        await UseAsync<SystemRegister>(s => s.EditAsync(system.Id, SystemInput.Of(system) with { ManagerName = head.Name.Replace(" ", "　", StringComparison.Ordinal), Version = system.Version }, head));
        var number = DemoOffice.People.Single(p => p.Key == "head1").StaffNumber;
        var run = await PreparedAsync(null, Encoding.UTF8.GetBytes($"職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\n{number},,,{Roads.Code},{Accounts.Code},担当者,R9.4.1\n"));
        var trial = await TrialAsync(run);
        Assert.Contains(trial.Turn.Headless, s => s.Id == Roads.Id);
        Assert.Contains(trial.Managers, m => m.Id == system.Id);
    }

    [Fact]
    public async Task Only_administrators_of_people_open_it_and_a_handover_is_the_sections_own()
    {
        var run = await PreparedAsync(Renamed);
        foreach (var account in new[] { "staff1", "head1", "reviewer1", "policyhead" })
        {
            var client = await SignedInAsync(account);
            Assert.Equal(403, (await client.GetAsync("/Administration/YearChange")).Status);
            Assert.Equal(403, (await client.GetAsync($"/Administration/YearChange/Run/{run}")).Status);
        }
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<YearChangeQueries, IReadOnlyList<YearChangeRow>>(q => q.ListAsync(staff)));
        var own = await SignedInAsync("staff1");
        Assert.Contains(DemoOffice.FirstSection, (await own.GetAsync("/Handover")).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await own.GetAsync($"/Handover?SectionId={Accounts.Id}")).Status);
        Assert.Equal(404, (await own.GetAsync($"/Handover?SectionId={Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_handover_shows_what_the_section_holds()
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.InAsync(ConsultationState.ConditionallyApproved);
        await TerminalsAsync();
        var actor = await ActorAsync("staff1");
        var handover = await UseAsync<HandoverQueries, Handover>(q => q.OfAsync(Roads.Id, actor));
        Assert.Equal(await ReadAsync(db => db.Set<InformationSystem>().CountAsync(x => x.OwnerSectionId == Roads.Id && x.Lifecycle != Lifecycle.Retired)), handover.Systems.Count);
        Assert.Equal(2, handover.Cases.Count);
        Assert.NotEmpty(handover.Conditions);
        Assert.Contains(handover.Others, o => o.Key == "Terminals");
        // The administrator of people sees that there is something, not what is in the cases.
        var admin = await ActorAsync("admin");
        Assert.Empty((await UseAsync<HandoverQueries, Handover>(q => q.OfAsync(Roads.Id, admin))).Cases);
    }

    [Fact]
    public async Task Lists_with_faults_run_nothing()
    {
        Clock.Go(2027, 4, 1);
        var run = await PreparedAsync($"改称,{Roads.Code},R1,みち整備課,みちせいびか,,R9.4.1,\n改称,NONE,R2,無い課,ないか,,R9.4.1,");
        var trial = await TrialAsync(run);
        Assert.Equal((3, "OldUnknown"), (Assert.Single(trial.Turn.Sections.Errors).Row, trial.Turn.Sections.Errors[0].Code));
        Assert.Equal("TurnHasErrors", (await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(run))).Code);
    }

    private async Task<Guid> PreparedAsync(string? list, byte[]? transfers = null)
    {
        var admin = await ActorAsync("admin");
        Guid? lines = transfers is null ? null : await UseAsync<TransferService, Guid>(s => s.UploadAsync("異動.csv", transfers, admin));
        var id = await UseAsync<YearChangeService, Guid>(s => s.CreateAsync(new YearChangeInput { Title = "令和9年度", Day = April, TransferListId = lines }, admin));
        if (list is not null)
        {
            await UseAsync<YearChangeService>(s => s.UploadAsync(id, "組織改正.csv", List(list), admin));
        }
        return id;
    }

    private async Task<YearTrial> TrialAsync(Guid id)
    {
        var admin = await ActorAsync("admin");
        return await UseAsync<YearChangeQueries, YearTrial>(async q => await q.TrialAsync(await q.RunAsync(id, admin), admin));
    }

    private async Task RunAsync(Guid id, bool acceptLeftovers = false)
    {
        var (trial, admin) = (await TrialAsync(id), await ActorAsync("admin"));
        await UseAsync<YearChangeService>(s => s.RunAsync(id, trial.Fingerprint, acceptLeftovers, trial.Run.Version, admin));
    }

    private async Task RelayAllAsync()
    {
        while (await RelayAsync() > 0)
        {
            // Fifty at a time.
        }
    }

    private async Task TerminalsAsync()
    {
        var actor = await ActorAsync("reviewer1");
        await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads.Id, TerminalClass = TerminalCodes.Business, Count = 12, ManagingSectionId = Roads.Id, ProcuringSectionId = Roads.Id }, actor));
    }

    private Task<string> CodeOfAsync(Guid consultation) => ReadAsync(db => (from c in db.Set<Consultation>() join s in db.Set<Section>() on c.SectionId equals s.Id where c.Id == consultation select s.Code).SingleAsync());

    private async Task<List<(string Source, SectionHolding Record)>> HeldAsync(Guid section)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var held = new List<(string, SectionHolding)>();
        foreach (var source in scope.ServiceProvider.GetServices<ISectionSuccession>())
        {
            held.AddRange((await source.HeldByAsync([section])).Select(r => (source.Key, r)));
        }
        return held;
    }

    // Everything but the runs themselves: who owns what, who sits where, and how long every history is.
    private Task<string> EverythingAsync() => ReadAsync(async db =>
    {
        var text = new StringBuilder();
        foreach (var x in await db.Set<InformationSystem>().OrderBy(x => x.Id).Select(x => new { x.Id, x.OwnerSectionId, x.Version }).ToListAsync())
        {
            text.AppendLine(x.ToString());
        }
        foreach (var x in await db.Set<Consultation>().OrderBy(x => x.Id).Select(x => new { x.Id, x.SectionId, x.Version }).ToListAsync())
        {
            text.AppendLine(x.ToString());
        }
        foreach (var x in await db.Set<Section>().OrderBy(x => x.Id).Select(x => new { x.Id, x.ValidTo, x.Version }).ToListAsync())
        {
            text.AppendLine(x.ToString());
        }
        foreach (var x in await db.Set<Membership>().OrderBy(x => x.Id).Select(x => new { x.Id, x.SectionId, x.ValidTo, x.Version }).ToListAsync())
        {
            text.AppendLine(x.ToString());
        }
        return text.Append(await db.Set<TrailEntry>().CountAsync(t => t.SubjectType != YearChangeRun.SubjectType && t.SubjectType != "TransferList")).ToString();
    });
}
