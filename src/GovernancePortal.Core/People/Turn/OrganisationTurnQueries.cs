using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People.Turn;

/// <summary>A transfer list that may still be run.</summary>
public sealed record OpenTransferList(Guid Id, string FileName, int Rows, DateTimeOffset UploadedAt);

/// <summary>What a turn of the organisation would do; nothing is written.</summary>
public sealed class OrganisationTurnQueries(PortalDb db)
{
    /// <summary>Sections, people and stand-ins as they would stand on the day; five commands whatever the lists hold.</summary>
    public async Task<TurnPlan> PlanAsync(TurnRequest request, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        return TurnPlan.Make(request, await FactsAsync(request, tracked: false, ct));
    }

    /// <summary>Lists that have not taken effect, newest first.</summary>
    public async Task<IReadOnlyList<OpenTransferList>> OpenListsAsync(Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        return await db.Set<TransferList>().AsNoTracking().Where(x => x.AppliedAt == null).OrderByDescending(x => x.UploadedAt).Take(20)
            .Select(x => new OpenTransferList(x.Id, x.FileName, x.Rows.Count, x.UploadedAt)).ToListAsync(ct);
    }

    /// <summary>Who joins a section on the day, and its heads: those who take its work over.</summary>
    public async Task<IReadOnlyList<Guid>> NewHoldersAsync(Guid sectionId, DateOnly day, CancellationToken ct = default) =>
        await db.Set<Membership>().Where(m => m.SectionId == sectionId && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day) && (m.ValidFrom == day || m.Role == Role.SectionHead))
            .Select(m => m.UserId).Distinct().ToListAsync(ct);

    internal async Task<TurnFacts> FactsAsync(TurnRequest request, bool tracked, CancellationToken ct)
    {
        var eve = request.Day.AddDays(-1);
        var sections = await db.Set<Section>().AsNoTracking().ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, ct);
        var bureaus = await db.Set<Bureau>().AsNoTracking().ToDictionaryAsync(b => b.Code, StringComparer.Ordinal, ct);
        var memberships = db.Set<Membership>().Where(m => m.ValidTo == null || m.ValidTo >= eve);
        var standIns = db.Set<StandIn>().Where(s => s.To >= request.Day);
        var list = request.TransferListId is { } id ? await db.Set<TransferList>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) : null;
        var people = await db.Set<PortalUser>().AsNoTracking().Select(u => new TurnPerson(u.Id, u.DisplayName, u.StaffNumber, u.IsActive)).ToDictionaryAsync(u => u.Id, ct);
        return new TurnFacts(new OrganisationFacts(sections, bureaus), await (tracked ? memberships : memberships.AsNoTracking()).OrderBy(m => m.Id).ToListAsync(ct), people,
            await (tracked ? standIns : standIns.AsNoTracking()).ToListAsync(ct), list?.Rows ?? []);
    }

    internal static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("organisation");
        }
    }
}
