using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

public sealed record ChainFilter
{
    public FiscalYear? Fy { get; init; }
    public Guid? BureauId { get; init; }
    /// <summary>No contract yet.</summary>
    public bool Open { get; init; }
    public string? Text { get; init; }
}

/// <summary>One chain from estimate to accounts and evaluation, whole yen. 執行予定額 is restricted and in no list.</summary>
public sealed record ChainLine
{
    public required Guid Id { get; init; }
    public string? Number { get; init; }
    public required string Title { get; init; }
    public required FiscalYear TargetFy { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public required ConsultationState State { get; init; }
    public long? EstimateYen { get; init; }
    public BudgetOutcome? Outcome { get; init; }
    public long? RequestedYen { get; init; }
    public long? AssessedYen { get; init; }
    public Guid? NextId { get; init; }
    public string? NextNumber { get; init; }
    public ConsultationState? NextState { get; init; }
    public long? ContractYen { get; init; }
    public DateOnly? ContractOn { get; init; }
    public string? Supplier { get; init; }
    public long? SettledYen { get; init; }
    /// <summary>The last 評価 of the chain, begun or done: what the money brought.</summary>
    public Guid? EvaluationId { get; init; }
    public string? EvaluationNumber { get; init; }
    public ConsultationState? EvaluationState { get; init; }

    public IReadOnlyList<ChainAmount> Amounts => MoneyChain.Of(EstimateYen, RequestedYen, AssessedYen, null, false, ContractYen, SettledYen);
}

/// <summary>Every chain of a fiscal year, by its first stage, of the cases that the person sees whole.</summary>
public sealed class ChainQueries(PortalDb db)
{
    public const int PageSize = 50;
    private static readonly ConsultationState[] GivenUp = [ConsultationState.Withdrawn, ConsultationState.Superseded];
    private static readonly ConsultationState[] NoSecond = [ConsultationState.Withdrawn, ConsultationState.Rejected, ConsultationState.Superseded];

    public async Task<Page<ChainLine>> PageAsync(ChainFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => r.Number ?? "", r => r.Id);
    }

    public Task<int> CountAsync(ChainFilter filter, Actor actor, CancellationToken ct = default) => Cases(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<ChainLine> AllAsync(ChainFilter filter, Actor actor) => Ordered(filter, null, actor).AsAsyncEnumerable();

    private IQueryable<ChainLine> Ordered(ChainFilter filter, Cursor? at, Actor actor) =>
        Keyset.Beside(Cases(filter, actor), c => c.Number ?? "", c => c.Id, at, text => (true, text), descending: false)
            .Select(c => new ChainLine
            {
                Id = c.Id, Number = c.Number, Title = c.Title, TargetFy = c.TargetFy, State = c.State, EstimateYen = c.TotalYen,
                SectionName = c.SectionNameThen ?? db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), BureauName = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
                Outcome = c.Budget == null ? null : c.Budget.Outcome, RequestedYen = c.Budget == null ? null : c.Budget.RequestedYen, AssessedYen = c.Budget == null ? null : c.Budget.AssessedYen,
                NextId = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => (Guid?)n.Id).FirstOrDefault(),
                NextNumber = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => n.Number).FirstOrDefault(),
                NextState = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => (ConsultationState?)n.State).FirstOrDefault(),
                ContractYen = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Where(n => n.Contract != null).Select(n => (long?)n.Contract!.AmountYen).FirstOrDefault(),
                ContractOn = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Where(n => n.Contract != null).Select(n => (DateOnly?)n.Contract!.ContractOn).FirstOrDefault(),
                Supplier = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => n.Supplier).FirstOrDefault(),
                SettledYen = db.Set<Consultation>().Where(n => n.PreBudgetId == c.Id && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => n.SettledYen).FirstOrDefault(),
                EvaluationId = db.Set<Consultation>().Where(n => n.CaseId == c.CaseId && n.Stage == Stage.Evaluation && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => (Guid?)n.Id).FirstOrDefault(),
                EvaluationNumber = db.Set<Consultation>().Where(n => n.CaseId == c.CaseId && n.Stage == Stage.Evaluation && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => n.Number).FirstOrDefault(),
                EvaluationState = db.Set<Consultation>().Where(n => n.CaseId == c.CaseId && n.Stage == Stage.Evaluation && !NoSecond.Contains(n.State)).OrderByDescending(n => n.CreatedAt).Select(n => (ConsultationState?)n.State).FirstOrDefault(),
            });

    private IQueryable<Consultation> Cases(ChainFilter filter, Actor actor)
    {
        var cases = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).Where(c => c.Stage == Stage.PreBudget && !GivenUp.Contains(c.State));
        if (filter.Fy is { } fy)
        {
            cases = cases.Where(c => c.TargetFy == fy);
        }
        if (filter.BureauId is { } bureau)
        {
            cases = cases.Where(c => c.BureauId == bureau);
        }
        if (filter.Open)
        {
            cases = cases.Where(c => !db.Set<Consultation>().Any(n => n.PreBudgetId == c.Id && n.Contract != null));
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            cases = cases.Where(c => EF.Functions.ILike(c.Title, like) || EF.Functions.ILike(c.Number!, like));
        }
        return cases;
    }
}
