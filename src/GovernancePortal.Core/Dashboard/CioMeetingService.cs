using FluentValidation;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Dashboard;

/// <summary>What is said in a sitting.</summary>
public sealed record MeetingEntryInput
{
    public MeetingEntryKind? Kind { get; init; }
    public string? ItemKey { get; init; }
    public string? Text { get; init; }
    /// <summary>Needed where the CIO does not write it.</summary>
    public string? SaidBy { get; init; }
}

public sealed class MeetingEntryValidator : AbstractValidator<MeetingEntryInput>
{
    public MeetingEntryValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(CioMeetingEntry.TextLength);
        RuleFor(x => x.SaidBy).MaximumLength(CioMeeting.PersonLength);
    }
}

public sealed record MeetingLine(Guid Id, DateOnly On, string BegunBy, string? BegunBySection, DateTimeOffset? ClosedAt, int Items, int Entries);

public sealed class CioMeetingQueries(PortalDb db)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<MeetingLine>> ListAsync(CancellationToken ct = default) =>
        [.. (await db.Set<CioMeeting>().AsNoTracking().OrderByDescending(m => m.BegunAt).Take(Most).Select(m => new { m.Id, m.On, m.BegunBy, m.BegunBySection, m.ClosedAt, m.Agenda, Entries = m.Entries.Count }).ToListAsync(ct))
            .Select(m => new MeetingLine(m.Id, m.On, m.BegunBy, m.BegunBySection, m.ClosedAt, m.Agenda.Count, m.Entries))];

    public async Task<CioMeeting> FindAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<CioMeeting>().AsNoTracking().Include(m => m.Entries).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound($"Sitting {id}.");
}

/// <summary>会議: begun on the first screen's items, written as it goes, closed into minutes. The CIO, or who records for the CIO.</summary>
public sealed class CioMeetingService(PortalDb db, DashboardQueries dashboard)
{
    public async Task<Guid> BeginAsync(Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var meeting = CioMeeting.Begin((await dashboard.ReadAsync(actor.Now, ct)).Items, actor);
        db.Add(meeting);
        db.Act(actor, "CioMeetingBegun", meeting.Subject, capacity: CapacityOf(actor));
        await db.SaveChangesAsync(ct);
        return meeting.Id;
    }

    /// <summary>Several may write at once: an entry only adds. Who said it must be named where the CIO does not write (Instruction.SaidByMissing).</summary>
    public Task RecordAsync(Guid id, MeetingEntryInput input, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        Demand(actor);
        var said = InstructionAccess.Records(actor) ? input.SaidBy : NameOf(actor);
        if (string.IsNullOrWhiteSpace(said))
        {
            throw new RuleViolation("Instruction.SaidByMissing", nameof(input.SaidBy));
        }
        var meeting = await LoadAsync(id, ct);
        meeting.Record(input, said, actor);
        db.Act(actor, "CioMeetingRecorded", meeting.Subject, InstructionAccess.Records(actor) ? said : null, CapacityOf(actor));
        await db.SaveChangesAsync(ct);
    }, _ => true);

    public async Task CloseAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var meeting = await LoadAsync(id, ct);
        db.Expect(meeting, version);
        meeting.Close(actor);
        db.Act(actor, "CioMeetingClosed", meeting.Subject, capacity: CapacityOf(actor));
        await db.SaveChangesAsync(ct);
    }

    public static bool MayRecord(Actor actor) => actor.IsOperator || actor.May(Permission.Instruct) || actor.May(Permission.InstructRecord);

    private static void Demand(Actor actor)
    {
        if (!MayRecord(actor))
        {
            throw new Forbidden("Recording a sitting of the CIO.");
        }
    }

    private static string NameOf(Actor actor) => actor.CapacityFor(Permission.Instruct)?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;

    private static Capacity? CapacityOf(Actor actor) => actor.CapacityFor(Permission.Instruct) ?? actor.CapacityFor(Permission.InstructRecord);

    private async Task<CioMeeting> LoadAsync(Guid id, CancellationToken ct) =>
        await db.Set<CioMeeting>().Include(m => m.Entries).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound($"Sitting {id}.");
}
