using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Instructions;

/// <summary>What of the instructions waits for somebody: the verbs of the home page.</summary>
public enum InstructionWorkKind
{
    Answer,  // 改善指示に回答する
    Mend,    // 差し戻された回答を直す
    Confirm, // 所属長として確認する
    Judge,   // 回答を判断する
    Look,    // 改善が続いているか確かめる
}

public sealed record InstructionWorkLine(Guid Id, string Number, string Title, InstructionWorkKind Kind, string SectionName, DateOnly DueOn);

/// <summary>Lines of "my work" about instructions: no command while none is open, else one.</summary>
public sealed class InstructionWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "instructions-open";
    private const string EverKey = "instructions-ever";
    private const int Most = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<InstructionWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        // The policy office's own staff are its reviewers.
        Guid[] answering = [.. actor.SectionsWhere(Permission.InstructAnswer).Concat(actor.Capacities.Where(c => c.Role == Role.Reviewer).Select(c => c.SectionId)).Distinct()];
        Guid[] heading = [.. actor.Capacities.Where(c => c.Role is Role.SectionHead or Role.PolicyHead).Select(c => c.SectionId).Distinct()];
        // What may be recorded for the CIO is the work of the secretary, not of the whole policy office.
        var judges = actor.May(Permission.Instruct) || actor.Has(Role.CommitteeSecretary);
        if ((answering.Length + heading.Length == 0 && !judges) || !await AnyAsync(ct))
        {
            return [];
        }
        var today = actor.Today;
        var rows = await db.Set<Instruction>().AsNoTracking().Where(i =>
                (answering.Contains(i.SectionId) && (i.State == InstructionState.Given || i.State == InstructionState.Returned))
                || (heading.Contains(i.SectionId) && i.State == InstructionState.HeadCheck)
                || (judges && (i.State == InstructionState.Answered || (i.State == InstructionState.FollowUp && i.FollowUpOn <= today))))
            .OrderBy(i => i.FollowUpOn ?? i.DueOn).ThenBy(i => i.Id).Take(Most)
            .Select(i => new { i.Id, i.Number, i.SubjectTitle, i.Text, i.State, i.DueOn, i.FollowUpOn, Section = db.Set<Section>().Where(s => s.Id == i.SectionId).Select(s => s.Name).First() }).ToListAsync(ct);
        return [.. rows.Select(i => new InstructionWorkLine(i.Id, i.Number, i.SubjectTitle ?? i.Text, i.State switch
        {
            InstructionState.Returned => InstructionWorkKind.Mend,
            InstructionState.HeadCheck => InstructionWorkKind.Confirm,
            InstructionState.Answered => InstructionWorkKind.Judge,
            InstructionState.FollowUp => InstructionWorkKind.Look,
            _ => InstructionWorkKind.Answer,
        }, i.Section, i.FollowUpOn ?? i.DueOn))];
    }

    /// <summary>Whether any was ever given: pages of records ask it before they look for theirs.</summary>
    public async Task<bool> ExistAsync(CancellationToken ct = default) => await cache.GetOrCreateAsync(db.CacheKey(EverKey), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<Instruction>().AnyAsync(ct);
    });

    internal void Forget()
    {
        cache.Remove(db.CacheKey(Key));
        cache.Remove(db.CacheKey(EverKey));
    }

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<Instruction>().AnyAsync(i => i.ClosedAt == null, ct);
    });
}
