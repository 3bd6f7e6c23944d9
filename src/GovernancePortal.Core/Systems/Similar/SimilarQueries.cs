using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>
/// Systems like one that somebody plans (D8) or has (karte). One command reads the few columns that are compared;
/// the comparison itself is <see cref="SimilarComparison"/>. Nothing sensitive is among them, so that everybody may ask.
/// Retired systems count too: they show what was given up.
/// </summary>
public sealed class SimilarQueries(PortalDb db)
{
    public const int Most = 10;

    public async Task<IReadOnlyList<SimilarSystem>> FindAsync(SimilarQuestion question, CancellationToken ct = default) =>
        question.IsEmpty ? [] : new SimilarComparison(question, await Compared().ToListAsync(ct)).Nearest(Most);

    /// <summary>Systems like one of the ledger.</summary>
    public Task<IReadOnlyList<SimilarSystem>> LikeAsync(InformationSystem system, CancellationToken ct = default) => FindAsync(new SimilarQuestion
    {
        Name = system.Name, Purpose = string.Join('\n', new[] { system.Summary, system.Purpose }.OfType<string>()), Users = system.UsingSections, Product = system.ProductName, BusinessKind = system.BusinessKind, Except = system.Id,
    }, ct);

    private IQueryable<ComparedSystem> Compared() =>
        from x in db.Set<InformationSystem>().AsNoTracking()
        join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
        select new ComparedSystem(x.Id, x.Code, x.Name, x.ShortName, x.FormerName, x.Summary, x.Purpose, x.UsingSections, x.ProductName, x.BusinessKind, x.Lifecycle, x.OwnerSectionId, s.Name, x.ContractTo);
}
