using System.Globalization;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Questions;

/// <summary>Everything that writes questions and answers.</summary>
public sealed class QuestionService(PortalDb db, PeopleQueries people, EnquirySourceQueries enquiries, CodeQueries codes, QuestionWorkQueries work)
{
    /// <summary>The register as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Register { get; } = new("LibraryRegister", Guid.Empty);

    public Task<Guid> ReceiveAsync(QuestionInput input, Actor actor, bool demonstration = false, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            if (input.SectionId is { } section && await people.SectionAsync(section, ct) is null)
            {
                throw new NotFound("Section");
            }
            // Nobody links to a case or a session that does not exist for them.
            if (input.ConsultationId is { } about && !await enquiries.SeesWholeAsync(about, actor, ct))
            {
                throw new NotFound("Consultation " + about);
            }
            if (input.BriefingId is { } held && !await db.Set<BriefingSession>().AnyAsync(s => s.Id == held, ct))
            {
                throw new NotFound("Briefing " + held);
            }
            await DemandTopicAsync(input.Topic, null, actor, ct);
            var series = $"{FiscalYear.Of(input.ReceivedOn is { } on && on <= actor.Today && LibraryAccess.MayEdit(actor) ? on : actor.Today).Short}-問";
            var question = LibraryQuestion.Receive(input, $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}", actor, demonstration);
            db.Add(question);
            db.Add(QuestionNotices.Of(question, QuestionNotices.Received, actor));
            db.Act(actor, QuestionNotices.Received, question.Subject);
            await db.SaveChangesAsync(ct);
            work.Forget();
            return question.Id;
        }, _ => true);

    /// <summary>Answers and publishes or not; the asker is told. Refused: an unknown session (404) and what <see cref="LibraryQuestion.Reply"/> refuses.</summary>
    public async Task AnswerAsync(Guid id, AnswerInput input, Actor actor, CancellationToken ct = default)
    {
        var question = await db.Set<LibraryQuestion>().SingleOrDefaultAsync(q => q.Id == id, ct);
        if (question is null || !question.MaySeeWhole(actor))
        {
            throw new NotFound("Question " + id);
        }
        db.Expect(question, input.Version);
        await DemandTopicAsync(input.Topic, question.Topic, actor, ct);
        if (input.MaterialBriefingId is { } material && !await db.Set<BriefingSession>().AnyAsync(s => s.Id == material, ct))
        {
            throw new NotFound("Briefing " + material);
        }
        var section = question.SectionId is { } asking ? (await people.SectionAsync(asking, ct))?.Name : null;
        question.Reply(input, [section], actor);
        db.Add(QuestionNotices.Of(question, QuestionNotices.Answered, actor));
        db.Act(actor, input.Publish ? "QuestionPublished" : QuestionNotices.Answered, question.Subject);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    // What stands on record may stay, offered or not.
    private async Task DemandTopicAsync(string? topic, string? known, Actor actor, CancellationToken ct)
    {
        if (topic != known && !(await codes.BookAsync(ct)).IsOffered(QuestionTopic.List, topic, actor.Today))
        {
            throw new RuleViolation("Form.NotOffered", nameof(QuestionInput.Topic));
        }
    }

    /// <summary>A list that left the portal, under which conditions.</summary>
    public async Task RecordExportAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "LibraryExported", Register, what);
        await db.SaveChangesAsync(ct);
    }
}

internal static class QuestionNotices
{
    public const string Kind = "Library.Question";
    public const string Received = "QuestionReceived";
    public const string Answered = "QuestionAnswered";

    public static OutboxMessage Of(LibraryQuestion question, string action, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = Kind, SubjectId = question.Id, CreatedAt = actor.Now, DueAt = actor.Now, Data = new() { ["action"] = action, ["by"] = actor.UserId.ToString() },
    };
}

/// <summary>A question goes to the reviewers; the answer to whoever asked, or to the section.</summary>
internal sealed class QuestionHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => QuestionNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<LibraryQuestion>().AsNoTracking().Where(q => q.Id == message.SubjectId).Select(q => new { q.Number, q.SectionId, q.AskerId }).SingleOrDefaultAsync(ct) is not { } question)
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var told = message.Data["action"] == QuestionNotices.Received ? await people.HoldersAsync(Role.Reviewer, null, today, ct)
            : question.AskerId is { } asker ? [asker]
            : question.SectionId is { } section ? await people.HoldersAsync(Role.Staff, section, today, ct) : [];
        await LibraryNotices.TellAsync(db, message, told, message.Data["action"], [question.Number], "/Library/Questions/Details/" + message.SubjectId, now, ct);
    }
}
