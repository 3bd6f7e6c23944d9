using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Training;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>An auditor that may be put on a team, for choosing.</summary>
public sealed record TeamCandidate(Guid Id, Guid? UserId, string Name, string? SectionName, bool MayLead);

/// <summary>What stands against somebody on a team; Code is the key "Rule.{Code}".</summary>
/// <param name="Who">The auditor; empty where the team as a whole is meant.</param>
public sealed record TeamBreach(string Code, string Who);

/// <summary>
/// Auditors for a team, and the independence rules that can never be set aside (domain.md 6.6 numbers 1, 3, 4, 5; decision 23), asked
/// again on the day on which the team is set and on that of the notice.
/// </summary>
public sealed class AuditTeamQueries(PortalDb db, PeopleQueries people, SystemAuditQueries systems, TrainingQueries training)
{
    public const int SmallestTeam = 2;

    public async Task<IReadOnlyList<TeamCandidate>> CandidatesAsync(DateOnly day, CancellationToken ct = default)
    {
        var rows = await db.Set<Auditor>().AsNoTracking().Where(a => a.ValidFrom <= day && (a.ValidTo == null || a.ValidTo >= day)).OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.UserId, a.Name, a.LeadTrainedOn, Section = db.Set<Section>().Where(s => s.Id == a.SectionId).Select(s => s.Name).FirstOrDefault() }).ToListAsync(ct);
        var trained = await training.QualifiedAsync(ct);
        return [.. rows.Select(a => new TeamCandidate(a.Id, a.UserId, a.Name, a.Section, a.LeadTrainedOn <= day || (a.UserId is { } user && trained.TryGetValue(user, out var on) && on <= day)))];
    }

    /// <summary>What the rules say against this team for this section on the day; empty for an independent one.</summary>
    public async Task<IReadOnlyList<TeamBreach>> BreachesAsync(Guid sectionId, IReadOnlyList<AuditTeamSeat> team, DateOnly day, CancellationToken ct = default)
    {
        Guid[] users = [.. team.Select(m => m.UserId).OfType<Guid>()];
        Guid[] ids = [.. team.Select(m => m.AuditorId)];
        var posts = (await people.BelongingsAsync(users, ct)).Where(p => p.From <= day && (p.To is null || day <= p.To)).ToLookup(p => p.UserId, p => p.SectionId);
        var register = await db.Set<Auditor>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.SectionId, a.LeadTrainedOn }).ToDictionaryAsync(a => a.Id, ct);
        var managers = (await systems.BySectionAsync(ct)).GetValueOrDefault(sectionId)?.Managers ?? [];
        var ofPolicyOffice = await people.IsPolicyOfficeAsync(sectionId, day, ct);
        var trained = await training.QualifiedAsync(ct);
        var found = new List<TeamBreach>();
        foreach (var member in team)
        {
            var inside = member.UserId is { } user ? posts[user].Contains(sectionId) : register.GetValueOrDefault(member.AuditorId)?.SectionId == sectionId;
            if (inside)
            {
                found.Add(new TeamBreach(ofPolicyOffice ? "Audit.IndependencePolicyOffice" : "Audit.IndependenceOwnSection", member.Name));
            }
            if (SystemAuditQueries.ManagerKey(member.Name) is { } key && managers.Contains(key))
            {
                found.Add(new TeamBreach("Audit.IndependenceManager", member.Name));
            }
        }
        if (team.Count < SmallestTeam)
        {
            found.Add(new TeamBreach("Audit.IndependenceTeamSize", ""));
        }
        if (team.FirstOrDefault(m => m.IsLead) is not { } lead)
        {
            found.Add(new TeamBreach("Audit.IndependenceLead", ""));
        }
        else if (register.GetValueOrDefault(lead.AuditorId) is { } known && !(known.LeadTrainedOn <= day) && !(lead.UserId is { } account && trained.TryGetValue(account, out var on) && on <= day))
        {
            found.Add(new TeamBreach("Audit.IndependenceUntrained", lead.Name));
        }
        return found;
    }
}
