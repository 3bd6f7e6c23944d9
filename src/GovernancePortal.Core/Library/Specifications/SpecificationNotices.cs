using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Specifications;

internal static class SpecificationNotices
{
    public const string Kind = "Library.Specification";

    public static OutboxMessage Of(SharedSpecification shared, string action, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = Kind, SubjectId = shared.Id, CreatedAt = actor.Now, DueAt = actor.Now, Data = new() { ["action"] = action, ["by"] = actor.UserId.ToString() },
    };
}

/// <summary>A specification that waits goes to the reviewers; what became of it, to the section.</summary>
internal sealed class SpecificationMovedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SpecificationNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<SharedSpecification>().AsNoTracking().Where(s => s.Id == message.SubjectId).Select(s => new { s.Title, s.SectionId }).SingleOrDefaultAsync(ct) is not { } shared)
        {
            return;
        }
        var action = message.Data["action"];
        var today = OfficeTime.DayOf(now);
        var told = action == "SpecificationSubmitted" ? await people.HoldersAsync(Role.Reviewer, null, today, ct) : await people.HoldersAsync(Role.Staff, shared.SectionId, today, ct);
        await LibraryNotices.TellAsync(db, message, told, action, [shared.Title], "/Library/Specifications/Details/" + message.SubjectId, now, ct);
    }
}

internal sealed class SpecificationSearch : SearchSource<SharedSpecification>
{
    public override string Kind => "Specifications";
    public override int Order => 40;
    public override Permission Permission => LibraryAccess.Reading;

    protected override SearchText Describe(SharedSpecification s) => new(s.Title, s.Since,
    [
        SearchPlace.Of("SharedSpecification.Title", s.Title), SearchPlace.Of("SharedSpecification.Summary", s.Summary), SearchPlace.Of("SharedSpecification.SystemName", s.SystemName), SearchPlace.Of("SharedSpecification.Body", s.Body),
    ])
    {
        SectionId = s.SectionId, State = $"{nameof(SpecificationState)}.{s.State}",
    };

    protected override IQueryable<SharedSpecification> Visible(IQueryable<SharedSpecification> roots, Actor actor) => SpecificationQueries.Visible(roots, actor);
}

/// <summary>A shared specification follows the section whose case it is of.</summary>
internal sealed class SpecificationSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Specifications";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<SharedSpecification>().AsNoTracking().Where(s => sectionIds.Contains(s.SectionId)).OrderBy(s => s.Title)
            .Select(s => new SectionHolding(s.Id, s.SectionId, s.CaseNumber ?? "", s.Title, "/Library/Specifications/Details/" + s.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var shared in await db.Set<SharedSpecification>().Where(s => records.Keys.Contains(s.Id)).ToListAsync(ct))
        {
            var takeover = records[shared.Id];
            if (shared.SectionId == takeover.FromId)
            {
                shared.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(shared.Subject, takeover.Words);
            }
        }
    }
}

/// <summary>Specifications that somebody has begun or got back, and that their section has yet to finish.</summary>
internal sealed class SpecificationOpenWorkQueries(PortalDb db) : IOpenWork
{
    public async Task<IReadOnlyList<OpenWorkLine>> OfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct = default)
    {
        var rows = await db.Set<SharedSpecification>().AsNoTracking().Where(s => userIds.Contains(s.CreatedById) && (s.State == SpecificationState.Draft || s.State == SpecificationState.Returned)).OrderBy(s => s.Since)
            .Select(s => new { s.Id, s.CreatedById, s.CaseNumber, s.Title, s.State }).ToListAsync(ct);
        return [.. rows.Select(s => new OpenWorkLine(s.CreatedById, s.CaseNumber ?? "", s.Title, $"SpecificationState.{s.State}", "/Library/Specifications/Details/" + s.Id))];
    }
}
