using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline.Pages;

public sealed record Line(Guid Id, string Stage, string? Number, string Title, string Kind, string State, int TargetFy, string BudgetKind, string Section, string Bureau,
    long? TotalYen, string Holder, string? Reviewer, DateTimeOffset Since, DateOnly? DueOn, bool IsLate, bool NeedsCommittee, string? Supplier);

/// <summary>The rows of the portal's list from one query. Who may see which is said by the address: nobody signs in here.</summary>
public sealed class IndexModel(BareDb db) : PageModel
{
    private static readonly string[] Decided = ["Approved", "ConditionallyApproved", "Rejected", "Superseded", "Expired", "Closed"];

    public IReadOnlyList<Line> Rows { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] Guid[] section, [FromQuery] Guid[] bureau, [FromQuery] string[] state, string? kind, DateTimeOffset? since, Guid? last, int take = 50, CancellationToken ct = default)
    {
        var rows = db.Cases.AsNoTracking();
        if (section.Length + bureau.Length > 0)
        {
            rows = rows.Where(c => section.Contains(c.SectionId) || bureau.Contains(c.BureauId) || Decided.Contains(c.State));
        }
        if (state.Length > 0)
        {
            rows = rows.Where(c => state.Contains(c.State));
        }
        if (kind is not null)
        {
            rows = rows.Where(c => c.Kind == kind);
        }
        if (since is { } at && last is { } id)
        {
            rows = rows.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.Since, c.Id), ValueTuple.Create(at.ToUniversalTime(), id)));
        }
        Rows = await rows.OrderByDescending(c => c.Since).ThenByDescending(c => c.Id).Take(take)
            .Select(c => new Line(c.Id, c.Stage, c.Number, c.Title, c.Kind, c.State, c.TargetFy, c.BudgetKind, c.Section.Name, c.Bureau.Name,
                c.TotalYen, c.Holder, c.ReviewerName, c.Since, c.DueOn, c.IsLate, c.NeedsCommittee, c.Supplier))
            .ToListAsync(ct);
    }
}
