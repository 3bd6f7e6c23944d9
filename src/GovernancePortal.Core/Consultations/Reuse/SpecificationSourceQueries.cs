using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Reuse;

/// <summary>Decided procurement consultations as a source for others, and drafts that may take something over.</summary>
public sealed class SpecificationSourceQueries(PortalDb db, SystemQueries systems)
{
    private const int Most = 200;

    private static readonly ConsultationState[] Settled = [.. ConsultationStates.Agreed, ConsultationState.Closed];

    /// <summary>Of the actor's own sections, for the policy office of all; the newest first.</summary>
    public async Task<IReadOnlyList<ReuseChoice>> SharableAsync(Actor actor, IReadOnlyCollection<Guid> without, CancellationToken ct = default)
    {
        var cases = db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreProcurement && Settled.Contains(c.State) && !without.Contains(c.Id));
        if (!IsOffice(actor))
        {
            var own = Own(actor);
            cases = cases.Where(c => own.Contains(c.SectionId));
        }
        return await cases.OrderByDescending(c => c.DecidedAt).ThenBy(c => c.Id).Take(Most).Select(c => new ReuseChoice(c.Id, c.Number, c.Title, c.TargetFy, c.Version)).ToListAsync(ct);
    }

    /// <summary>NotFound for whoever does not write for its section; refused before the decision (Specification.NotDecided).</summary>
    public async Task<SpecificationSource> SourceAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Include(x => x.Sections).Include(x => x.Attachments).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (c is null || !(IsOffice(actor) || Own(actor).Contains(c.SectionId)))
        {
            throw new NotFound("Consultation " + id);
        }
        if (c.Stage != Stage.PreProcurement || !Settled.Contains(c.State))
        {
            throw new RuleViolation("Specification.NotDecided", "ConsultationId");
        }
        var answers = c.Sections.ToDictionary(s => s.Letter, s => s.Values);
        var files = c.Attachments.Where(a => a.RemovedAt is null && a.Kind != AttachmentRules.ApprovalPaper).OrderBy(a => a.AddedAt).ToList();
        var system = c.SystemId is { } row ? (await systems.ReferencesAsync([row], ct)).GetValueOrDefault(row)?.Name : null;
        return new SpecificationSource(c.Id, c.Number, c.Title, c.Kind, c.TargetFy, c.SectionId, c.BureauId, c.SystemId, system, answers.GetValueOrDefault('Q')?["Q1"], c.Contract?.AmountYen,
            [.. SpecificationFields.Parts(answers)], [.. files.Where(a => !a.Restricted).Select(a => new SourceFile(a.Id, a.FileId, a.Kind, a.Name))], SpecificationFields.HeldBack(answers), files.Count(a => a.Restricted));
    }

    /// <summary>Drafts of the second stage that the actor writes.</summary>
    public async Task<IReadOnlyList<ReuseChoice>> DraftsAsync(Actor actor, CancellationToken ct = default)
    {
        var own = Own(actor);
        return await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreProcurement && c.State == ConsultationState.Draft && own.Contains(c.SectionId))
            .OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id).Take(Most).Select(c => new ReuseChoice(c.Id, c.Number, c.Title, c.TargetFy, c.Version)).ToListAsync(ct);
    }

    private static bool IsOffice(Actor actor) => actor.IsOperator || actor.May(Permission.ConsultationReview);

    private static Guid[] Own(Actor actor) => [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
}
