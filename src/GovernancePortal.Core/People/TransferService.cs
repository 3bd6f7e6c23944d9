using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>What the trial of a list shows: what would change, what is wrong, and the open work of those who leave their section.</summary>
public sealed record TransferTrial(TransferList List, TransferPlan Plan, IReadOnlyList<OpenWorkLine> OpenWork);

/// <summary>The transfers of 1 April. All acts need <see cref="Permission.PeopleAdminister"/>; no membership changes before <see cref="ApplyAsync"/>.</summary>
public sealed class TransferService(PortalDb db, UserManager<PortalUser> users, IEnumerable<IOpenWork> openWork)
{
    /// <summary>Keeps the list for its trial. Refused with what <see cref="TransferFile.Read"/> names.</summary>
    public async Task<Guid> UploadAsync(string fileName, byte[] bytes, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var list = new TransferList
        {
            Id = Guid.CreateVersion7(actor.Now), FileName = fileName.Length > TransferList.FileNameLength ? fileName[^TransferList.FileNameLength..] : fileName,
            Sha256 = TransferFile.Hash(bytes), Rows = [.. TransferFile.Read(bytes)], UploadedAt = actor.Now, UploadedBy = actor.Name,
        };
        db.Add(list);
        db.Act(actor, "UploadTransfers", list.Subject);
        await db.SaveChangesAsync(ct);
        return list.Id;
    }

    public async Task<TransferTrial> TrialAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var list = await db.Set<TransferList>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("transfer list");
        if (list.AppliedAt is not null)
        {
            return new TransferTrial(list, new TransferPlan([], [], []), []);
        }
        var plan = TransferPlan.Make(list.Rows, await FactsAsync(list.Rows, ct));
        var leavers = plan.Changes.Where(c => c.Kind is TransferKind.Transfer or TransferKind.Leave && c.UserId is not null).Select(c => c.UserId!.Value).Distinct().ToList();
        var work = new List<OpenWorkLine>();
        foreach (var source in openWork)
        {
            work.AddRange(await source.OfAsync(leavers, ct));
        }
        return new TransferTrial(list, plan, work);
    }

    /// <summary>
    /// Applies the whole list in one save, or nothing. Refused with TransferHasErrors, TransferChanged (the plan is not
    /// the one that was shown), TransferApplied.
    /// </summary>
    /// <param name="fingerprint">Of the plan the person saw and confirmed.</param>
    public async Task ApplyAsync(Guid id, string fingerprint, uint version, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var list = await db.Set<TransferList>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("transfer list");
        list.Apply(actor.Now, actor.Name);
        db.Expect(list, version);
        var facts = await FactsAsync(list.Rows, ct);
        var plan = TransferPlan.Make(list.Rows, facts);
        if (plan.Errors.Count > 0)
        {
            throw new RuleViolation("TransferHasErrors", null, plan.Errors.Count);
        }
        if (plan.Fingerprint != fingerprint)
        {
            throw new RuleViolation("TransferChanged");
        }
        var known = facts.People.ToDictionary(p => p.Key, p => p.Value.Id, StringComparer.Ordinal);
        var memberships = facts.People.Values.SelectMany(p => p.Memberships).ToDictionary(m => m.Id);
        foreach (var change in plan.Changes)
        {
            Apply(change, known, memberships, actor);
        }
        await EndStandInsAsync(plan, ct);
        db.Act(actor, "ApplyTransfers", list.Subject, list.FileName);
        await UniqueSave.SaveAsync(db, new RuleViolation("TransferChanged"), ct);
    }

    /// <summary>One row of a plan, without saving.</summary>
    internal void Apply(TransferChange change, Dictionary<string, Guid> known, Dictionary<Guid, Membership> memberships, Actor actor)
    {
        var wasMain = false;
        foreach (var membership in change.Ends.Select(id => memberships[id]))
        {
            membership.ValidTo = change.Day.AddDays(-1);
            wasMain |= membership.IsMain;
        }
        if (change.ToId is not { } to)
        {
            return;
        }
        var isNew = !known.TryGetValue(change.StaffNumber, out var userId);
        if (isNew)
        {
            known[change.StaffNumber] = userId = Newcomer(change, actor);
        }
        db.Add(new Membership
        {
            Id = Guid.CreateVersion7(actor.Now), UserId = userId, SectionId = to, Role = change.Role!.Value, ValidFrom = change.Day, IsMain = isNew || wasMain,
        });
    }

    // Who leaves a section neither is represented there any longer nor represents anybody.
    private async Task EndStandInsAsync(TransferPlan plan, CancellationToken ct)
    {
        var leaving = plan.Changes.Where(c => c.UserId is not null && c.FromId is not null && c.Kind != TransferKind.RoleChange)
            .GroupBy(c => (UserId: c.UserId!.Value, SectionId: c.FromId!.Value)).ToDictionary(g => g.Key, g => g.Min(c => c.Day));
        var ids = leaving.Keys.Select(k => k.UserId).Distinct().ToList();
        foreach (var s in await db.Set<StandIn>().Where(s => ids.Contains(s.AbsentId) || ids.Contains(s.DeputyId)).ToListAsync(ct))
        {
            foreach (var userId in new[] { s.AbsentId, s.DeputyId })
            {
                if (leaving.TryGetValue((userId, s.SectionId), out var day) && s.To >= day)
                {
                    StandInService.EndBefore(db, s, day);
                }
            }
        }
    }

    // Without a password nobody can sign in: the administrator gives one when the person arrives.
    private Guid Newcomer(TransferChange change, Actor actor)
    {
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(actor.Now), UserName = change.StaffNumber, NormalizedUserName = users.NormalizeName(change.StaffNumber), StaffNumber = change.StaffNumber,
            DisplayName = change.Name, Furigana = Kana.ToReading(change.Furigana), LockoutEnabled = true, MustChangePassword = true,
        };
        user.SecurityStamp = user.Id.ToString("N");
        db.Add(user);
        return user.Id;
    }

    private async Task<TransferFacts> FactsAsync(IReadOnlyList<TransferRow> rows, CancellationToken ct)
    {
        var numbers = rows.Select(r => r.StaffNumber).Distinct(StringComparer.Ordinal).ToList();
        var codes = rows.SelectMany(r => new[] { r.OldSection, r.NewSection }).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var people = await db.Set<PortalUser>().AsNoTracking().Where(u => u.StaffNumber != null && numbers.Contains(u.StaffNumber))
            .Select(u => new { u.Id, u.StaffNumber, u.DisplayName, u.IsActive }).ToListAsync(ct);
        var ids = people.Select(p => p.Id).ToList();
        var memberships = (await db.Set<Membership>().Where(m => ids.Contains(m.UserId)).OrderBy(m => m.Id).ToListAsync(ct)).ToLookup(m => m.UserId);
        var sections = await db.Set<Section>().AsNoTracking().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, ct);
        return new TransferFacts(people.ToDictionary(p => p.StaffNumber!, p => new TransferPerson(p.Id, p.DisplayName, p.IsActive, [.. memberships[p.Id]]), StringComparer.Ordinal), sections);
    }

    private static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("transfers");
        }
    }
}
