using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Assignment;

/// <summary>Conflicts of interest of reviewers, looked up for one case or for many.</summary>
public sealed class ConflictQueries(PortalDb db, PeopleQueries people, CalendarQueries calendars)
{
    /// <summary>Two commands, whatever the number of people and of cases asked about afterwards.</summary>
    public async Task<Func<Guid, ConflictFacts, ReviewerConflict?>> BookAsync(IReadOnlyCollection<Guid> users, DateOnly today, CancellationToken ct = default)
    {
        var months = (await calendars.CalendarAsync(ct)).Setting(SettingName.ConflictLookBackMonths, today);
        var posts = await people.BelongingsAsync(users, ct);
        var family = await people.SectionFamilyAsync(ct);
        return (user, facts) => ReviewerConflicts.Of(user, facts, posts, family, today, months);
    }

    /// <summary>
    /// Refuses a reviewer with a conflict, by the reason (Assignment.ConflictWorked, …Member, …Former). A former member is
    /// let through where the setting allows it and the head gives a reason, which is kept with the case.
    /// </summary>
    internal async Task DemandAsync(Consultation c, (Guid Id, string Name) reviewer, string? exceptionReason, Actor actor, CancellationToken ct)
    {
        var conflict = (await BookAsync([reviewer.Id], actor.Today, ct))(reviewer.Id, ConflictFacts.Of(c));
        if (conflict is null)
        {
            return;
        }
        var allowed = conflict.MayBeSetAside && (await calendars.CalendarAsync(ct)).Setting(SettingName.FormerMemberByException, actor.Today) == 1;
        if (!allowed || string.IsNullOrWhiteSpace(exceptionReason))
        {
            throw new RuleViolation(allowed ? "Assignment.ExceptionNeeded" : conflict.Code, "ReviewerId", conflict.Until is { } until ? [until] : []);
        }
        if (!actor.May(Permission.ConsultationDecide))
        {
            throw new RuleViolation("Assignment.ExceptionByHead", "ReviewerId");
        }
        if (exceptionReason.Length > ConflictException.ReasonLength)
        {
            throw new RuleViolation("Form.TooLong", "ExceptionReason", ConflictException.ReasonLength, exceptionReason.Length);
        }
        db.Add(new ConflictException
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, ReviewerId = reviewer.Id, ReviewerName = reviewer.Name, Until = conflict.Until!.Value, Reason = exceptionReason, ByName = actor.Name, At = actor.Now,
        });
    }

    /// <summary>Exceptions recorded on the case, oldest first.</summary>
    public async Task<IReadOnlyList<ConflictException>> ExceptionsAsync(Guid consultationId, CancellationToken ct = default) =>
        await db.Set<ConflictException>().AsNoTracking().Where(x => x.ConsultationId == consultationId).OrderBy(x => x.At).ToListAsync(ct);
}
