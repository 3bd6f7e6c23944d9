using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Approvals;

public sealed record LaterReadingFilter
{
    /// <summary>True: not yet read; false: read; null: both.</summary>
    public bool? Open { get; init; } = true;
    /// <summary>Only those I owe.</summary>
    public bool Mine { get; init; }
    public ConsultationAct? Act { get; init; }
}

/// <summary>One 代決 with its 後閲.</summary>
public sealed record LaterReadingLine
{
    public required Guid Id { get; init; }
    public required Guid ConsultationId { get; init; }
    public string? Number { get; init; }
    public required string Title { get; init; }
    public required Stage Stage { get; init; }
    public required ConsultationAct Act { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string DeputyName { get; init; }
    public required Guid AbsentId { get; init; }
    public required string AbsentName { get; init; }
    public required DateOnly DueOn { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public string? Note { get; init; }
    public required uint Version { get; init; }
}

/// <summary>The register of 代決 and 後閲: one's own, and of the cases a person sees whole.</summary>
public sealed class LaterReadingQueries(PortalDb db)
{
    public const int PageSize = 50;

    /// <summary>The latest first; one command.</summary>
    public async Task<Page<LaterReadingLine>> PageAsync(LaterReadingFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => r.At.ToString("O", CultureInfo.InvariantCulture), r => r.Id);
    }

    public Task<int> CountAsync(LaterReadingFilter filter, Actor actor, CancellationToken ct = default) => Rows(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<LaterReadingLine> AllAsync(LaterReadingFilter filter, Actor actor) => Ordered(filter, null, actor).AsAsyncEnumerable();

    /// <summary>Those of a case, by the number of their act: for the marks on paper.</summary>
    public async Task<IReadOnlyDictionary<int, LaterReading>> OfCaseAsync(Guid consultationId, CancellationToken ct = default) =>
        await db.Set<LaterReading>().AsNoTracking().Where(r => r.ConsultationId == consultationId).ToDictionaryAsync(r => r.ActNumber, ct);

    private IQueryable<LaterReadingLine> Ordered(LaterReadingFilter filter, Cursor? at, Actor actor) => Keyset.Beside(Rows(filter, actor), r => r.At, r => r.Id, at,
        text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment), moment.ToUniversalTime()), descending: true);

    private IQueryable<LaterReadingLine> Rows(LaterReadingFilter filter, Actor actor)
    {
        var user = actor.UserId;
        var whole = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).Select(c => c.Id);
        return from r in db.Set<LaterReading>().AsNoTracking()
               join c in db.Set<Consultation>() on r.ConsultationId equals c.Id
               where (r.AbsentId == user || (!filter.Mine && whole.Contains(c.Id))) && (filter.Open == null || (r.ReadAt == null) == filter.Open) && (filter.Act == null || r.Act == filter.Act)
               select new LaterReadingLine
               {
                   Id = r.Id, ConsultationId = c.Id, Number = c.Number, Title = c.Title, Stage = c.Stage, Act = r.Act, At = r.At, DeputyName = r.DeputyName, AbsentId = r.AbsentId, AbsentName = r.AbsentName, DueOn = r.DueOn, ReadAt = r.ReadAt, Note = r.Note, Version = r.Version,
               };
    }
}

/// <summary>後閲済にする.</summary>
public sealed class LaterReadingService(PortalDb db, TalkWorkQueries work)
{
    public async Task ReadAsync(Guid id, uint version, string? note, Actor actor, CancellationToken ct = default)
    {
        var reading = await db.Set<LaterReading>().FindAsync([id], ct) ?? throw new NotFound("Later reading " + id);
        db.Expect(reading, version);
        if (note?.Length > LaterReading.NoteLength)
        {
            throw new RuleViolation("Form.TooLong", "Note", LaterReading.NoteLength, note.Length);
        }
        reading.Read(note, actor);
        db.Act(actor, "LaterRead", reading.Subject, note);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }
}
