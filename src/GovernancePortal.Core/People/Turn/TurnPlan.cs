using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.People.Turn;

/// <summary>What is asked of the organisation for one day: a list of reorganisations, a transfer list, or both.</summary>
/// <param name="Chosen">By the id of a membership: the section its holder goes to instead of the main successor.</param>
public sealed record TurnRequest(Guid RunId, DateOnly Day, IReadOnlyList<ReorganisationRow> Rows, Guid? TransferListId, IReadOnlyDictionary<Guid, Guid> Chosen);

public sealed record TurnPerson(Guid Id, string Name, string? StaffNumber, bool IsActive);

/// <summary>Everything the plan is judged by.</summary>
public sealed record TurnFacts(OrganisationFacts Organisation, IReadOnlyList<Membership> Memberships, IReadOnlyDictionary<Guid, TurnPerson> People, IReadOnlyList<StandIn> StandIns, IReadOnlyList<TransferRow> Transfers);

/// <summary>A post of a section that ends, not touched by the transfer list: it goes on in the successor, or ends where there is none.</summary>
/// <param name="IsNew">False where the person holds that post in the successor anyway: the old one only ends.</param>
public sealed record CarriedPost(Guid MembershipId, Guid UserId, string Name, Role Role, Guid FromId, string FromName, Guid? ToId, bool IsNew);

/// <summary>A stand-in that reaches beyond the eve: carried to the successor, or ended.</summary>
public sealed record TurnedStandIn(Guid Id, string AbsentName, string DeputyName, string SectionName, Role Role, DateOnly To, Guid? ToId);

/// <summary>Somebody whose posts in a section end, not only the role in it.</summary>
public sealed record Leaver(Guid UserId, string Name, Guid SectionId, string SectionName);

/// <summary>The whole turn of a day as trial and run see it: pure.</summary>
public sealed record TurnPlan(ReorganisationPlan Sections, TransferPlan Transfers, IReadOnlyList<CarriedPost> Posts, IReadOnlyList<TurnedStandIn> StandIns, IReadOnlyList<Leaver> Leavers,
    IReadOnlyDictionary<Guid, TurnSection> After, IReadOnlyList<TurnSection> Headless, IReadOnlyList<Role> RolesWithoutHolder)
{
    /// <summary>Roles of the whole office of which at least one holder is needed.</summary>
    private static readonly Role[] OfficeRoles = [Role.PolicyHead, Role.Reviewer, Role.Cio, Role.Ciso, Role.CioAdvisor, Role.CommitteeSecretary, Role.Finance, Role.AuditDirector, Role.Administrator];

    public bool HasErrors => Sections.Errors.Count + Transfers.Errors.Count > 0;

    public string Fingerprint => TransferFile.Hash(System.Text.Encoding.UTF8.GetBytes(Platform.Json.Write(new { Sections.Beginnings, Sections.Endings, Sections.Errors, Transfers.Fingerprint, Posts, StandIns })));

    /// <summary>Sections that end with nothing left to take over are no change.</summary>
    public bool ChangesNothing => !HasErrors && Transfers.Changes.Count == 0 && Posts.Count == 0 && StandIns.Count == 0
        && Sections.Beginnings.All(b => b.IsThere) && Sections.Endings.All(e => e.IsThere || e.GoesOn);

    public static TurnPlan Make(TurnRequest request, TurnFacts facts)
    {
        var (day, eve) = (request.Day, request.Day.AddDays(-1));
        var sections = ReorganisationPlan.Make(request.RunId, day, request.Rows, facts.Organisation);
        var ending = sections.Endings.ToDictionary(e => e.Id);
        var after = SectionsAfter(facts.Organisation, sections, day);
        var numbers = facts.Transfers.Select(r => r.StaffNumber).ToHashSet(StringComparer.Ordinal);
        var posts = facts.Memberships.ToLookup(m => m.UserId);
        var people = facts.People.Values.Where(p => p.StaffNumber is { } number && numbers.Contains(number)).ToDictionary(p => p.StaffNumber!, p => new TransferPerson(p.Id, p.Name, p.IsActive, [.. posts[p.Id]]), StringComparer.Ordinal);
        var transfers = TransferPlan.Make(facts.Transfers, new TransferFacts(people, after), skipDone: true);
        transfers = transfers with { Errors = [.. transfers.Errors, .. transfers.Changes.Where(c => c.Day != day).Select(c => new TransferRemark(c.Row, TransferColumn.Day, "DayOther", c.Day.ToString("yyyy-MM-dd")))] };

        var ended = transfers.Changes.SelectMany(c => c.Ends).ToHashSet();
        var carried = Carried(facts, ending, ended, transfers, request.Chosen, day);
        var leavers = transfers.Changes.Where(c => c.UserId is not null && c.FromId is not null && c.Kind != TransferKind.RoleChange)
            .Select(c => new Leaver(c.UserId!.Value, c.Name, c.FromId!.Value, c.FromName!)).DistinctBy(l => (l.UserId, l.SectionId)).ToList();
        var standIns = StandInsOf(facts, ending, leavers, carried, day).ToList();
        var known = after.Values.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => new TurnSection(s.Id, s.Code, s.Name, s.BureauId));

        var held = facts.Memberships.Where(m => m.IsValidOn(day) && !ended.Contains(m.Id) && carried.All(p => p.MembershipId != m.Id) && facts.People[m.UserId].IsActive).Select(m => (m.SectionId, m.Role))
            .Concat(carried.Where(p => p.ToId is not null).Select(p => (p.ToId!.Value, p.Role)))
            .Concat(transfers.Changes.Where(c => c.ToId is not null).Select(c => (c.ToId!.Value, c.Role!.Value))).ToHashSet();
        var before = facts.Memberships.Where(m => m.IsValidOn(eve)).Select(m => (m.SectionId, m.Role)).ToHashSet();
        var begins = sections.Beginnings.Select(b => b.Id).ToHashSet();
        var headless = sections.Errors.Count > 0 ? [] : after.Values.Where(s => s.IsValidOn(day) && !held.Contains((s.Id, Role.SectionHead)) && (begins.Contains(s.Id) || before.Contains((s.Id, Role.SectionHead))))
            .OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => known[s.Id]).ToList();
        var empty = OfficeRoles.Where(role => before.Any(x => x.Role == role) && held.All(x => x.Item2 != role)).ToList();
        return new TurnPlan(sections, transfers, carried, standIns, leavers, known, headless, empty);
    }

    private static Dictionary<string, Section> SectionsAfter(OrganisationFacts facts, ReorganisationPlan plan, DateOnly day)
    {
        var ends = plan.Endings.Where(e => !e.GoesOn).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var after = facts.Sections.ToDictionary(s => s.Key, s => ends.Contains(s.Key) && s.Value.ValidTo is null
            ? new Section { Id = s.Value.Id, Code = s.Key, Name = s.Value.Name, BureauId = s.Value.BureauId, ValidFrom = s.Value.ValidFrom, ValidTo = day.AddDays(-1) } : s.Value, StringComparer.Ordinal);
        foreach (var b in plan.Beginnings.Where(b => !b.IsThere))
        {
            after[b.Code] = new Section { Id = b.Id, Code = b.Code, Name = b.Name, BureauId = b.BureauId, ValidFrom = day };
        }
        return after;
    }

    private static List<CarriedPost> Carried(TurnFacts facts, Dictionary<Guid, EndingSection> ending, HashSet<Guid> ended, TransferPlan transfers, IReadOnlyDictionary<Guid, Guid> chosen, DateOnly day)
    {
        var taken = facts.Memberships.Where(m => m.IsValidOn(day) && !ended.Contains(m.Id)).Select(m => (m.UserId, m.SectionId, m.Role)).ToHashSet();
        taken.UnionWith(transfers.Changes.Where(c => c is { UserId: not null, ToId: not null }).Select(c => (c.UserId!.Value, c.ToId!.Value, c.Role!.Value)));
        var carried = new List<CarriedPost>();
        foreach (var m in facts.Memberships.Where(m => ending.ContainsKey(m.SectionId) && !ended.Contains(m.Id) && (m.ValidTo is null || m.ValidTo >= day)).OrderBy(m => m.Id))
        {
            var from = ending[m.SectionId];
            Guid? to = chosen.TryGetValue(m.Id, out var other) && from.SuccessorIds.Contains(other) ? other : from.SuccessorIds.Count > 0 ? from.SuccessorIds[0] : null;
            if (to != m.SectionId)
            {
                carried.Add(new CarriedPost(m.Id, m.UserId, facts.People[m.UserId].Name, m.Role, from.Id, from.Name, to, to is { } id && taken.Add((m.UserId, id, m.Role))));
            }
        }
        return carried;
    }

    private static IEnumerable<TurnedStandIn> StandInsOf(TurnFacts facts, Dictionary<Guid, EndingSection> ending, List<Leaver> leavers, List<CarriedPost> carried, DateOnly day)
    {
        foreach (var s in facts.StandIns.Where(s => s.To >= day).OrderBy(s => s.Id))
        {
            var leaves = leavers.Any(l => l.SectionId == s.SectionId && (l.UserId == s.AbsentId || l.UserId == s.DeputyId));
            var post = carried.FirstOrDefault(p => p.UserId == s.AbsentId && p.FromId == s.SectionId && p.Role == s.Role);
            if (!leaves && post is null && ending.GetValueOrDefault(s.SectionId) is not { GoesOn: false })
            {
                continue;
            }
            // In a split the two may part: then nobody stands in any longer.
            var deputyGoes = carried.Where(p => p.UserId == s.DeputyId && p.FromId == s.SectionId).Select(p => p.ToId).Distinct().ToList();
            var to = leaves || post?.ToId is null || (deputyGoes.Count > 0 && !deputyGoes.Contains(post.ToId)) ? null : post.ToId;
            yield return new TurnedStandIn(s.Id, facts.People[s.AbsentId].Name, facts.People[s.DeputyId].Name, facts.Organisation.Sections.Values.First(x => x.Id == s.SectionId).Name, s.Role, s.To, to);
        }
    }
}

/// <summary>A section as it stands after the turn.</summary>
public sealed record TurnSection(Guid Id, string Code, string Name, Guid BureauId);
