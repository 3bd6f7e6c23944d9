using System.Linq.Expressions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals;

/// <summary>Terminals a section uses follow it. Where the successor has such a group already, the old section's name tells the two apart.</summary>
internal sealed class TerminalSuccessionService(PortalDb db, CodeQueries codes) : ISectionSuccession
{
    public string Key => "Terminals";

    public Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        TerminalHoldingQueries.ByAsync(db, codes, x => sectionIds.Contains(x.SectionId), x => x.SectionId, ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var targets = records.Values.Select(t => t.To.SectionId).Distinct().ToList();
        var taken = (await db.Set<TerminalGroup>().AsNoTracking().Where(x => targets.Contains(x.SectionId)).Select(x => new { x.SectionId, x.TerminalClass, x.Label }).ToListAsync(ct))
            .Select(x => (x.SectionId, x.TerminalClass, x.Label)).ToHashSet();
        foreach (var group in await db.Set<TerminalGroup>().Where(x => records.Keys.Contains(x.Id)).OrderBy(x => x.Id).ToListAsync(ct))
        {
            var takeover = records[group.Id];
            if (group.SectionId != takeover.FromId)
            {
                continue;
            }
            var label = group.Label;
            for (var n = 1; !taken.Add((takeover.To.SectionId, group.TerminalClass, label)); n++)
            {
                label = Short($"{takeover.FromName} {group.Label}".Trim(), n);
            }
            group.SucceedUser(takeover.To.SectionId, label == group.Label ? null : label, actor);
            db.Note(group.Subject, takeover.Words);
        }
    }

    private static string Short(string label, int n)
    {
        var end = n == 1 ? "" : $" ({n})";
        return (label.Length + end.Length > TerminalGroup.LabelLength ? label[..(TerminalGroup.LabelLength - end.Length)] : label) + end;
    }
}

/// <summary>Terminals that a section procured for others.</summary>
internal sealed class ProcuredTerminalSuccessionService(PortalDb db, CodeQueries codes) : ISectionSuccession
{
    public string Key => "TerminalsProcured";

    public Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        TerminalHoldingQueries.ByAsync(db, codes, x => x.ProcuringSectionId != null && sectionIds.Contains(x.ProcuringSectionId.Value), x => x.ProcuringSectionId!.Value, ct);

    public Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default) =>
        TerminalHoldingQueries.MoveAsync(db, records, x => x.ProcuringSectionId, (x, to) => x.SucceedProcurer(to, actor), ct);
}

/// <summary>Terminals that a section manages for others.</summary>
internal sealed class ManagedTerminalSuccessionService(PortalDb db, CodeQueries codes) : ISectionSuccession
{
    public string Key => "TerminalsManaged";

    public Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        TerminalHoldingQueries.ByAsync(db, codes, x => x.ManagingSectionId != null && sectionIds.Contains(x.ManagingSectionId.Value), x => x.ManagingSectionId!.Value, ct);

    public Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default) =>
        TerminalHoldingQueries.MoveAsync(db, records, x => x.ManagingSectionId, (x, to) => x.SucceedKeeper(to, actor), ct);
}

/// <summary>What the three kinds share.</summary>
internal static class TerminalHoldingQueries
{
    public static async Task<IReadOnlyList<SectionHolding>> ByAsync(PortalDb db, CodeQueries codes, Expression<Func<TerminalGroup, bool>> which, Func<TerminalGroup, Guid> section, CancellationToken ct) =>
        [.. (await db.Set<TerminalGroup>().AsNoTracking().Where(which).OrderBy(x => x.TerminalClass).ThenBy(x => x.Label).ThenBy(x => x.Id).ToListAsync(ct)).Select(Line(await codes.BookAsync(ct), section))];

    private static Func<TerminalGroup, SectionHolding> Line(CodeBook book, Func<TerminalGroup, Guid> section) => x =>
        new SectionHolding(x.Id, section(x), "", $"{book.Find(TerminalCodes.Class, x.TerminalClass)?.NameJa ?? x.TerminalClass} {x.Label} {x.Count}台".Replace("  ", " ", StringComparison.Ordinal), "/Terminals/Edit/" + x.Id) { DueOn = x.LeaseEndOn };

    public static async Task MoveAsync(PortalDb db, IReadOnlyDictionary<Guid, Takeover> records, Func<TerminalGroup, Guid?> section, Action<TerminalGroup, Guid> move, CancellationToken ct)
    {
        foreach (var group in await db.Set<TerminalGroup>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[group.Id];
            if (section(group) == takeover.FromId)
            {
                move(group, takeover.To.SectionId);
                db.Note(group.Subject, takeover.Words);
            }
        }
    }
}
