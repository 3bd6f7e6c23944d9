using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Reuse;

/// <summary>What comes from a shared specification into a draft.</summary>
public sealed record SpecificationTaken(string Title, IReadOnlyList<SourcePart> Parts, IReadOnlyList<StoredFile> Files);

/// <summary>The draft as it was written into, for whoever counts what was used.</summary>
public sealed record SpecificationGiven(string Title, Guid SectionId, IReadOnlyList<string> Fields)
{
    public int Filled => Fields.Count;
}

/// <summary>The event "a specification of somebody else was taken over".</summary>
public sealed class SpecificationTakeService(PortalDb db, ConsultationCaseService cases)
{
    /// <summary>
    /// Fills what is still empty in the draft and adds the files; what the section has written stays. Saves in one go with
    /// whatever the caller has added to the context. A text that belongs to a clause is taken where the clause is present or
    /// not judged yet, and then makes it so. Refused: not a draft of the second stage (Specification.NotADraft).
    /// </summary>
    /// <param name="onlyFilled">Where no field took anything nothing is saved.</param>
    public async Task<SpecificationGiven> TakeAsync(Guid id, uint version, SpecificationTaken taken, Func<SpecificationGiven, object?> record, Actor actor, bool onlyFilled = false, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        if (c.Stage != Stage.PreProcurement || c.State != ConsultationState.Draft)
        {
            throw new RuleViolation("Specification.NotADraft", "DraftId");
        }
        var filled = new List<string>();
        foreach (var group in taken.Parts.Where(p => SpecificationFields.IsTaken(p.Code)).GroupBy(p => p.Code[0]))
        {
            var values = c.SectionOf(group.Key).Values.Copy();
            foreach (var part in group.Where(p => !values.Has(p.Code)))
            {
                if (SpecificationFields.ClauseOf(part.Code) is { } clause)
                {
                    if (values.Has(clause) && values[clause] != SpecificationFields.Present)
                    {
                        continue;
                    }
                    values[clause] = SpecificationFields.Present;
                }
                values[part.Code] = part.Choice ?? part.Text;
                if (part.Choice is not null && part.Text.Length > 0 && FormCatalogue.Find(part.Code + ".Note") is not null)
                {
                    values[part.Code + ".Note"] = part.Text;
                }
                filled.Add(part.Code);
            }
            c.SaveSection(group.Key, values, c.Size, actor);
        }
        if (onlyFilled && filled.Count == 0)
        {
            db.ChangeTracker.Clear();
            return new SpecificationGiven(c.Title, c.SectionId, []);
        }
        foreach (var file in taken.Files)
        {
            c.Attach(file, "Other", null, restricted: false, null, actor);
        }
        var given = new SpecificationGiven(c.Title, c.SectionId, filled);
        if (record(given) is { } row)
        {
            db.Add(row);
        }
        db.Entry(c).Property(x => x.Title).IsModified = true;
        db.Act(actor, "SpecificationTaken", c.Subject, taken.Title, ConsultationWorkflow.CapacityFor(Mover.StaffOrHead, c, actor));
        await db.SaveChangesAsync(ct);
        return given;
    }
}
