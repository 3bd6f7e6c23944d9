using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations;

/// <summary>A case as its form pages show it: read only, never tracked.</summary>
public sealed record FormView(Consultation Case, FormFacts Facts, Completeness Completeness)
{
    /// <summary>The actor writes this form now: the filing section, in a draft or while a question is open.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Restricted figures and files may be shown; each view is to be recorded.</summary>
    public bool MayViewRestricted { get; init; }

    /// <summary>Refuses whoever may not write this form now: a reader 403, the filing section with what stands in the way.</summary>
    public void DemandMayWrite(Actor actor)
    {
        if (!MayWrite)
        {
            throw ConsultationWorkflow.May(Mover.StaffOrHead, Case, actor)
                ? new RuleViolation("Consultation.NotEditable", null, $"ConsultationState.{Case.State}")
                : new Forbidden("Only the filing section writes its form.");
        }
    }

    public bool IsInquiry => Case.State == ConsultationState.Inquiry;
}

/// <summary>An attachment that may be handed out.</summary>
public sealed record AttachmentFile(Guid FileId, string Name, string ContentType, long Size, bool Restricted);

/// <summary>Reads what the pages of the form show.</summary>
public sealed class FormQueries(PortalDb db, ConsultationCaseService cases, IMemoryCache cache)
{
    /// <summary>NotFound when the actor may not know of the case, Forbidden when only its summary is theirs.</summary>
    public async Task<FormView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking()
            .Include(x => x.Sections).Include(x => x.Attachments.OrderBy(a => a.AddedAt)).ThenInclude(a => a.File).Include(x => x.Questions.OrderBy(q => q.Number)).Include(x => x.Comments.Where(m => m.SentAt != null).OrderBy(m => m.At))
            .AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.View))
        {
            throw new Forbidden("Only the summary of this case is open to you.");
        }
        var facts = c.Facts(await cases.SurroundingsAsync(c, actor, ct));
        return new FormView(c, facts, ConsultationCompleteness.Of(facts))
        {
            MayWrite = c.State is (ConsultationState.Draft or ConsultationState.Inquiry) && ConsultationWorkflow.May(Mover.StaffOrHead, c, actor),
            MayViewRestricted = ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted),
        };
    }

    /// <summary>記入例 and hints valid on the day, by field code; the newest of each field counts.</summary>
    public async Task<IReadOnlyDictionary<string, FieldGuide>> GuidesAsync(DateOnly day, CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey($"field-guides-{day:O}"), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            var rows = await db.Set<FieldGuide>().AsNoTracking().Where(g => g.ValidFrom <= day).ToListAsync(ct);
            return rows.GroupBy(g => g.FieldCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(x => x.ValidFrom)!, StringComparer.Ordinal);
        }) ?? [];

    /// <summary>The reviewer's checklist of a stage as valid on the day.</summary>
    public async Task<IReadOnlyList<ChecklistItem>> ChecklistAsync(Stage stage, DateOnly day, CancellationToken ct = default)
    {
        var rows = await db.Set<ChecklistItem>().AsNoTracking()
            .Where(i => i.Stage == stage && i.ValidFrom <= day && (i.ValidTo == null || day <= i.ValidTo)).ToListAsync(ct);
        return [.. rows.GroupBy(i => i.Number).Select(g => g.MaxBy(i => i.ValidFrom)!).OrderBy(i => i.Number)];
    }

    /// <summary>What others saved of one form section since the moment: field code to the value it had before.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ChangedSinceAsync(Guid id, char letter, DateTimeOffset? since, CancellationToken ct = default)
    {
        var from = since ?? DateTimeOffset.MinValue.ToUniversalTime();
        var entries = await db.Set<TrailEntry>().AsNoTracking()
            .Where(t => t.SubjectType == Consultation.SubjectType && t.SubjectId == id && t.At > from)
            .OrderBy(t => t.Sequence).Select(t => t.Changes).ToListAsync(ct);
        var changed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in entries.SelectMany(changes => changes).Where(change => change.Field.StartsWith("Field." + letter, StringComparison.Ordinal)))
        {
            changed.TryAdd(change.Field["Field.".Length..], change.Before);
        }
        return changed;
    }
}
