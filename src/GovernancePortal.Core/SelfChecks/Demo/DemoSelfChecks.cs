using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks.Demo;

/// <summary>
/// Two self-checks of the demonstration office: last year's, closed with results, and this year's, partly answered. Opened and closed by the
/// service; the sections' sheets are walked by the same entity methods, all to one save.
/// </summary>
public sealed class DemoSelfChecks(PortalDb db, PeopleQueries people, SelfCheckService service)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<SelfCheckCampaign>().AnyAsync(ct))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        var questions = await db.Set<SelfCheckQuestion>().Where(q => q.IsActive).OrderBy(q => q.Id).Select(q => q.Id).ToListAsync(ct);
        var from = new DateOnly(year.Previous.Year, 8, 1);
        var last = await OpenAsync(new SelfCheckCampaignInput
        {
            Title = $"{year.Previous.Japanese} 強化月間の自己点検", Fy = year.Previous, PeriodFrom = from, PeriodTo = from.AddDays(30), DueOn = from.AddDays(44), Note = "所属の全員で確かめ、所属長が提出してください。", QuestionIds = questions,
        }, At(from, 9), ct);
        await WalkAsync(last, n => n % 21 == 20 ? SelfCheckSheetState.Open : SelfCheckSheetState.HandedIn, 5, from.AddDays(10), false, ct);
        var closed = await ActorAsync("reviewer1", At(from.AddDays(60), 15), ct);
        await service.CloseAsync(last, await VersionAsync(last, ct), closed, ct);
        db.ChangeTracker.Clear();

        // It is open now on whatever day the demonstration begins.
        var opens = today.AddDays(-18) < year.Start ? year.Start : today.AddDays(-18);
        var running = await OpenAsync(new SelfCheckCampaignInput
        {
            Title = $"{year.Japanese} 自己点検", Fy = year, PeriodFrom = opens, PeriodTo = opens.AddDays(29), DueOn = today.AddDays(12), Note = "「いいえ」の項目には、改善の予定を必ず書いてください。", QuestionIds = questions,
        }, At(opens, 9), ct);
        await WalkAsync(running, n => n % 3 == 0 ? SelfCheckSheetState.HandedIn : n % 10 == 1 ? SelfCheckSheetState.HeadCheck : SelfCheckSheetState.Open, 8, opens, true, ct);
        await ForgetMessagesAsync(now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<Guid> OpenAsync(SelfCheckCampaignInput input, DateTimeOffset at, CancellationToken ct)
    {
        var office = await ActorAsync("reviewer1", at, ct);
        var id = await service.CreateAsync(input, office, ct);
        db.ChangeTracker.Clear();
        await service.OpenAsync(id, await VersionAsync(id, ct), office, ct);
        db.ChangeTracker.Clear();
        return id;
    }

    // The people of most sections have no accounts: they are fictional.
    private async Task WalkAsync(Guid campaignId, Func<int, SelfCheckSheetState> until, int gapEvery, DateOnly day, bool open, CancellationToken ct)
    {
        var campaign = await db.Set<SelfCheckCampaign>().AsNoTracking().SingleAsync(c => c.Id == campaignId, ct);
        var sheets = await db.Set<SelfCheckSheet>().Include(s => s.Entries).Where(s => s.CampaignId == campaignId).OrderBy(s => s.Id).ToListAsync(ct);
        // The sections that sign in keep something to do: one writes, one waits for its head.
        var first = DemoOffice.Section(DemoOffice.FirstSection).Id;
        var second = DemoOffice.Section(DemoOffice.SecondSection).Id;
        var n = 0;
        foreach (var sheet in sheets)
        {
            var place = n++;
            var goal = !open ? until(place) : sheet.SectionId == first ? SelfCheckSheetState.Open : sheet.SectionId == second ? SelfCheckSheetState.HeadCheck : until(place);
            var whole = goal != SelfCheckSheetState.Open;
            if (!whole && place % 2 == 1 && sheet.SectionId != first)
            {
                continue;
            }
            var staff = Somebody("担当者（架空）", Role.Staff, sheet, At(day, 10));
            sheet.Write(campaign.Questions.Take(whole ? campaign.Questions.Count : 5).Select((q, i) => (q, Row: Row(place + (i * 7), gapEvery, day))).ToDictionary(x => x.q.QuestionId, x => x.Row), campaign, staff);
            if (!whole)
            {
                continue;
            }
            sheet.PassOn(campaign.State, staff);
            if (goal == SelfCheckSheetState.HandedIn)
            {
                sheet.HandIn(campaign.DueOn, campaign.State, Somebody("所属長（架空）", Role.SectionHead, sheet, At(day, 11)));
            }
            // Of last year half of the gaps are mended.
            if (!open && goal == SelfCheckSheetState.HandedIn && place % 2 == 0 && sheet.Entries.FirstOrDefault(e => e.IsOpenGap) is { } gap)
            {
                sheet.Mend(gap.Id, campaign.State, Somebody("担当者（架空）", Role.Staff, sheet, At(day.AddDays(30), 10)));
            }
        }
        db.Act(Actor.Operator(At(day, 12)), "SelfCheckWritten");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static SelfCheckEntryRow Row(int n, int gapEvery, DateOnly day) =>
        n % gapEvery == 0 ? new() { Reply = SelfCheckReply.No, Note = "一部の職員に徹底できていない。", Improvement = "課内会議で周知し、担当者が毎月確かめる。", Owner = (SelfCheckOwner)(n % 3), Until = day.AddDays(20 + (n % 5 * 20)) }
        : n % 23 == 3 ? new() { Reply = SelfCheckReply.NotApplicable, Note = "所管するものがない。" }
        : new() { Reply = SelfCheckReply.Yes };

    // What was due in the demonstration's past was delivered then.
    private async Task ForgetMessagesAsync(DateTimeOffset now, CancellationToken ct)
    {
        foreach (var message in await db.Set<OutboxMessage>().Where(m => m.DoneAt == null && m.DueAt < now && m.Kind.StartsWith("SelfCheck.")).ToListAsync(ct))
        {
            message.DoneAt = message.DueAt;
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<Actor> ActorAsync(string key, DateTimeOffset at, CancellationToken ct) =>
        await people.ActorAsync(DemoOffice.UserId(key), at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {key}.");

    private static Actor Somebody(string name, Role role, SelfCheckSheet sheet, DateTimeOffset at) =>
        new(DemoOffice.Id("user", $"{sheet.SectionId}/{role}"), name, [new Capacity(role, sheet.SectionId, sheet.SectionName, sheet.BureauId)], at, "demonstration");

    private async Task<uint> VersionAsync(Guid id, CancellationToken ct) => await db.Set<SelfCheckCampaign>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync(ct);

    private static DateTimeOffset At(DateOnly day, int hour) => OfficeTime.StartOf(day).AddHours(hour);
}
