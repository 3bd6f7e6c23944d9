using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Migrated;

public sealed record MigratedFilter
{
    /// <summary>Within the title or the document number.</summary>
    public string? Text { get; init; }
    public Stage? Stage { get; init; }
}

public sealed record MigratedLine(Guid Id, Stage Stage, string DocumentNumber, string Title, string SectionName, FiscalYear TargetFy, DateOnly DecidedOn, ConsultationState Result, DecisionRoute Route, ConsultationState State, string? Supplier, string RecordedBy);

/// <summary>Decisions from before the portal, newest first; for the policy office, whose page alone asks.</summary>
public sealed class MigratedQueries(PortalDb db)
{
    public const int PageSize = 50;

    /// <summary>Agreed first stages from before the portal: what a 調達前協議 may rest on.</summary>
    internal static Expression<Func<Consultation, bool>> Open { get; } =
        c => c.IsMigrated && c.Stage == Stage.PreBudget && (c.State == ConsultationState.Approved || c.State == ConsultationState.ConditionallyApproved || c.State == ConsultationState.Closed);

    /// <summary>Those of these sections, newest first, with their document number.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Document, string Title, FiscalYear TargetFy)>> OpenOfAsync(IReadOnlyCollection<Guid> sections, CancellationToken ct = default) =>
        [.. (await (from c in db.Set<Consultation>().AsNoTracking().Where(Open) join m in db.Set<MigratedDecision>() on c.Id equals m.Id where sections.Contains(c.SectionId) orderby c.Decision!.On descending, c.Id
                    select new { c.Id, m.DocumentNumber, c.Title, c.TargetFy }).ToListAsync(ct)).Select(x => (x.Id, x.DocumentNumber, x.Title, x.TargetFy))];

    public async Task<Page<MigratedLine>> PageAsync(MigratedFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Rows(filter), r => r.Decided, r => r.Id, at, text => (DateOnly.TryParseExact(text, "O", out var day), day), descending: true).Take(PageSize + 1).Select(r => r.Line).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.DecidedOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), line => line.Id);
    }

    public Task<int> CountAsync(MigratedFilter filter, CancellationToken ct = default) => Rows(filter).CountAsync(ct);

    public IAsyncEnumerable<MigratedLine> Export(MigratedFilter filter) => Rows(filter).OrderByDescending(r => r.Decided).ThenByDescending(r => r.Id).Select(r => r.Line).AsAsyncEnumerable();

    private IQueryable<Row> Rows(MigratedFilter filter)
    {
        var rows = from m in db.Set<MigratedDecision>().AsNoTracking()
                   join c in db.Set<Consultation>() on m.Id equals c.Id
                   join s in db.Set<Section>() on c.SectionId equals s.Id
                   select new Row
                   {
                       Id = m.Id, Decided = c.Decision!.On, Stage = m.Stage, Title = c.Title, Document = m.DocumentNumber,
                       Line = new MigratedLine(m.Id, m.Stage, m.DocumentNumber, c.Title, c.SectionNameThen ?? s.Name, c.TargetFy, c.Decision!.On, c.Decision.Result, c.Decision.Route, c.State, c.Supplier, m.RecordedBy),
                   };
        rows = filter.Stage is { } stage ? rows.Where(r => r.Stage == stage) : rows;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            rows = rows.Where(r => EF.Functions.ILike(r.Title, like) || EF.Functions.ILike(r.Document, like));
        }
        return rows;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public DateOnly Decided { get; init; }
        public Stage Stage { get; init; }
        public required string Title { get; init; }
        public required string Document { get; init; }
        public required MigratedLine Line { get; init; }
    }
}
