using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

public enum RadarSort
{
    Rank,
    DueOn,
    Title,
    FirstSeen,
}

/// <summary>The conditions of the list of warnings; every one of them is part of its address.</summary>
public sealed record RadarFilter
{
    public string? Text { get; init; }
    public RadarCode? Code { get; init; }
    public RadarSeverity? Severity { get; init; }
    public WarningState? State { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>Of any of these sections; set by pages, never by an address.</summary>
    public IReadOnlyList<Guid>? SectionIds { get; init; }
    /// <summary>Those the person's own roles are to decide.</summary>
    public bool Mine { get; init; }
    /// <summary>Those that a planned renewal answers.</summary>
    public bool ForPlan { get; init; }
    public RadarSort Sort { get; init; }
    public bool Descending { get; init; }
}

/// <summary>One warning as a list shows it.</summary>
public sealed record RadarLine
{
    public required Guid Id { get; init; }
    public required RadarCode Code { get; init; }
    public required RadarSeverity Severity { get; init; }
    public Guid? SystemId { get; init; }
    public string? SystemCode { get; init; }
    public required string Title { get; init; }
    public Guid? SectionId { get; init; }
    public string? SectionName { get; init; }
    public string? BureauName { get; init; }
    public DateOnly? KeyDate { get; init; }
    public RadarStage Stage { get; init; }
    public DateOnly? StageOn { get; init; }
    public DateOnly DueOn { get; init; }
    public string Rank { get; init; } = "";
    public string? Note { get; init; }
    public int? Months { get; init; }
    public long? Yen { get; init; }
    public DateOnly FirstSeenOn { get; init; }
    public WarningState State { get; init; }
    public WarningChoice? Choice { get; init; }
    public DateOnly? HoldsUntil { get; init; }
    public Guid? PlannedCaseId { get; init; }
    public uint Version { get; init; }

    public RadarRule Rule => RadarRules.Of(Code);

    /// <summary>The deadline, where there is one.</summary>
    public DateOnly? Deadline => DueOn == RadarWarning.FarDay ? null : DueOn;
}

/// <summary>Warnings under the filter, by grade.</summary>
public sealed record RadarCounts(int Grave, int Caution, int Notice)
{
    public int All => Grave + Caution + Notice;
}

/// <summary>
/// Everybody who reads the ledger reads the warnings drawn from it; those that tell of a hidden part only who may read
/// that part (<see cref="RadarRule.Sensitive"/>). A page of the list is one command, its counts another.
/// </summary>
public sealed class RadarQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<RadarLine>> PageAsync(RadarFilter filter, Cursor? at, Actor actor, int size = PageSize, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at, actor).Take(size + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, size, at, line => KeyOf(line, filter.Sort), line => line.Id);
    }

    public async Task<RadarCounts> CountAsync(RadarFilter filter, Actor actor, CancellationToken ct = default)
    {
        var counts = await Filtered(filter, actor).GroupBy(r => r.Warning.Severity).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        return new RadarCounts(counts.GetValueOrDefault(RadarSeverity.Grave), counts.GetValueOrDefault(RadarSeverity.Caution), counts.GetValueOrDefault(RadarSeverity.Notice));
    }

    /// <summary>The whole list under the filter and in its order, row by row.</summary>
    public async IAsyncEnumerable<RadarLine> Export(RadarFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var line in Ordered(filter, null, actor).Select(ToLine).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return line;
        }
    }

    /// <summary>One warning; 404 also where the person may not know of it.</summary>
    public async Task<RadarLine> OneAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        await Visible(actor).Where(r => r.Warning.Id == id).Select(ToLine).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Warning {id}.");

    /// <summary>The warnings named, as far as the person may know of them.</summary>
    public async Task<IReadOnlyList<RadarLine>> ManyAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct = default) =>
        await Visible(actor).Where(r => ids.Contains(r.Warning.Id)).OrderBy(r => r.Warning.DueOn).ThenBy(r => r.Warning.Id).Select(ToLine).ToListAsync(ct);

    private IQueryable<Row> Visible(Actor actor)
    {
        var rows = from w in db.Set<RadarWarning>().AsNoTracking()
                   join s in db.Set<Section>() on w.SectionId equals s.Id into owners
                   from section in owners.DefaultIfEmpty()
                   select new Row { Warning = w, Section = section };
        if (actor.May(Permission.SystemReadConfidential))
        {
            return rows;
        }
        var (hidden, own) = (RadarRules.SensitiveCodes, actor.SectionsWhere(Permission.SystemEditOwn));
        return rows.Where(r => !hidden.Contains(r.Warning.Code) || (r.Warning.SectionId != null && own.Contains(r.Warning.SectionId.Value)));
    }

    private IQueryable<Row> Filtered(RadarFilter filter, Actor actor)
    {
        var rows = Visible(actor);
        var state = filter.State ?? WarningState.Open;
        rows = rows.Where(r => r.Warning.State == EF.Constant(state));
        rows = filter.Code is { } code ? rows.Where(r => r.Warning.Code == code) : rows;
        rows = filter.Severity is { } severity ? rows.Where(r => r.Warning.Severity == severity) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Warning.SectionId == section) : rows;
        rows = filter.SectionIds is { } sections ? rows.Where(r => r.Warning.SectionId != null && sections.Contains(r.Warning.SectionId.Value)) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section!.BureauId == bureau) : rows;
        rows = filter.SystemId is { } system ? rows.Where(r => r.Warning.SystemId == system) : rows;
        if (filter.Mine)
        {
            var (own, office, ofOffice) = (actor.SectionsWhere(Permission.SystemEditOwn), actor.May(Permission.SystemEditAll), OfPolicyOffice);
            rows = rows.Where(r => (r.Warning.SectionId != null && own.Contains(r.Warning.SectionId.Value) && !ofOffice.Contains(r.Warning.Code)) || (office && (r.Warning.SectionId == null || ofOffice.Contains(r.Warning.Code))));
        }
        if (filter.ForPlan)
        {
            var codes = PlanCodes;
            rows = rows.Where(r => r.Warning.SystemId != null && codes.Contains(r.Warning.Code));
        }
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : rows.Where(r => r.Warning.Title.Contains(filter.Text) || r.Warning.SystemCode == filter.Text);
    }

    private static readonly RadarCode[] OfPolicyOffice = [.. RadarRules.All.Where(r => r.Owner == RadarOwner.PolicyOffice).Select(r => r.Code)];
    private static readonly RadarCode[] PlanCodes = [.. RadarRules.All.Where(r => r.LeadsToPlan).Select(r => r.Code)];

    private IQueryable<Row> Ordered(RadarFilter filter, Cursor? at, Actor actor)
    {
        var rows = Filtered(filter, actor);
        return filter.Sort switch
        {
            RadarSort.Rank => Keyset.Beside(rows, r => r.Warning.Rank, r => r.Warning.Id, at, text => (true, text), filter.Descending),
            RadarSort.DueOn => Keyset.Beside(rows, r => r.Warning.DueOn, r => r.Warning.Id, at, Keyset.ReadDay, filter.Descending),
            RadarSort.Title => Keyset.Beside(rows, r => r.Warning.Title, r => r.Warning.Id, at, text => (true, text), filter.Descending),
            RadarSort.FirstSeen => Keyset.Beside(rows, r => r.Warning.FirstSeenOn, r => r.Warning.Id, at, Keyset.ReadDay, filter.Descending),
        };
    }

    private static string KeyOf(RadarLine line, RadarSort sort) => sort switch
    {
        RadarSort.Rank => line.Rank,
        RadarSort.DueOn => Keyset.DayKey(line.DueOn),
        RadarSort.Title => line.Title,
        RadarSort.FirstSeen => Keyset.DayKey(line.FirstSeenOn),
    };

    private static readonly Expression<Func<Row, RadarLine>> ToLine = r => new RadarLine
    {
        Id = r.Warning.Id, Code = r.Warning.Code, Severity = r.Warning.Severity, SystemId = r.Warning.SystemId, SystemCode = r.Warning.SystemCode, Title = r.Warning.Title,
        SectionId = r.Warning.SectionId, SectionName = r.Section == null ? null : r.Section.Name, BureauName = r.Section == null ? null : r.Section.Bureau.Name,
        KeyDate = r.Warning.KeyDate, Stage = r.Warning.Stage, StageOn = r.Warning.StageOn, DueOn = r.Warning.DueOn, Rank = r.Warning.Rank, Note = r.Warning.Note, Months = r.Warning.Months, Yen = r.Warning.Yen,
        FirstSeenOn = r.Warning.FirstSeenOn, State = r.Warning.State, Choice = r.Warning.Choice, HoldsUntil = r.Warning.HoldsUntil, PlannedCaseId = r.Warning.PlannedCaseId, Version = r.Warning.Version,
    };

    private sealed class Row
    {
        public required RadarWarning Warning { get; init; }
        public Section? Section { get; init; }
    }
}
