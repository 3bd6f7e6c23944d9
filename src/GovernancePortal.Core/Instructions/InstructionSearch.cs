using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Instructions;

/// <summary>How instructions are searched: by number, by what they are about and by what they ask.</summary>
internal sealed class InstructionSearch : SearchSource<Instruction>
{
    public override string Kind => "Instructions";
    public override int Order => 64;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(Instruction i) => new(i.SubjectTitle ?? (i.Text.Length > 100 ? i.Text[..100] : i.Text), i.Since,
    [
        SearchPlace.Of("Instruction.Number", i.Number), SearchPlace.Of("Instruction.SubjectTitle", i.SubjectTitle), SearchPlace.Of("Instruction.Text", i.Text),
    ])
    {
        Number = i.Number, SectionId = i.SectionId, State = $"{nameof(InstructionState)}.{i.State}",
    };

    protected override IQueryable<Instruction> Visible(IQueryable<Instruction> roots, Actor actor) => roots.VisibleTo(actor);

    /// <summary>R8-指-0001, in any width.</summary>
    public override string? NumberOf(string folded) => folded.Split('-') is [{ Length: 2 or 3 } era, Instruction.Mark, { Length: >= 4 and < 10 } number] && char.IsAsciiLetterLower(era[0])
        && era.Skip(1).Concat(number).All(char.IsAsciiDigit) ? folded.ToUpperInvariant() : null;
}
