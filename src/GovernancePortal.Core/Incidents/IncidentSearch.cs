using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Incidents;

/// <summary>How incidents are searched: by number and by what they are called; the record itself is nobody's to find.</summary>
internal sealed class IncidentSearch : SearchSource<Incident>
{
    public override string Kind => "Incidents";
    public override int Order => 79;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(Incident i) => new(i.Title, i.Since, [SearchPlace.Of("Incident.Number", i.Number), SearchPlace.Of("Incident.Title", i.Title)])
    {
        Number = i.Number, SectionId = i.SectionId, State = $"{nameof(IncidentState)}.{i.State}",
    };

    protected override IQueryable<Incident> Visible(IQueryable<Incident> roots, Actor actor) => roots.VisibleTo(actor);

    /// <summary>R8-イ-0001, in any width.</summary>
    public override string? NumberOf(string folded) => folded.Split('-') is [{ Length: 2 or 3 } era, Incident.Mark, { Length: >= 4 and < 10 } number] && char.IsAsciiLetterLower(era[0])
        && era.Skip(1).Concat(number).All(char.IsAsciiDigit) ? folded.ToUpperInvariant() : null;
}
