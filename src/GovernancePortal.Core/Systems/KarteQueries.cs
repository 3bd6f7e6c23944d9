using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>The head of a karte: the row with its owner, what the asker may do, what is missing, and how much each part holds.</summary>
public sealed record Karte(InformationSystem System, string SectionName, string BureauName, bool MayEdit, bool MayConfirm, bool MayReadSensitive, bool MayAdvise,
    IReadOnlyList<SystemRequirement> Missing, int Licences, int Links, int OpenAdvice, int AllAdvice);

/// <summary>A system beside the one shown: a link of either side, seen from the one shown.</summary>
/// <param name="Outgoing">The one shown keeps the link.</param>
public sealed record Neighbour(Guid Id, string Code, string Name, Lifecycle Lifecycle, bool Outgoing, string? Direction, string? Data, string? Method, bool? SpecificCommunication);

/// <summary>
/// The karte, a small number of commands whatever it holds: its head is one, each part one more, and a page loads only
/// the parts it shows. Sensitive values never leave here for those who may not read them.
/// </summary>
public sealed class KarteQueries(PortalDb db)
{
    /// <summary>The row with its owner and the counts of its parts, in one command; null for an unknown id.</summary>
    public async Task<Karte?> HeadAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var found = await (from x in db.Set<InformationSystem>().AsNoTracking()
                           join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
                           where x.Id == id
                           select new
                           {
                               System = x, SectionName = s.Name, BureauName = s.Bureau.Name,
                               Licences = db.Set<SystemLicence>().Count(p => p.SystemId == id),
                               Links = db.Set<SystemLink>().Count(p => p.SystemId == id || p.TargetId == id),
                               Open = db.Set<SystemAdvice>().Count(p => p.SystemId == id && p.State == AdviceState.Open),
                               Advice = db.Set<SystemAdvice>().Count(p => p.SystemId == id),
                           }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }
        var owner = found.System.OwnerSectionId;
        var sensitive = InformationSystem.MayReadSensitive(actor, owner);
        // Told before anything is hidden: a hidden answer is not a missing one.
        var missing = SystemCompleteness.Missing(found.System);
        if (!sensitive)
        {
            found.System.HideSensitive();
        }
        return new Karte(found.System, found.SectionName, found.BureauName, InformationSystem.MayEdit(actor, owner), InformationSystem.MayConfirm(actor, owner), sensitive,
            InformationSystem.MayAdvise(actor), missing, found.Licences, found.Links, sensitive ? found.Open : 0, sensitive ? found.Advice : 0);
    }

    /// <summary>The rows of one part in their order, one command; none of a hidden part for those who may not read it.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(Karte karte, CancellationToken ct = default) where T : SystemPart
    {
        var hidden = typeof(T) == typeof(SystemAdvice) || SystemPartTables.All.Any(t => t.Sensitive && t.Entity == typeof(T));
        return hidden && !karte.MayReadSensitive ? [] : await db.Set<T>().AsNoTracking().Where(p => p.SystemId == karte.System.Id).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct);
    }

    /// <summary>The row with one part, as its form shows it; the caller has the head and may edit.</summary>
    public async Task<SystemRowsInput> RowsForFormAsync(Guid id, SystemPartTable table, CancellationToken ct = default)
    {
        var system = await db.Set<InformationSystem>().AsNoTracking().Include(table.Kind.ToString()).SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"System {id}.");
        var rows = new SystemRowsInput { Version = system.Version };
        table.Show(system, rows);
        return rows;
    }

    /// <summary>The systems that this one gives data to or takes data from, from the links of both sides; one command.</summary>
    public async Task<IReadOnlyList<Neighbour>> NeighboursAsync(Guid id, CancellationToken ct = default) =>
        await (from link in db.Set<SystemLink>().AsNoTracking()
               where link.SystemId == id || link.TargetId == id
               join other in db.Set<InformationSystem>() on link.SystemId == id ? link.TargetId : link.SystemId equals other.Id
               orderby other.SortName, other.Id, link.Position
               select new Neighbour(other.Id, other.Code, other.Name, other.Lifecycle, link.SystemId == id, link.Direction, link.Data, link.Method, link.SpecificCommunication)).ToListAsync(ct);

}
