using System.Globalization;
using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Advising;

public sealed record AdviceFilter
{
    /// <summary>Within the number, the title or the question.</summary>
    public string? Text { get; init; }
    public PriorAdviceState? State { get; init; }
    public Guid? SectionId { get; init; }
    public FiscalYear? PlannedFy { get; init; }
}

public sealed record AdviceLine(Guid Id, string Number, string Title, PriorAdviceState State, string SectionName, FiscalYear? PlannedFy, long? RoughYen, DateTimeOffset AskedAt, DateTimeOffset Since, int Entries);

/// <summary>The record whole, with what was started from it.</summary>
public sealed record AdviceView(AdviceCase Advice, string SectionName, string? SystemName, IReadOnlyList<StartedCase> Started);

public sealed record StartedCase(Guid Id, Stage Stage, string? Number, string Title, ConsultationState State);

/// <summary>Reads the record of 相談: of one's own sections, for the policy office of all. Others find nothing.</summary>
public sealed class AdviceQueries(PortalDb db, SystemQueries systems)
{
    public const int PageSize = 50;

    public async Task<Page<AdviceLine>> PageAsync(AdviceFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), x => x.Since, x => x.Id, at,
            text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since), since.ToUniversalTime()), descending: true).Take(PageSize + 1)).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.Since.ToString("O", CultureInfo.InvariantCulture), line => line.Id);
    }

    public Task<int> CountAsync(AdviceFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<AdviceLine> Export(AdviceFilter filter, Actor actor) => Lines(Filtered(filter, actor).OrderByDescending(x => x.Since).ThenByDescending(x => x.Id)).AsAsyncEnumerable();

    /// <summary>NotFound when the actor may not know of it.</summary>
    public async Task<AdviceView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var advice = await db.Set<AdviceCase>().AsNoTracking().Include(x => x.Entries.OrderBy(e => e.At)).Include(x => x.Files.OrderBy(f => f.AddedAt)).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (advice is null || !AdviceCase.MayView(actor, advice.SectionId))
        {
            throw new NotFound("Advice " + id);
        }
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == advice.SectionId).Select(s => s.Name).SingleAsync(ct);
        var system = advice.SystemId is { } row ? (await systems.ReferencesAsync([row], ct)).GetValueOrDefault(row)?.Name : null;
        var started = await db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).Where(c => c.AdviceId == id).OrderBy(c => c.CreatedAt).Select(c => new StartedCase(c.Id, c.Stage, c.Number, c.Title, c.State)).ToListAsync(ct);
        return new AdviceView(advice, section, system, started);
    }

    /// <summary>The same rule as <see cref="AdviceCase.MayView"/> as a limit on a query.</summary>
    public static Expression<Func<AdviceCase, bool>> VisibleTo(Actor actor)
    {
        if (AdviceCase.IsOffice(actor))
        {
            return _ => true;
        }
        Guid[] own = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
        return x => own.Contains(x.SectionId);
    }

    private IQueryable<AdviceCase> Filtered(AdviceFilter filter, Actor actor)
    {
        var rows = db.Set<AdviceCase>().AsNoTracking().Where(VisibleTo(actor));
        rows = filter.State is { } state ? rows.Where(x => x.State == state) : rows;
        rows = filter.SectionId is { } section ? rows.Where(x => x.SectionId == section) : rows;
        rows = filter.PlannedFy is { } year ? rows.Where(x => x.PlannedFy == year) : rows;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            rows = rows.Where(x => EF.Functions.ILike(x.Number, like) || EF.Functions.ILike(x.Title, like) || EF.Functions.ILike(x.Question, like));
        }
        return rows;
    }

    private IQueryable<AdviceLine> Lines(IQueryable<AdviceCase> rows) => rows.Select(x => new AdviceLine(x.Id, x.Number, x.Title, x.State, db.Set<Section>().Where(s => s.Id == x.SectionId).Select(s => s.Name).First(),
        x.PlannedFy, x.RoughYen, x.AskedAt, x.Since, x.Entries.Count));
}
