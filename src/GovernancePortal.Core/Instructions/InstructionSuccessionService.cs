using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Instructions;

/// <summary>Instructions go to the section that takes over, closed ones too; the name they were addressed to stays.</summary>
internal sealed class InstructionSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Instructions";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<Instruction>().AsNoTracking().Where(i => sectionIds.Contains(i.SectionId)).OrderBy(i => i.DueOn).ThenBy(i => i.Id)
            .Select(i => new { i.Id, i.SectionId, i.Number, i.SubjectTitle, i.Text, i.State, i.DueOn }).ToListAsync(ct);
        return [.. rows.Select(i => new SectionHolding(i.Id, i.SectionId, i.Number, i.SubjectTitle ?? i.Text, InstructionNotices.Link(i.Id)) { DueOn = InstructionWorkflow.IsOutstanding(i.State) ? i.DueOn : null })];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var instruction in await db.Set<Instruction>().Where(i => records.Keys.Contains(i.Id)).ToListAsync(ct))
        {
            var takeover = records[instruction.Id];
            if (instruction.SectionId == takeover.FromId)
            {
                instruction.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(instruction.Subject, takeover.Words);
            }
        }
    }
}
