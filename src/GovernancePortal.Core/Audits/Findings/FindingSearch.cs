using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>How findings are searched: by number, title, fact and the item they stand on.</summary>
internal sealed class FindingSearch : SearchSource<AuditFinding>
{
    public override string Kind => "AuditFindings";
    public override int Order => 74;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(AuditFinding f) => new(f.Title, f.Since,
    [
        SearchPlace.Of("AuditFinding.Number", f.Number), SearchPlace.Of("AuditFinding.Title", f.Title), SearchPlace.Of("AuditFinding.Fact", f.Fact), SearchPlace.Of("AuditFinding.ItemText", f.ItemText),
    ])
    {
        Number = f.Number, SectionId = f.SectionId, State = $"{nameof(AuditFindingState)}.{f.State}",
    };

    protected override IQueryable<AuditFinding> Visible(IQueryable<AuditFinding> roots, Actor actor) => roots.VisibleTo(actor);

    /// <summary>R8-摘-0001, in any width.</summary>
    public override string? NumberOf(string folded) => folded.Split('-') is [{ Length: 2 or 3 } era, AuditFinding.Mark, { Length: >= 4 and < 10 } number] && char.IsAsciiLetterLower(era[0])
        && era.Skip(1).Concat(number).All(char.IsAsciiDigit) ? folded.ToUpperInvariant() : null;
}
