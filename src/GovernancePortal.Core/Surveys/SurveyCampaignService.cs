using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>Makes a campaign, launches it to every section, closes and ends it: the policy office's acts.</summary>
public sealed class SurveyCampaignService(PortalDb db, SurveyLoadQueries load, PeopleQueries people, SystemSurveyQueries ledger, SystemEvaluationQueries evaluations, CalendarQueries calendars, SurveyWorkQueries work)
{
    /// <summary>A draft with the questions of the campaign before it, or those that completeness counts. Refused: the same name in one year (Survey.NameTaken).</summary>
    public async Task<Guid> CreateAsync(CampaignInput input, Actor actor, CancellationToken ct = default) => await Repeat.OnCollisionAsync(db, async () =>
    {
        Need(actor);
        var former = await db.Set<SurveyCampaign>().AsNoTracking().OrderByDescending(c => c.BaseDate).ThenByDescending(c => c.Id).Select(c => (Guid?)c.QuestionsId).FirstOrDefaultAsync(ct);
        var campaign = new SurveyCampaign { Id = Guid.CreateVersion7(actor.Now) };
        if (former is { } known)
        {
            campaign.QuestionsId = known;
        }
        else
        {
            var first = new SurveyQuestions { Id = Guid.CreateVersion7(actor.Now), Number = await Counter.NextAsync(db, SurveyQuestions.CounterKey, ct), CreatedAt = actor.Now, Columns = SurveyQuestions.Usual };
            db.Add(first);
            campaign.QuestionsId = first.Id;
        }
        campaign.Plan(input);
        db.Add(campaign);
        db.Act(actor, "SurveyPlanned", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await UniqueSave.SaveAsync(db, new RuleViolation("Survey.NameTaken", nameof(CampaignInput.Name)), ct);
        return campaign.Id;
    });

    /// <summary>Changes the frame; of a launched campaign name, words and deadline. A new deadline brings its own reminders.</summary>
    public async Task EditAsync(Guid id, CampaignInput input, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, input.Version, actor, ct);
        var deadline = campaign.Deadline;
        campaign.Plan(input);
        campaign.OpenAgain(actor.Today);
        if (campaign.IsRunning && campaign.Deadline != deadline)
        {
            db.AddRange(SurveyNotices.OfDeadline(campaign, await calendars.CalendarAsync(ct), actor));
        }
        db.Act(actor, "SurveyPlanned", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await UniqueSave.SaveAsync(db, new RuleViolation("Survey.NameTaken", nameof(CampaignInput.Name)), ct);
        work.Forget();
    }

    /// <summary>The questions of a draft. A version that another campaign uses stays as it is: the next one is made. Refused once launched (Survey.NotDraft).</summary>
    public async Task AskAsync(Guid id, QuestionsInput input, Actor actor, CancellationToken ct = default) => await Repeat.OnCollisionAsync(db, async () =>
    {
        var campaign = await CampaignAsync(id, input.Version, actor, ct);
        if (campaign.State != CampaignState.Draft)
        {
            throw new RuleViolation("Survey.NotDraft");
        }
        var questions = await load.QuestionsAsync(campaign.QuestionsId, ct);
        if (await db.Set<SurveyCampaign>().AnyAsync(c => c.QuestionsId == questions.Id && c.Id != id, ct))
        {
            questions = new SurveyQuestions { Id = Guid.CreateVersion7(actor.Now), Number = await Counter.NextAsync(db, SurveyQuestions.CounterKey, ct), CreatedAt = actor.Now };
            db.Add(questions);
            campaign.QuestionsId = questions.Id;
        }
        questions.Columns = SurveyQuestions.Askable.Where(c => input.Columns.GetValueOrDefault(c.Name) is not null).ToDictionary(c => c.Name, c => input.Columns[c.Name]!.Value);
        questions.Extras = [.. input.Extras.Where(r => !r.IsEmpty).Select((r, n) => new ExtraQuestion
        {
            Key = r.Key ?? Guid.CreateVersion7(actor.Now).ToString("N"), TextJa = r.TextJa!, TextEn = r.TextEn, Kind = r.Kind!.Value, Required = r.Required,
            ChoicesJa = r.Kind == ExtraKind.Choice ? ExtraQuestionRow.Lines(r.ChoicesJa) : [], ChoicesEn = r.Kind == ExtraKind.Choice ? ExtraQuestionRow.Lines(r.ChoicesEn) : [],
        })];
        (questions.AsksPlans, questions.AsksLicences, questions.AsksDrills, questions.AsksEvaluation) = (input.AsksPlans, input.AsksLicences, input.AsksDrills, input.AsksEvaluation);
        db.Act(actor, "SurveyAsked", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
    }, conflict => conflict.Entries.All(e => e.Entity is Counter));

    /// <summary>
    /// 発出 to every section that lives on the base date, those without systems too, each with its rows as the ledger held
    /// them that day; the reminders are laid down with it. How many sections.
    /// </summary>
    public async Task<int> LaunchAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, version, actor, ct);
        campaign.Launch(actor);
        var sections = (await people.SectionsAsync(campaign.BaseDate, ct)).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        var living = sections.Select(s => s.Id).ToHashSet();
        var systems = await ledger.AsOfAsync(campaign.BaseDate, ct);
        // An owner that does not live on the base date (made since) answers for its systems all the same.
        foreach (var young in systems.Select(s => s.OwnerSectionId).Distinct().Where(owner => !living.Contains(owner)).ToList())
        {
            if (await people.SectionAsync(young, ct) is { } line)
            {
                sections.Add(line);
            }
        }
        var bySection = systems.ToLookup(s => s.OwnerSectionId);
        var evaluated = (await load.QuestionsAsync(campaign.QuestionsId, ct)).AsksEvaluation ? await evaluations.AskedAsync(campaign.BaseDate, ct) : new HashSet<Guid>();
        db.AddRange(sections.Select(s => SurveyAnswer.Open(campaign.Id, s.Id, s.Name, s.BureauId, s.BureauName, bySection[s.Id], evaluated, actor)));
        db.AddRange(SurveyNotices.OfLaunch(campaign, await calendars.CalendarAsync(ct), actor));
        db.Act(actor, "SurveyLaunched", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
        work.Forget();
        return sections.Count;
    }

    /// <summary>締切後; the portal does it by itself on the day after the deadline.</summary>
    public async Task CloseAsync(Guid id, uint? version, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, version, actor, ct);
        campaign.Close();
        db.Act(actor, "SurveyClosed", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    /// <summary>終了; what was never answered stays unanswered.</summary>
    public async Task FinishAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var campaign = await CampaignAsync(id, version, actor, ct);
        var left = await db.Set<SurveyAnswer>().CountAsync(a => a.CampaignId == id && (a.State == SurveyAnswerState.Submitted || (a.State == SurveyAnswerState.Fixed && a.MergedRows < a.RowCount)), ct);
        campaign.Finish(left, actor);
        db.Act(actor, "SurveyFinished", campaign.Subject, capacity: actor.CapacityFor(Permission.SurveyManage));
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private async Task<SurveyCampaign> CampaignAsync(Guid id, uint? version, Actor actor, CancellationToken ct)
    {
        Need(actor);
        var campaign = await load.CampaignAsync(id, ct);
        if (version is { } seen)
        {
            db.Expect(campaign, seen);
        }
        return campaign;
    }

    private static void Need(Actor actor)
    {
        if (!actor.May(Permission.SurveyManage))
        {
            throw new Forbidden("Managing surveys.");
        }
    }
}
