using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>How audits are searched: by number, section and what they look at; nothing of the papers or the report.</summary>
internal sealed class AuditSearch : SearchSource<AuditEngagement>
{
    public override string Kind => "Audits";
    public override int Order => 72;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(AuditEngagement a) => new($"{a.SectionName} {a.FiscalYear.Japanese}", a.Since,
    [
        SearchPlace.Of("AuditEngagement.Number", a.Number), SearchPlace.Of("AuditEngagement.SectionId", a.SectionName), SearchPlace.Of("AuditEngagement.Purpose", a.Purpose), SearchPlace.Of("AuditEngagement.Scope", a.Scope),
    ])
    {
        Number = a.Number, SectionId = a.SectionId, State = $"{nameof(AuditState)}.{a.State}",
    };

    protected override IQueryable<AuditEngagement> Visible(IQueryable<AuditEngagement> roots, Actor actor) => roots.VisibleTo(actor);

    /// <summary>R8-監-0001, in any width.</summary>
    public override string? NumberOf(string folded) => folded.Split('-') is [{ Length: 2 or 3 } era, AuditEngagement.Mark, { Length: >= 4 and < 10 } number] && char.IsAsciiLetterLower(era[0])
        && era.Skip(1).Concat(number).All(char.IsAsciiDigit) ? folded.ToUpperInvariant() : null;
}
