using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Concurrences;

public sealed record AskConcurrenceInput
{
    public ConcurrenceKind? Kind { get; init; }
    public List<Guid> SectionIds { get; init; } = [];
    public string? Question { get; init; }
    public DateOnly? DueOn { get; init; }
}

public sealed class AskConcurrenceInputValidator : AbstractValidator<AskConcurrenceInput>
{
    public AskConcurrenceInputValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.SectionIds).NotEmpty();
        RuleFor(x => x.Question).NotEmpty().MaximumLength(Concurrence.TextLength);
        RuleFor(x => x.DueOn).NotNull();
    }
}

public sealed record AnswerConcurrenceInput
{
    public ConcurrenceAnswer? Answer { get; init; }
    public string? Text { get; init; }
    /// <summary>Of a 決裁 on paper, entered by a clerk.</summary>
    public string? Decider { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? DocumentNumber { get; init; }
    public uint Version { get; init; }

    public RecordedApproval? Recorded(DateOnly today) => string.IsNullOrWhiteSpace(Decider) ? null : new RecordedApproval(Decider, DecidedOn ?? today, DocumentNumber);
}

public sealed class AnswerConcurrenceInputValidator : AbstractValidator<AnswerConcurrenceInput>
{
    public AnswerConcurrenceInputValidator()
    {
        RuleFor(x => x.Answer).NotNull().IsInEnum();
        RuleFor(x => x.Text).MaximumLength(Concurrence.TextLength);
        RuleFor(x => x.Decider).MaximumLength(100);
        RuleFor(x => x.DocumentNumber).MaximumLength(60);
    }
}

/// <summary>合議: asked by the policy office, answered by the section asked, waived by the decider. Each act moves the case's own row, so that a decision and an answer never cross.</summary>
public sealed class ConcurrenceService(PortalDb db, ConsultationCaseService cases, PeopleQueries people, CalendarQueries calendars, TalkWorkQueries work)
{
    /// <summary>
    /// Asks every section named, in parallel, with one question and one due day. Refused: a day passed (Consultation.DuePassed),
    /// the filing section itself (Concurrence.OwnSection), one that is asked already (Concurrence.AskedAlready).
    /// </summary>
    public async Task AskAsync(Guid consultationId, AskConcurrenceInput input, Actor actor, CancellationToken ct = default)
    {
        await Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(consultationId, actor, ct);
            if (input.DueOn < actor.Today)
            {
                throw new RuleViolation("Consultation.DuePassed", "DueOn");
            }
            var open = await db.Set<Concurrence>().Where(x => x.ConsultationId == consultationId && x.AnsweredAt == null && x.WaivedAt == null && x.TakenBackAt == null).Select(x => x.SectionId).ToListAsync(ct);
            foreach (var sectionId in input.SectionIds.Distinct())
            {
                if (sectionId == c.SectionId)
                {
                    throw new RuleViolation("Concurrence.OwnSection", "SectionIds");
                }
                if (open.Contains(sectionId))
                {
                    throw new RuleViolation("Concurrence.AskedAlready", "SectionIds");
                }
                c.OpenConcurrence(sectionId, actor);
                var section = await people.SectionAsync(sectionId, ct) ?? throw new NotFound("Section " + sectionId);
                var asked = new Concurrence
                {
                    Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, Kind = input.Kind!.Value, SectionId = sectionId, SectionName = section.Name, Question = input.Question!, DueOn = input.DueOn!.Value,
                    AskedAt = actor.Now, AskedById = actor.UserId, AskedBy = actor.Name,
                };
                db.Add(asked);
                db.Add(TalkNotices.Of(TalkNotices.ConcurrenceAsked, c.Id, actor, actor.Now, asked.Id));
                db.Add(TalkNotices.Of(TalkNotices.ConcurrenceDue, c.Id, actor, Platform.Time.OfficeTime.StartOf((await calendars.CalendarAsync(ct)).BusinessDays.Subtract(asked.DueOn, 1)), asked.Id));
            }
            await SaveAsync(c, "ConcurrenceAsked", input.Question, actor, ct);
        }, OnlyTheCase);
    }

    public Task AnswerAsync(Guid id, AnswerConcurrenceInput input, Actor actor, CancellationToken ct = default) => ChangeAsync(id, input.Version, actor, (c, asked) =>
    {
        asked.Reply(input.Answer!.Value, input.Text, input.Recorded(actor.Today), actor);
        c.SettleConcurrence();
        db.Add(TalkNotices.Of(TalkNotices.ConcurrenceAnswered, c.Id, actor, actor.Now, asked.Id));
        return ("ConcurrenceAnswered", input.Text);
    }, ct);

    /// <summary>Only who decides on the case, and only with a reason.</summary>
    public Task WaiveAsync(Guid id, uint version, string? reason, Actor actor, CancellationToken ct = default) => ChangeAsync(id, version, actor, (c, asked) =>
    {
        if (!ConsultationWorkflow.May(Mover.Decider, c, actor))
        {
            throw new Forbidden("The decider goes on without an answer.");
        }
        asked.Waive(reason, actor);
        c.SettleConcurrence();
        return ("ConcurrenceWaived", reason);
    }, ct);

    /// <summary>Asked in error; the section no longer sees the case, unless it answered another question on it.</summary>
    public Task TakeBackAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) => ChangeAsync(id, version, actor, (c, asked) =>
    {
        if (!ConsultationWorkflow.May(Mover.Reviewer, c, actor) && !ConsultationWorkflow.May(Mover.Decider, c, actor))
        {
            throw new Forbidden("The policy office takes back what it asked.");
        }
        asked.TakeBack(actor);
        if (db.Set<Concurrence>().Local.Any(x => x.Id != asked.Id && x.SectionId == asked.SectionId && x.TakenBackAt is null))
        {
            c.SettleConcurrence();
        }
        else
        {
            c.ForgetAsked(asked.SectionId);
        }
        return ("ConcurrenceTakenBack", null);
    }, ct);

    private Task ChangeAsync(Guid id, uint version, Actor actor, Func<Consultation, Concurrence, (string Action, string? Reason)> change, CancellationToken ct) => Repeat.OnCollisionAsync(db, async () =>
    {
        var caseId = await db.Set<Concurrence>().AsNoTracking().Where(x => x.Id == id).Select(x => (Guid?)x.ConsultationId).SingleOrDefaultAsync(ct) ?? throw new NotFound("Concurrence " + id);
        var c = await cases.LoadAsync(caseId, actor, ct);
        var all = await db.Set<Concurrence>().Where(x => x.ConsultationId == caseId).ToListAsync(ct);
        var asked = all.Single(x => x.Id == id);
        db.Expect(asked, version);
        var (action, reason) = change(c, asked);
        await SaveAsync(c, action, reason, actor, ct);
    }, OnlyTheCase);

    private async Task SaveAsync(Consultation c, string action, string? reason, Actor actor, CancellationToken ct)
    {
        db.Entry(c).Property(x => x.OpenConcurrences).IsModified = true;
        db.Act(actor, action, c.Subject, reason, actor.CapacityFor(Permission.ConsultationSubmit) ?? actor.Main);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private static bool OnlyTheCase(DbUpdateConcurrencyException conflict) => conflict.Entries.All(e => e.Entity is Consultation);
}
