using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Messages at every hand-over, and the reminders that are checked again when they are due.</summary>
internal static class ConsultationNotices
{
    public const string HandOverKind = "Consultation.HandOver";
    public const string QuestionDueKind = "Consultation.QuestionDue";
    public const string ReassignedKind = "Consultation.Reassigned";
    public const string AssemblyKind = "Consultation.Assembly";
    public const string LaterReadingKind = "Consultation.LaterReading";
    public const string ExpiryKind = "Consultation.Expiry";

    public static OutboxMessage HandOver(Consultation c, ConsultationAct act, Actor actor) =>
        Message(HandOverKind, c.Id, actor, actor.Now, new()
        {
            ["act"] = act.ToString(), ["by"] = actor.UserId.ToString(), ["holder"] = c.Holder.ToString(), ["state"] = c.State.ToString(),
        });

    public static IEnumerable<OutboxMessage> Reminders(Consultation c, ConsultationAct act, Actor actor, OfficeCalendar calendar)
    {
        if (act == ConsultationAct.Submit && Funds.AssemblyApproval.Of(c.Facts(new FormSurroundings(actor.Today)), calendar, actor.Today) is not null)
        {
            yield return Message(AssemblyKind, c.Id, actor, actor.Now, []);
        }
        if (act == ConsultationAct.Ask)
        {
            var due = c.Questions.Where(q => q.AnsweredAt is null).Min(q => q.DueOn);
            yield return Message(QuestionDueKind, c.Id, actor, OfficeTime.StartOf(calendar.BusinessDays.Subtract(due, 1)), new() { ["due"] = due.ToString("yyyy-MM-dd") });
        }
        if (c.Stage == Stage.PreBudget && c.State.IsAgreed() && act is not (ConsultationAct.RecordBudgetResult or ConsultationAct.StartNextStage or ConsultationAct.StartChange) && c.DecidedAt == actor.Now)
        {
            yield return Message(ExpiryKind, c.Id, actor, OfficeTime.StartOf(c.TargetFy.End.AddDays(1)), []);
        }
    }

    public static OutboxMessage Reassigned(Consultation c, Guid? former, Actor actor) => Message(ReassignedKind, c.Id, actor, actor.Now, new()
    {
        ["by"] = actor.UserId.ToString(), ["from"] = former?.ToString() ?? "", ["to"] = c.ReviewerId?.ToString() ?? "", ["name"] = c.ReviewerName ?? "",
    });

    /// <summary>代決: the person who was away is told of what was decided in their name.</summary>
    public static OutboxMessage LaterReading(Approvals.LaterReading reading, Actor actor) =>
        Message(LaterReadingKind, reading.ConsultationId, actor, actor.Now, new() { ["to"] = reading.AbsentId.ToString(), ["name"] = reading.DeputyName });

    private static OutboxMessage Message(string kind, Guid subject, Actor actor, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = actor.Now, DueAt = due };

    /// <summary>Path of the case.</summary>
    public static string Link(Guid id) => $"/Consultations/Case/{id}";

    /// <summary>One notice a person; those told before by the same message are left out.</summary>
    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var user in users.Distinct().Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = kind, Arguments = arguments, Link = Link(message.SubjectId) });
        }
    }
}

/// <summary>
/// Tells those who now hold the ball, and the filing section of what happened to its case. Recipients are looked up when
/// sending: tasks belong to role and section (decision 21). Where the ball went on meanwhile, its next holder is told by
/// the message of that act, not by this one.
/// </summary>
internal sealed class HandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => ConsultationNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId)
            .Select(x => new { x.Title, x.Number, x.SectionId, x.BureauId, x.Holder, x.ReviewerId, x.OfPolicyOffice, x.DecidingOffice, x.State, x.ProxyIds }).SingleOrDefaultAsync(ct);
        if (c is null || !Enum.TryParse<ConsultationAct>(message.Data["act"], out var act) || act is ConsultationAct.Create)
        {
            return;
        }
        var by = Guid.Parse(message.Data["by"]);
        var today = OfficeTime.DayOf(now);
        List<string> arguments = [c.Number ?? "", c.Title];
        var held = Enum.Parse<Holder>(message.Data.GetValueOrDefault("holder") ?? c.Holder.ToString());
        var state = Enum.Parse<ConsultationState>(message.Data.GetValueOrDefault("state") ?? c.State.ToString());
        var holders = held != c.Holder ? [] : held switch
        {
            Holder.Section => [.. await people.HoldersAsync(Role.Staff, c.SectionId, today, ct), .. c.ProxyIds],
            Holder.SectionHead => [.. await people.HoldersAsync(Role.SectionHead, c.SectionId, today, ct), .. c.ProxyIds],
            Holder.Reception => await people.HoldersAsync(c.OfPolicyOffice ? Role.CioAdvisor : Role.Reviewer, null, today, ct),
            Holder.Reviewer => c.ReviewerId is { } reviewer ? [reviewer] : [],
            Holder.PolicyHead => await people.HoldersAsync(c.OfPolicyOffice || c.DecidingOffice == Approvals.DecidingOffice.Cio ? Role.Cio : Role.PolicyHead, null, today, ct),
            Holder.Committee => await people.HoldersAsync(Role.CommitteeSecretary, null, today, ct),
            Holder.Nobody => [],
            Holder.Coordinator => await people.HoldersInBureauAsync(Role.BureauCoordinator, c.BureauId, today, ct),
        };
        var concerned = act is ConsultationAct.Accept or ConsultationAct.Forward or ConsultationAct.ReturnFromBureau || state.IsDecided() || state == ConsultationState.Continued
            ? (await people.HoldersAsync(Role.Staff, c.SectionId, today, ct)).Concat(await people.HoldersAsync(Role.SectionHead, c.SectionId, today, ct)).Concat(c.ProxyIds) : [];
        await ConsultationNotices.TellAsync(db, message, holders.Concat(concerned).Where(id => id != by), $"Consultation.{act}", arguments, now, ct);
    }
}

/// <summary>審査担当の変更: the one who takes over and the one who hands over, apart from whoever arranged it.</summary>
internal sealed class ReassignedHandler : IOutboxHandler
{
    public string Kind => ConsultationNotices.ReassignedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId).Select(x => new { x.Title, x.Number }).SingleOrDefaultAsync(ct);
        if (c is not null)
        {
            var told = new[] { "to", "from" }.Where(who => message.Data[who] != message.Data["by"]).Select(who => Guid.TryParse(message.Data[who], out var id) ? id : (Guid?)null).OfType<Guid>();
            await ConsultationNotices.TellAsync(db, message, told, ConsultationNotices.ReassignedKind, [c.Number ?? "", c.Title, message.Data["name"]], now, ct);
        }
    }
}

/// <summary>代決: the one who was away, to read it afterwards.</summary>
internal sealed class LaterReadingHandler : IOutboxHandler
{
    public string Kind => ConsultationNotices.LaterReadingKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId).Select(x => new { x.Title, x.Number }).SingleOrDefaultAsync(ct);
        if (c is not null)
        {
            await ConsultationNotices.TellAsync(db, message, [Guid.Parse(message.Data["to"])], ConsultationNotices.LaterReadingKind, [c.Number ?? "", c.Title, message.Data["name"]], now, ct);
        }
    }
}

/// <summary>仮契約 and 議決: the section that filed a contract for the assembly is told to plan for its session.</summary>
internal sealed class AssemblyHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => ConsultationNotices.AssemblyKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId).Select(x => new { x.Title, x.Number, x.SectionId }).SingleOrDefaultAsync(ct);
        if (c is not null)
        {
            var today = OfficeTime.DayOf(now);
            var told = (await people.HoldersAsync(Role.Staff, c.SectionId, today, ct)).Concat(await people.HoldersAsync(Role.SectionHead, c.SectionId, today, ct));
            await ConsultationNotices.TellAsync(db, message, told, ConsultationNotices.AssemblyKind, [c.Number ?? "", c.Title], now, ct);
        }
    }
}

/// <summary>The day before answers are due, if any is still open.</summary>
internal sealed class QuestionDueHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => ConsultationNotices.QuestionDueKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId && x.State == ConsultationState.Inquiry)
            .Select(x => new { x.Title, x.Number, x.SectionId }).SingleOrDefaultAsync(ct);
        if (c is not null)
        {
            var staff = await people.HoldersAsync(Role.Staff, c.SectionId, OfficeTime.DayOf(now), ct);
            await ConsultationNotices.TellAsync(db, message, staff, ConsultationNotices.QuestionDueKind, [c.Number ?? "", c.Title, message.Data["due"]], now, ct);
        }
    }
}

/// <summary>失効: the budget's fiscal year is over and no second stage was filed.</summary>
internal sealed class ExpiryHandler(DecisionService decisions) : IOutboxHandler
{
    public string Kind => ConsultationNotices.ExpiryKind;

    public Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct) => decisions.ExpireAsync(message.SubjectId, Actor.Operator(now), ct);
}
