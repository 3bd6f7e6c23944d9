using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Consistency;

public enum RetrospectiveKind
{
    NoCase,      // 協議のない契約
    FiledAfter,  // 契約日より後の提出
}

/// <summary>A contract that came before its consultation, or without one.</summary>
public sealed record RetrospectiveLine(RetrospectiveKind Kind, Guid? ConsultationId, Guid? SystemId, string? Number, string Title, string SectionName, string BureauName, string? Supplier, DateOnly ContractOn, DateOnly? FiledOn, long? AmountYen);

/// <summary>What the office looks at beside single cases: split and retrospective ones.</summary>
public sealed class ConsistencyQueries(PortalDb db, SystemContractQueries contracts, CalendarQueries calendars)
{
    private static readonly ConsultationState[] Dead = [ConsultationState.Withdrawn, ConsultationState.Rejected, ConsultationState.Superseded, ConsultationState.Expired];
    private static readonly ThresholdKind[] Limits = [ThresholdKind.Committee, ThresholdKind.SmallService];

    /// <summary>
    /// Signs of splitting around the case, by the amounts of the first stages: those of the second one are restricted. Empty
    /// for whoever may not see the review.
    /// </summary>
    public async Task<IReadOnlyList<SplitFinding>> SplitAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview))
        {
            return [];
        }
        var rows = await db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor))
            .Where(x => x.TargetFy == c.TargetFy && x.Stage == Stage.PreBudget && x.TotalYen > 0 && !Dead.Contains(x.State) && (x.CaseId == c.CaseId || x.SubmittedAt != null) && (x.SectionId == c.SectionId || (c.SystemId != null && x.SystemId == c.SystemId)))
            .OrderBy(x => x.CreatedAt).Select(x => new SplitCase(x.Id, x.CaseId, x.Number, x.Title, x.SectionId, x.TargetFy, x.SystemId, x.Supplier, x.TotalYen!.Value)).ToListAsync(ct);
        var suppliers = await contracts.SuppliersAsync([.. rows.Select(r => r.SystemId).OfType<Guid>().Distinct()], ct);
        var named = rows.Select(r => r with { Supplier = r.Supplier ?? (r.SystemId is { } system ? suppliers.GetValueOrDefault(system) : null) }).ToList();
        var calendar = await calendars.CalendarAsync(ct);
        var day = c.SubmittedAt is { } at ? OfficeTime.DayOf(at) : actor.Today;
        return named.LastOrDefault(r => r.CaseId == c.CaseId) is not { } one ? []
            : Splitting.Find(one, named, Limits.Select(kind => calendar.Threshold(kind, day)).OfType<ThresholdLine>());
    }

    /// <summary>Contracts of the fiscal year that began before their consultation was filed, or that have none; for those who read every case.</summary>
    public async Task<IReadOnlyList<RetrospectiveLine>> RetrospectiveAsync(FiscalYear year, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationReadAll))
        {
            throw new Forbidden("Retrospective cases are counted by those who read every case.");
        }
        var (from, to) = (year.Start, year.End);
        var filed = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.Contract != null && c.Contract.ContractOn >= from && c.Contract.ContractOn <= to && c.Exemption != GateExemption.DecidedBefore)
            .Select(c => new
            {
                c.Id, c.SystemId, c.Number, c.Title, c.Contract!.Vendor, c.Contract.ContractOn, c.Contract.AmountYen, c.SubmittedAt,
                Section = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
            }).ToListAsync(ct);
        var late = filed.Where(c => c.SubmittedAt is null || OfficeTime.DayOf(c.SubmittedAt.Value) > c.ContractOn)
            .Select(c => new RetrospectiveLine(RetrospectiveKind.FiledAfter, c.Id, c.SystemId, c.Number, c.Title, c.Section, c.Bureau, c.Vendor, c.ContractOn, c.SubmittedAt is { } at ? OfficeTime.DayOf(at) : null, c.AmountYen));
        var since = new FiscalYear((await calendars.CalendarAsync(ct)).Setting(SettingName.ConsultationSinceFy, actor.Today));
        var ledger = year < since ? [] : (await contracts.BegunSinceAsync(from, ct)).Where(c => c.ContractFrom <= to && c.ConsultationId is null).ToList();
        Guid[] systems = [.. ledger.Select(c => c.SystemId)];
        var about = await db.Set<Consultation>().AsNoTracking().Where(c => c.SystemId != null && systems.Contains(c.SystemId.Value) && c.SubmittedAt != null && !Dead.Contains(c.State))
            .Select(c => new { System = c.SystemId!.Value, c.TargetFy, ContractOn = c.Contract == null ? (DateOnly?)null : c.Contract.ContractOn, TermFrom = c.Contract == null ? (DateOnly?)null : c.Contract.TermFrom }).ToListAsync(ct);
        var none = ledger.Where(l => !about.Any(a => a.System == l.SystemId && (a.TermFrom == l.ContractFrom || a.ContractOn == l.ContractFrom || a.TargetFy == year || a.TargetFy == year.Previous)))
            .Select(l => new RetrospectiveLine(RetrospectiveKind.NoCase, null, l.SystemId, l.Code, l.Name, l.SectionName, l.BureauName, l.VendorName, l.ContractFrom, null, l.AmountYen));
        return [.. late.Concat(none).OrderByDescending(l => l.ContractOn).ThenBy(l => l.Number, StringComparer.Ordinal)];
    }
}
