using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Calendar;

/// <summary>
/// The bureaus' deadlines of one budget as a set: proposed by the policy office, confirmed by somebody else who may approve,
/// and told to the bureaus in the save that confirms them.
/// </summary>
public sealed class BureauDeadlineService(PortalDb db, CalendarQueries queries)
{
    /// <summary>
    /// Proposes a day for each bureau named; days that hold already are left alone, the person's own open proposals are
    /// replaced. Refused: no filing window (Calendar.NoFilingWindow), nothing new (Calendar.NothingChanges), another one's open
    /// proposal (Calendar.AlreadyProposed), a day outside the window or closed. Returns how many were proposed.
    /// </summary>
    /// <param name="fieldOf">The field of a form in which the day of a bureau was typed.</param>
    public async Task<int> ProposeAsync(FiscalYear year, BudgetKind budget, IReadOnlyDictionary<Guid, DateOnly> days, string? reason, Actor actor, CancellationToken ct = default, Func<Guid, string>? fieldOf = null)
    {
        var calendar = await queries.CalendarAsync(ct);
        var filing = calendar.Window(year, budget, WindowKind.Filing) ?? throw new RuleViolation("Calendar.NoFilingWindow");
        var known = await db.Set<BureauDeadline>().Where(x => x.FiscalYear == year && x.BudgetKind == budget && (x.Status == ProposalStatus.Proposed || x.Status == ProposalStatus.Approved)).ToListAsync(ct);
        var proposed = 0;
        foreach (var (bureau, day) in days.OrderBy(d => d.Key))
        {
            var open = known.SingleOrDefault(x => x.BureauId == bureau && x.Status == ProposalStatus.Proposed);
            var holds = known.Any(x => x.BureauId == bureau && x.Status == ProposalStatus.Approved && x.ClosesOn == day);
            if (open?.ClosesOn == day || (holds && open is null))
            {
                continue;
            }
            var row = new BureauDeadline { Id = Guid.CreateVersion7(actor.Now), FiscalYear = year, BudgetKind = budget, BureauId = bureau, ClosesOn = day, Reason = reason };
            row.Propose(actor);
            row.Check(filing, calendar.BusinessDays, fieldOf?.Invoke(bureau));
            if (open is not null)
            {
                if (open.ProposedById != actor.UserId)
                {
                    throw new RuleViolation("Calendar.AlreadyProposed", fieldOf?.Invoke(bureau));
                }
                open.Withdraw(actor);
            }
            if (!holds)
            {
                db.Add(row);
            }
            proposed++;
        }
        if (proposed == 0)
        {
            throw new RuleViolation("Calendar.NothingChanges", fieldOf?.Invoke(days.Keys.FirstOrDefault()));
        }
        if (!actor.IsOperator)
        {
            db.Add(Message(DeadlineNotices.ProposedKind, year, budget, actor));
        }
        db.Act(actor, CalendarActs.Propose, null, reason);
        await UniqueSave.SaveAsync(db, new RuleViolation("Calendar.AlreadyProposed"), ct);
        return proposed;
    }

    /// <summary>確定: what was proposed counts from now on, and each bureau is told. Refused like every approval of the calendar.</summary>
    public async Task ConfirmAsync(FiscalYear year, BudgetKind budget, IReadOnlyCollection<ProposalChoice> chosen, Actor actor, CancellationToken ct = default)
    {
        var rows = await OpenAsync(year, budget, chosen, ct);
        var inForce = await db.Set<BureauDeadline>().Where(x => x.FiscalYear == year && x.BudgetKind == budget && x.Status == ProposalStatus.Approved).ToListAsync(ct);
        foreach (var row in rows)
        {
            row.Approve(actor);
            inForce.Where(row.Replaces).ToList().ForEach(old => old.Supersede());
            var told = Message(DeadlineNotices.ToldKind, year, budget, actor);
            told.Data["bureau"] = row.BureauId.ToString();
            told.Data["day"] = row.ClosesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            db.Add(told);
        }
        db.Act(actor, CalendarActs.Approve);
        await db.SaveChangesAsync(ct);
        queries.Forget();
    }

    /// <summary>Takes the proposals off: one's own by withdrawing, another's by declining, which needs the right to approve.</summary>
    public async Task DropAsync(FiscalYear year, BudgetKind budget, IReadOnlyCollection<ProposalChoice> chosen, Actor actor, CancellationToken ct = default)
    {
        foreach (var row in await OpenAsync(year, budget, chosen, ct))
        {
            if (row.ProposedById == actor.UserId)
            {
                row.Withdraw(actor);
            }
            else
            {
                row.Decline(actor);
            }
        }
        db.Act(actor, CalendarActs.Withdraw);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<BureauDeadline>> OpenAsync(FiscalYear year, BudgetKind budget, IReadOnlyCollection<ProposalChoice> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0)
        {
            throw new RuleViolation("Calendar.NothingChosen");
        }
        var versions = chosen.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Version);
        var ids = versions.Keys.ToList();
        var rows = await db.Set<BureauDeadline>().Where(x => ids.Contains(x.Id) && x.FiscalYear == year && x.BudgetKind == budget).ToListAsync(ct);
        if (rows.Count != versions.Count)
        {
            throw new NotFound("A deadline chosen does not exist.");
        }
        if (rows.Exists(row => row.Version != versions[row.Id]))
        {
            throw new VersionConflict("A deadline was changed or decided meanwhile.");
        }
        rows.ForEach(row => db.Expect(row, versions[row.Id]));
        return rows;
    }

    private static OutboxMessage Message(string kind, FiscalYear year, BudgetKind budget, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = kind, SubjectId = actor.UserId, CreatedAt = actor.Now, DueAt = actor.Now,
        Data = new() { ["by"] = actor.Name, ["year"] = year.Year.ToString(CultureInfo.InvariantCulture), ["budget"] = budget.ToString() },
    };
}

internal static class DeadlineNotices
{
    public const string ProposedKind = "Calendar.DeadlinesProposed";
    public const string ToldKind = "Calendar.DeadlineConfirmed";

    public static string Link(OutboxMessage message) => $"/Season/Deadlines?Fy={message.Data["year"]}&Budget={message.Data["budget"]}";

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var user in users.Distinct().Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = arguments, Link = Link(message) });
        }
    }
}

/// <summary>To everybody who may confirm, the proposer apart.</summary>
internal sealed class DeadlinesProposedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => DeadlineNotices.ProposedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var approvers = new HashSet<Guid>();
        foreach (var role in Enum.GetValues<Role>().Where(role => RolePermissions.Has(role, Permission.OfficeApprove)))
        {
            approvers.UnionWith(await people.HoldersAsync(role, null, OfficeTime.DayOf(now), ct));
        }
        approvers.Remove(message.SubjectId);
        await DeadlineNotices.TellAsync(db, message, approvers, Kind, [message.Data["by"]], now, ct);
    }
}

/// <summary>To the bureau: its coordinating section, and staff and heads of its sections, as they are when it is sent.</summary>
internal sealed class DeadlinesToldHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => DeadlineNotices.ToldKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (today, bureau) = (OfficeTime.DayOf(now), Guid.Parse(message.Data["bureau"]));
        var sections = (await people.SectionsAsync(today, ct)).Where(s => s.BureauId == bureau).Select(s => s.Id).ToList();
        var holders = await people.HoldersOfSectionsAsync([Role.Staff, Role.SectionHead, Role.BureauCoordinator], sections, today, ct);
        await DeadlineNotices.TellAsync(db, message, holders.Select(h => h.UserId), Kind, [message.Data["day"]], now, ct);
    }
}
