using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Plans;

public enum PlannedCaseSort
{
    Fy,
    Title,
    StartsOn,
}

public sealed record PlannedCaseFilter
{
    public string? Text { get; init; }
    public FiscalYear? Fy { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public PlannedCaseKind? Kind { get; init; }
    public PlannedCaseSource? Source { get; init; }
    /// <summary>Null: everything but what was dropped.</summary>
    public PlannedCaseState? State { get; init; }
    public PlannedCaseSort Sort { get; init; }
    public bool Descending { get; init; }
}

/// <summary>Estimate and note are empty for those who may not read them.</summary>
public sealed record PlannedCaseLine
{
    public required Guid Id { get; init; }
    public required FiscalYear Fy { get; init; }
    public required string Title { get; init; }
    public required PlannedCaseKind Kind { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public Guid? SystemId { get; init; }
    public string? SystemCode { get; init; }
    public string? SystemName { get; init; }
    public long? EstimateYen { get; init; }
    public DateOnly? StartsOn { get; init; }
    public string? Note { get; init; }
    public required PlannedCaseSource Source { get; init; }
    public required PlannedCaseState State { get; init; }
    public string? DroppedReason { get; init; }
    public Guid? ConsultationId { get; init; }
    public required uint Version { get; init; }
}

/// <summary>Everybody reads the list (R122); what only the section and the governance roles may read is emptied in the query.</summary>
public sealed class PlannedCaseQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<PlannedCaseLine>> PageAsync(PlannedCaseFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at).Take(PageSize + 1).Select(ToLine(actor)).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    public Task<int> CountAsync(PlannedCaseFilter filter, CancellationToken ct = default) => Filtered(filter).CountAsync(ct);

    /// <summary>The whole list under the filter and in its order, row by row.</summary>
    public async IAsyncEnumerable<PlannedCaseLine> Export(PlannedCaseFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var line in Ordered(filter, null).Select(ToLine(actor)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return line;
        }
    }

    public Task<PlannedCaseLine?> FindAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        Rows().Where(r => r.Plan.Id == id).Select(ToLine(actor)).SingleOrDefaultAsync(ct);

    /// <summary>What is still planned for these systems, whatever the year.</summary>
    public async Task<IReadOnlyList<PlannedCaseLine>> OfSystemsAsync(IReadOnlyCollection<Guid> systemIds, Actor actor, CancellationToken ct = default) =>
        await Rows().Where(r => r.Plan.State != PlannedCaseState.Dropped && r.Plan.SystemId != null && systemIds.Contains(r.Plan.SystemId.Value)).OrderBy(r => r.Plan.Fy).ThenBy(r => r.Plan.Id)
            .Select(ToLine(actor)).ToListAsync(ct);

    private IQueryable<PlanRow> Rows() =>
        from p in db.Set<PlannedCase>().AsNoTracking()
        join s in db.Set<Section>() on p.SectionId equals s.Id
        join x in db.Set<InformationSystem>() on p.SystemId equals x.Id into systems
        from system in systems.DefaultIfEmpty()
        select new PlanRow { Plan = p, Section = s, System = system };

    private IQueryable<PlanRow> Filtered(PlannedCaseFilter filter)
    {
        var rows = Rows();
        rows = filter.State is { } state ? rows.Where(r => r.Plan.State == state) : rows.Where(r => r.Plan.State != PlannedCaseState.Dropped);
        rows = filter.Fy is { } year ? rows.Where(r => r.Plan.Fy == year) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Plan.SectionId == section) : rows;
        rows = filter.Kind is { } kind ? rows.Where(r => r.Plan.Kind == kind) : rows;
        rows = filter.Source is { } source ? rows.Where(r => r.Plan.Source == source) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : rows.Where(r => r.Plan.Title.Contains(filter.Text) || (r.System != null && (r.System.Name.Contains(filter.Text) || r.System.Code == filter.Text)));
    }

    private IQueryable<PlanRow> Ordered(PlannedCaseFilter filter, Cursor? at)
    {
        var rows = Filtered(filter);
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            PlannedCaseSort.Fy => Keyset.Beside(rows, r => r.Plan.Fy, r => r.Plan.Id, at, text => (FiscalYear.TryParse(text, out var y), y), filter.Descending),
            PlannedCaseSort.Title => Keyset.Beside(rows, r => r.Plan.Title, r => r.Plan.Id, at, text => (true, text), filter.Descending),
            PlannedCaseSort.StartsOn => Keyset.Beside(rows, r => r.Plan.StartsOn ?? day, r => r.Plan.Id, at, Keyset.ReadDay, filter.Descending),
        };
    }

    private static string KeyOf(PlannedCaseLine line, PlannedCaseFilter filter) => filter.Sort switch
    {
        PlannedCaseSort.Fy => line.Fy.Year.ToString(CultureInfo.InvariantCulture),
        PlannedCaseSort.Title => line.Title,
        PlannedCaseSort.StartsOn => Keyset.DayKey(line.StartsOn ?? Keyset.LastDay(filter.Descending)),
    };

    // The same rule as PlannedCase.MayReadFigures, asked of each row by the database.
    private static Expression<Func<PlanRow, PlannedCaseLine>> ToLine(Actor actor)
    {
        var all = actor.May(Permission.ConsultationReadAll) || actor.May(Permission.SystemEditAll);
        var own = actor.SectionsWhere(Permission.SystemEditOwn);
        return r => new PlannedCaseLine
        {
            Id = r.Plan.Id, Fy = r.Plan.Fy, Title = r.Plan.Title, Kind = r.Plan.Kind, SectionId = r.Plan.SectionId, SectionName = r.Section.Name, BureauName = r.Section.Bureau.Name,
            SystemId = r.Plan.SystemId, SystemCode = r.System == null ? null : r.System.Code, SystemName = r.System == null ? null : r.System.Name,
            EstimateYen = all || own.Contains(r.Plan.SectionId) ? r.Plan.EstimateYen : null, Note = all || own.Contains(r.Plan.SectionId) ? r.Plan.Note : null,
            StartsOn = r.Plan.StartsOn, Source = r.Plan.Source, State = r.Plan.State, DroppedReason = all || own.Contains(r.Plan.SectionId) ? r.Plan.DroppedReason : null,
            ConsultationId = r.Plan.ConsultationId, Version = r.Plan.Version,
        };
    }

    private sealed class PlanRow
    {
        public required PlannedCase Plan { get; init; }
        public required Section Section { get; init; }
        public InformationSystem? System { get; init; }
    }
}
