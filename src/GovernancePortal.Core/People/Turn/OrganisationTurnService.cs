using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People.Turn;

/// <summary>Carries a turn of the organisation out.</summary>
public sealed class OrganisationTurnService(PortalDb db, OrganisationTurnQueries queries, TransferService transfers)
{
    /// <summary>
    /// Event "the organisation turns": begins and ends sections, applies the transfers, carries posts and stand-ins over, all
    /// dated. Does NOT save and declares no act: the caller's save is the one transaction. Refused with TurnHasErrors, and
    /// with TransferApplied where the transfer list has taken effect already.
    /// </summary>
    /// <returns>The plan it carried out.</returns>
    public async Task<TurnPlan> TurnAsync(TurnRequest request, Actor actor, CancellationToken ct = default)
    {
        OrganisationTurnQueries.Administer(actor);
        var facts = await queries.FactsAsync(request, tracked: true, ct);
        var plan = TurnPlan.Make(request, facts);
        if (plan.HasErrors)
        {
            throw new RuleViolation("TurnHasErrors", null, plan.Sections.Errors.Count + plan.Transfers.Errors.Count);
        }
        await SectionsAsync(plan, actor, ct);
        var memberships = facts.Memberships.ToDictionary(m => m.Id);
        if (request.TransferListId is { } listId)
        {
            (await db.Set<TransferList>().SingleOrDefaultAsync(x => x.Id == listId, ct) ?? throw new NotFound("transfer list")).Apply(actor.Now, actor.Name);
            var known = facts.People.Values.Where(p => p.StaffNumber is not null).ToDictionary(p => p.StaffNumber!, p => p.Id, StringComparer.Ordinal);
            foreach (var change in plan.Transfers.Changes)
            {
                transfers.Apply(change, known, memberships, actor);
            }
        }
        foreach (var post in plan.Posts)
        {
            Carry(post, memberships[post.MembershipId], plan.Sections.Day, actor);
        }
        foreach (var turned in plan.StandIns)
        {
            Carry(turned, facts.StandIns.Single(s => s.Id == turned.Id), plan.Sections.Day, actor);
        }
        return plan;
    }

    private async Task SectionsAsync(TurnPlan plan, Actor actor, CancellationToken ct)
    {
        var day = plan.Sections.Day;
        var ids = plan.Sections.Endings.Select(e => e.Id).Concat(plan.Sections.Beginnings.Select(b => b.PredecessorId).OfType<Guid>()).ToList();
        var olds = await db.Set<Section>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        foreach (var ending in plan.Sections.Endings.Where(e => !e.IsThere && !e.GoesOn))
        {
            olds[ending.Id].ValidTo = day.AddDays(-1);
        }
        foreach (var b in plan.Sections.Beginnings.Where(b => !b.IsThere))
        {
            var old = b.PredecessorId is { } from ? olds.GetValueOrDefault(from) : null;
            db.Add(new Section
            {
                Id = b.Id, Code = b.Code, Name = b.Name, Furigana = b.Furigana, BureauId = b.BureauId, ValidFrom = day, PredecessorId = b.PredecessorId,
                Place = old?.Place, IsBranchOffice = old?.IsBranchOffice ?? false,
            });
        }
    }

    private void Carry(CarriedPost post, Membership m, DateOnly day, Actor actor)
    {
        if (post is { ToId: { } to, IsNew: true })
        {
            db.Add(new Membership
            {
                Id = Guid.CreateVersion7(actor.Now), UserId = m.UserId, SectionId = to, Role = m.Role, IsMain = m.IsMain, ValidFrom = m.ValidFrom > day ? m.ValidFrom : day, ValidTo = m.ValidTo,
            });
        }
        if (m.ValidFrom >= day)
        {
            db.Remove(m); // it never came into force
            return;
        }
        m.ValidTo = day.AddDays(-1);
    }

    private void Carry(TurnedStandIn turned, StandIn s, DateOnly day, Actor actor)
    {
        if (turned.ToId is { } to)
        {
            db.Add(new StandIn
            {
                Id = Guid.CreateVersion7(actor.Now), AbsentId = s.AbsentId, DeputyId = s.DeputyId, SectionId = to, Role = s.Role, From = s.From > day ? s.From : day, To = s.To, Reason = s.Reason,
            });
        }
        StandInService.EndBefore(db, s, day);
    }
}
