using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>決算額 of one case in one fiscal year, whole yen, beside the cost that the section enters by category. Written from the accounts alone.</summary>
public sealed class SystemSettlement : SystemPart
{
    public FiscalYear Fy { get; private set; }
    public long ActualYen { get; private set; }
    /// <summary>The case whose contract was paid.</summary>
    public Guid ConsultationId { get; private set; }
    public string? CaseNumber { get; private set; }
    public DateOnly RecordedOn { get; private set; }
    public LedgerSource Source { get; private set; } = LedgerSource.Settlement;

    public override string? RowName => CaseNumber is null ? Fy.Short : Fy.Short + " " + CaseNumber;

    internal void Take(SettledCase settled, FiscalYear year, long yen, Actor actor) => (Fy, ActualYen, ConsultationId, CaseNumber, RecordedOn) = (year, yen, settled.ConsultationId, settled.CaseNumber, actor.Today);
}

/// <summary>What the accounts say of a case: whole yen by fiscal year. A year that is not named any more is taken back.</summary>
public sealed record SettledCase(Guid SystemId, Guid ConsultationId, string? CaseNumber, IReadOnlyDictionary<FiscalYear, long> YenByYear);

public sealed partial class InformationSystem
{
    private readonly List<SystemSettlement> settlements = [];

    public IReadOnlyList<SystemSettlement> Settlements => settlements;

    internal void Settle(SettledCase settled, Actor actor)
    {
        var gone = settlements.RemoveAll(s => s.ConsultationId == settled.ConsultationId && !settled.YenByYear.ContainsKey(s.Fy));
        var changed = false;
        foreach (var (year, yen) in settled.YenByYear.OrderBy(y => y.Key))
        {
            var row = settlements.Find(s => s.ConsultationId == settled.ConsultationId && s.Fy == year);
            if (row?.ActualYen == yen)
            {
                continue;
            }
            if (row is null)
            {
                row = new SystemSettlement();
                row.Place(Guid.CreateVersion7(actor.Now), Id, settlements.Count);
                settlements.Add(row);
            }
            row.Take(settled, year, yen, actor);
            changed = true;
        }
        if (changed || gone > 0)
        {
            Touch(actor);
        }
    }
}

public sealed partial class SystemRegister
{
    /// <summary>
    /// Event "accounts settled": writes 決算額 of a case into the yearly cost of its system. Does NOT save: the caller's save is
    /// the one transaction and its declared act is what the Trail tells. Who may tell the event is the caller's rule.
    /// </summary>
    public async Task SettleCaseAsync(SettledCase settled, Actor actor, CancellationToken ct = default)
    {
        // Several cases of one import may settle the same system before the save.
        var system = db.Set<InformationSystem>().Local.FirstOrDefault(x => x.Id == settled.SystemId) ?? await FindAsync(settled.SystemId, ct);
        if (!db.Entry(system).Collection(x => x.Settlements).IsLoaded)
        {
            await db.Entry(system).Collection(x => x.Settlements).LoadAsync(ct);
        }
        system.Settle(settled, actor);
    }
}
