using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>A case to take something into.</summary>
public sealed record CaseChoice(Guid Id, string? Number, string Title, Stage Stage);

/// <summary>What another module must write in the save of a submission; it adds rows and saves nothing itself.</summary>
public interface IFilingWitness
{
    /// <summary>After the version was frozen, before the save.</summary>
    Task FiledAsync(Consultation filed, Actor actor, CancellationToken ct = default);
}

public sealed class CaseChoiceQueries(PortalDb db)
{
    /// <summary>The open cases of the sections that the person writes for, newest first.</summary>
    public async Task<IReadOnlyList<CaseChoice>> OpenAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] own = [.. actor.SectionsWhere(Permission.ConsultationDraft)];
        return own.Length == 0 ? [] : await db.Set<Consultation>().AsNoTracking().Where(c => own.Contains(c.SectionId) && c.DecidedAt == null && c.State != ConsultationState.Withdrawn)
            .OrderByDescending(c => c.Since).ThenBy(c => c.Id).Select(c => new CaseChoice(c.Id, c.Number, c.Title, c.Stage)).ToListAsync(ct);
    }
}
