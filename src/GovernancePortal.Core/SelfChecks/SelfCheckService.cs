using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Everything that writes 自己点検.</summary>
public sealed class SelfCheckService(PortalDb db, PeopleQueries people, SelfCheckWorkQueries work)
{
    /// <summary>A draft. Refused: the same title in one year (SelfCheck.TitleTaken).</summary>
    public async Task<Guid> CreateAsync(SelfCheckCampaignInput input, Actor actor, CancellationToken ct = default)
    {
        Need(actor);
        var campaign = new SelfCheckCampaign { Id = Guid.CreateVersion7(actor.Now), CreatedAt = actor.Now };
        campaign.Plan(input, await AskedAsync(input.QuestionIds, ct));
        db.Add(campaign);
        db.Act(actor, "SelfCheckPlanned", campaign.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await UniqueSave.SaveAsync(db, new RuleViolation("SelfCheck.TitleTaken", nameof(SelfCheckCampaignInput.Title)), ct);
        return campaign.Id;
    }

    /// <summary>Of an open campaign title, words and due day; a new due day brings its own reminders.</summary>
    public async Task EditAsync(Guid id, SelfCheckCampaignInput input, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, input.Version, actor, ct);
        var due = campaign.DueOn;
        campaign.Plan(input, campaign.State == SelfCheckCampaignState.Draft ? await AskedAsync(input.QuestionIds, ct) : []);
        if (campaign.State == SelfCheckCampaignState.Open && campaign.DueOn != due)
        {
            db.AddRange(SelfCheckNotices.OfDue(campaign, actor));
        }
        db.Act(actor, "SelfCheckPlanned", campaign.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await UniqueSave.SaveAsync(db, new RuleViolation("SelfCheck.TitleTaken", nameof(SelfCheckCampaignInput.Title)), ct);
    }

    /// <summary>Freezes the questions as they are worded today and gives every section that lives today one sheet, in one save. How many sections.</summary>
    public async Task<int> OpenAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, version, actor, ct);
        campaign.Open(await AskedAsync([.. campaign.Questions.Select(q => q.QuestionId)], ct), actor);
        var sections = (await people.SectionsAsync(actor.Today, ct)).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        db.AddRange(sections.Select(s => SelfCheckSheet.Of(campaign, s.Id, s.Name, s.BureauId, s.BureauName, actor)));
        db.AddRange(SelfCheckNotices.OfOpening(campaign, actor));
        db.Act(actor, "SelfCheckOpened", campaign.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await db.SaveChangesAsync(ct);
        work.Forget();
        return sections.Count;
    }

    public async Task CloseAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, version, actor, ct);
        campaign.Close(actor);
        db.Act(actor, "SelfCheckClosed", campaign.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    /// <summary>A new question of the set; campaigns that ran are not touched.</summary>
    public async Task<Guid> AddQuestionAsync(SelfCheckQuestionInput input, Actor actor, CancellationToken ct = default)
    {
        Need(actor);
        var question = SelfCheckQuestion.Begin(input, actor);
        db.Add(question);
        db.Act(actor, "SelfCheckQuestionAdded", question.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await db.SaveChangesAsync(ct);
        return question.Id;
    }

    /// <summary>Other words are the next edition; campaigns that are open or closed keep theirs.</summary>
    public async Task EditQuestionAsync(Guid id, SelfCheckQuestionInput input, Actor actor, CancellationToken ct = default)
    {
        Need(actor);
        var question = await db.Set<SelfCheckQuestion>().SingleOrDefaultAsync(q => q.Id == id, ct) ?? throw new NotFound($"Self-check question {id}.");
        db.Expect(question, input.Version);
        question.Edit(input);
        db.Act(actor, "SelfCheckQuestionEdited", question.Subject, capacity: actor.CapacityFor(Permission.SelfCheckManage));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The section writes; half an answer is kept as well.</summary>
    public async Task WriteAsync(Guid sheetId, SelfCheckSheetInput input, Actor actor, CancellationToken ct = default)
    {
        var (sheet, campaign) = await SheetAsync(sheetId, input.Version, actor, ct);
        sheet.Write(campaign.Questions.Zip(input.Rows).ToDictionary(x => x.First.QuestionId, x => x.Second), campaign, actor);
        db.Act(actor, "SelfCheckWritten", sheet.Subject, capacity: SelfCheckWorkflow.CapacityFor(SelfCheckMover.Section, sheet.SectionId, actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Does one act; what it may be, and for whom, stands in <see cref="SelfCheckWorkflow"/>.</summary>
    public async Task DoAsync(Guid sheetId, SelfCheckActInput input, Actor actor, CancellationToken ct = default)
    {
        var (sheet, campaign) = await SheetAsync(sheetId, input.Version, actor, ct);
        var act = input.Act!.Value;
        var mover = SelfCheckWorkflow.Find(sheet.State, act)?.By;
        switch (act)
        {
            case SelfCheckAct.PassOn:
                sheet.PassOn(campaign.State, actor);
                break;
            case SelfCheckAct.PullBack:
                sheet.PullBack(campaign.State, actor);
                break;
            case SelfCheckAct.SendBack:
                sheet.SendBack(input.Reason!, campaign.State, actor);
                break;
            case SelfCheckAct.HandIn:
                sheet.HandIn(campaign.DueOn, campaign.State, actor);
                break;
            case SelfCheckAct.Return:
                sheet.Return(input.Reason!, campaign.State, actor);
                break;
            case SelfCheckAct.Mend:
                sheet.Mend(input.EntryId ?? Guid.Empty, campaign.State, actor);
                break;
            default:
                throw new RuleViolation("SelfCheck.NotNow", null, "SelfCheckSheetState." + sheet.State);
        }
        if (act is SelfCheckAct.PassOn or SelfCheckAct.SendBack or SelfCheckAct.Return)
        {
            db.Add(SelfCheckNotices.HandOver(sheet, act, actor));
        }
        db.Act(actor, "SelfCheck" + act, sheet.Subject, input.Reason, mover is { } by ? SelfCheckWorkflow.CapacityFor(by, sheet.SectionId, actor) : null);
        await db.SaveChangesAsync(ct);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "SelfChecksExported", new("SelfCheckRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    // In the set's own order, whatever the order of the ticks. Refused where one is not offered any more.
    private async Task<IReadOnlyList<AskedQuestion>> AskedAsync(List<Guid> ids, CancellationToken ct)
    {
        var found = await db.Set<SelfCheckQuestion>().AsNoTracking().Where(q => ids.Contains(q.Id) && q.IsActive).ToListAsync(ct);
        return found.Count == ids.Distinct().Count()
            ? [.. found.OrderBy(q => q.Chapter).ThenBy(q => q.Position).ThenBy(q => q.Id).Select(q => q.Freeze())]
            : throw new RuleViolation("SelfCheck.QuestionGone", nameof(SelfCheckCampaignInput.QuestionIds));
    }

    private async Task<SelfCheckCampaign> CampaignAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        Need(actor);
        var campaign = await db.Set<SelfCheckCampaign>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Self-check {id}.");
        db.Expect(campaign, version);
        return campaign;
    }

    private async Task<(SelfCheckSheet Sheet, SelfCheckCampaign Campaign)> SheetAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var sheet = await db.Set<SelfCheckSheet>().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (sheet is null || !SelfCheckAccess.Allows(actor, sheet))
        {
            throw new NotFound($"Self-check sheet {id}.");
        }
        db.Expect(sheet, version);
        return (sheet, await db.Set<SelfCheckCampaign>().AsNoTracking().SingleAsync(c => c.Id == sheet.CampaignId, ct));
    }

    private static void Need(Actor actor)
    {
        if (!SelfCheckAccess.Manages(actor))
        {
            throw new Forbidden("Managing self-checks.");
        }
    }
}
