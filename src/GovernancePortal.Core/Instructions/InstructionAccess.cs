using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Instructions;

/// <summary>Who may know of an instruction: the CIO's circle and the addressed section; one rule on a record and on a query.</summary>
public static class InstructionAccess
{
    public static bool Allows(Actor actor, Instruction instruction) => SeesAll(actor) || actor.MayIn(Permission.InstructAnswer, instruction.SectionId);

    public static IQueryable<Instruction> VisibleTo(this IQueryable<Instruction> instructions, Actor actor)
    {
        if (SeesAll(actor))
        {
            return instructions;
        }
        Guid[] sections = [.. actor.SectionsWhere(Permission.InstructAnswer)];
        return instructions.Where(i => sections.Contains(i.SectionId));
    }

    public static bool SeesAll(Actor actor) => actor.IsOperator || actor.May(Permission.DashboardRead);

    /// <summary>Gives instructions, or writes down those that were given by word of mouth.</summary>
    public static bool MayGive(Actor actor) => actor.IsOperator || actor.May(Permission.Instruct) || actor.May(Permission.InstructRecord);

    /// <summary>What this person gives is the word of somebody else.</summary>
    public static bool Records(Actor actor) => InstructionWorkflow.IsRecorded(InstructionMover.Cio, actor);
}
