using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

public sealed record PhoneInput
{
    public DateOnly? SpokenOn { get; init; }
    public string? With { get; init; }
    public string? Text { get; init; }
}

public sealed class PhoneInputValidator : AbstractValidator<PhoneInput>
{
    public PhoneInputValidator()
    {
        RuleFor(x => x.SpokenOn).NotNull();
        RuleFor(x => x.With).NotEmpty().MaximumLength(PhoneNote.WithLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(PhoneNote.TextLength);
    }
}

public sealed record HomeworkInput
{
    public TalkSide? Side { get; init; }
    public string? Text { get; init; }
    public DateOnly? DueOn { get; init; }
}

public sealed class HomeworkInputValidator : AbstractValidator<HomeworkInput>
{
    public HomeworkInputValidator()
    {
        RuleFor(x => x.Side).NotNull().IsInEnum();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Homework.TextLength);
        RuleFor(x => x.DueOn).NotNull();
    }
}

/// <summary>電話記録 and 宿題事項: written by the filing section and the policy office alike, changed by nobody afterwards.</summary>
public sealed class TalkService(PortalDb db, ConsultationCaseService cases, TalkWorkQueries work)
{
    /// <summary>Refused for a day to come (Talk.InFuture).</summary>
    public async Task NoteCallAsync(Guid consultationId, PhoneInput input, Actor actor, CancellationToken ct = default)
    {
        var c = await OfSideAsync(consultationId, actor, ct);
        if (input.SpokenOn > actor.Today)
        {
            throw new RuleViolation("Talk.InFuture", "SpokenOn");
        }
        db.Add(new PhoneNote
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, SpokenOn = input.SpokenOn!.Value, With = input.With!, Text = input.Text!, At = actor.Now, ByName = actor.Name, BySection = actor.Main?.SectionName,
        });
        db.Act(actor, "PhoneNoted", c.Subject);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Either side may take up work for itself; only the policy office gives it to the other. Refused for a day passed (Consultation.DuePassed).</summary>
    public async Task GiveAsync(Guid consultationId, Guid? hearingId, HomeworkInput input, Actor actor, CancellationToken ct = default)
    {
        var c = await OfSideAsync(consultationId, actor, ct);
        if (input.Side == TalkSide.Office && TalkSides.Of(c, actor) == TalkSide.Section)
        {
            throw new RuleViolation("Talk.OfficeGives", "Side");
        }
        if (input.DueOn < actor.Today)
        {
            throw new RuleViolation("Consultation.DuePassed", "DueOn");
        }
        var number = 1 + (await db.Set<Homework>().Where(h => h.ConsultationId == consultationId).MaxAsync(h => (int?)h.Number, ct) ?? 0);
        var given = new Homework
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, HearingId = hearingId, Number = number, Side = input.Side!.Value, Text = input.Text!, DueOn = input.DueOn!.Value, GivenAt = actor.Now, GivenBy = actor.Name,
        };
        db.Add(given);
        db.Add(TalkNotices.Of(TalkNotices.HomeworkGiven, c.Id, actor, actor.Now, given.Id));
        db.Act(actor, "HomeworkGiven", c.Subject, given.Text);
        await UniqueSave.SaveAsync(db, new RuleViolation("Talk.Again"), ct);
        work.Forget();
    }

    public async Task FinishAsync(Guid homeworkId, uint version, string? evidence, Actor actor, CancellationToken ct = default)
    {
        var homework = await db.Set<Homework>().SingleOrDefaultAsync(h => h.Id == homeworkId, ct) ?? throw new NotFound("Homework " + homeworkId);
        var c = await OfSideAsync(homework.ConsultationId, actor, ct);
        if (TalkSides.Of(c, actor) != homework.Side)
        {
            throw new Forbidden("It is the other side's homework.");
        }
        db.Expect(homework, version);
        homework.Finish(evidence, actor);
        db.Add(TalkNotices.Of(TalkNotices.HomeworkDone, c.Id, actor, actor.Now, homework.Id));
        db.Act(actor, "HomeworkDone", c.Subject, evidence);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private async Task<Consultation> OfSideAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var c = await cases.LoadAsync(id, actor, ct);
        return TalkSides.Of(c, actor) is null ? throw new Forbidden("Only the filing section and the policy office write here.") : c;
    }
}
