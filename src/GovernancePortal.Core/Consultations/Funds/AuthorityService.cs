using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>Keeps the multi-year authority of a case: the filing section, 財政課 and 情報政策課, as for budget results.</summary>
public sealed class AuthorityService(PortalDb db)
{
    public static bool MayKeep(Consultation c, Actor actor) => ConsultationAccess.Allows(actor, c, ConsultationOperation.View) && ConsultationWorkflow.May(Mover.BudgetClerk, c, actor);

    public async Task<Guid> AddAsync(Guid consultationId, AuthorityInput input, Actor actor, CancellationToken ct = default)
    {
        var c = await CaseAsync(consultationId, actor, ct);
        var made = SpendingAuthority.For(c.CaseId, c.Id, input, actor);
        db.Add(made);
        db.Act(actor, "AuthorityAdded", made.Subject);
        await db.SaveChangesAsync(ct);
        return made.Id;
    }

    public async Task EditAsync(Guid id, AuthorityInput input, Actor actor, CancellationToken ct = default)
    {
        var known = await FindAsync(id, actor, ct);
        db.Expect(known, input.Version);
        known.Take(input, actor);
        // Years alone may have moved: the root's version goes with them.
        db.Entry(known).Property(x => x.Kind).IsModified = true;
        foreach (var year in known.Years.Where(y => db.Entry(y).State == EntityState.Detached))
        {
            db.Add(year);
        }
        db.Act(actor, "AuthorityEdited", known.Subject);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var known = await FindAsync(id, actor, ct);
        db.Expect(known, version);
        db.Remove(known);
        db.Act(actor, "AuthorityRemoved", known.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task<SpendingAuthority> FindAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var known = await db.Set<SpendingAuthority>().Include(a => a.Years).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound("Authority " + id);
        await CaseAsync(known.ConsultationId, actor, ct);
        return known;
    }

    private async Task<Consultation> CaseAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary) ? throw new NotFound("Consultation " + id)
            : MayKeep(c, actor) ? c : throw new Forbidden("The authority is kept by the filing section, finance and the policy office.");
    }
}
