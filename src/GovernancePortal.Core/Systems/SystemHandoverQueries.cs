using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A row of the ledger as its next owner needs it first.</summary>
public sealed record HandoverSystem(Guid Id, string Code, string Name, Lifecycle Lifecycle, Criticality Criticality, string? ManagerName, string? ContactName, string? VendorName, DateOnly? ContractTo, int Completeness, DateOnly? ConfirmedOn);

/// <summary>Advice of the governance office with its answer.</summary>
public sealed record HandoverAdvice(Guid SystemId, string Code, string Name, string Text, string? AnswerText, AdviceState State, DateOnly GivenOn);

/// <summary>A system whose manager or contact moves away from its owner section.</summary>
public sealed record SystemPersonLeaving(Guid Id, string Code, string Name, string Person, Guid SectionId);

/// <summary>What a section's next people must know of its systems.</summary>
public sealed class SystemHandoverQueries(PortalDb db)
{
    /// <summary>Rows that are not retired, by reading; one command.</summary>
    public async Task<IReadOnlyList<HandoverSystem>> OfAsync(Guid sectionId, CancellationToken ct = default) =>
        await db.Set<InformationSystem>().AsNoTracking().Where(x => x.OwnerSectionId == sectionId && x.Lifecycle != Lifecycle.Retired).OrderBy(x => x.SortName).ThenBy(x => x.Id)
            .Select(x => new HandoverSystem(x.Id, x.Code, x.Name, x.Lifecycle, x.Criticality, x.ManagerName, x.ContactName, x.VendorName, x.ContractTo, x.Completeness, x.ConfirmedOn)).ToListAsync(ct);

    /// <summary>Advice since the day, and older advice that is still open; none for those who may not read it.</summary>
    public async Task<IReadOnlyList<HandoverAdvice>> AdviceAsync(Guid sectionId, DateOnly since, Actor actor, CancellationToken ct = default) =>
        !InformationSystem.MayReadSensitive(actor, sectionId) ? [] : await (from a in db.Set<SystemAdvice>().AsNoTracking()
                      join x in db.Set<InformationSystem>() on a.SystemId equals x.Id
                      where x.OwnerSectionId == sectionId && (a.GivenOn >= since || a.State == AdviceState.Open)
                      orderby a.State, a.GivenOn descending
                      select new HandoverAdvice(x.Id, x.Code, x.Name, a.Text, a.AnswerText, a.State, a.GivenOn)).ToListAsync(ct);

    /// <summary>Systems that name one of the leavers of their owner section as manager or contact; blanks in names do not count.</summary>
    /// <param name="leavers">Names by section.</param>
    public async Task<IReadOnlyList<SystemPersonLeaving>> PeopleLeavingAsync(ILookup<Guid, string> leavers, CancellationToken ct = default)
    {
        var sections = leavers.Select(l => l.Key).ToList();
        if (sections.Count == 0)
        {
            return [];
        }
        var rows = await db.Set<InformationSystem>().AsNoTracking().Where(x => sections.Contains(x.OwnerSectionId) && x.Lifecycle != Lifecycle.Retired && (x.ManagerName != null || x.ContactName != null)).OrderBy(x => x.Code)
            .Select(x => new { x.Id, x.Code, x.Name, x.ManagerName, x.ContactName, x.OwnerSectionId }).ToListAsync(ct);
        return
        [
            .. from x in rows
               from person in new[] { x.ManagerName, x.ContactName }.OfType<string>().Distinct()
               where leavers[x.OwnerSectionId].Any(name => Bare(person).Contains(Bare(name), StringComparison.Ordinal))
               select new SystemPersonLeaving(x.Id, x.Code, x.Name, person, x.OwnerSectionId),
        ];
    }

    private static string Bare(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);
}
