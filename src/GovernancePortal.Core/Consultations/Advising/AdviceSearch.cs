using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Consultations.Advising;

/// <summary>How 相談 (G0) is searched: by title and question, for the asking section and the policy office alone.</summary>
internal sealed class AdviceSearch : SearchSource<AdviceCase>
{
    public const string KindName = "Advice";

    public override string Kind => KindName;
    public override int Order => 22;
    public override Permission Permission => Permission.ConsultationReadDecided;

    protected override SearchText Describe(AdviceCase advice) => new(advice.Title, advice.Since,
    [
        SearchPlace.Of("Search.AdviceNumber", advice.Number), SearchPlace.Of("PriorAdvice.Subject", advice.Title), SearchPlace.Of("PriorAdvice.Question", advice.Question),
    ])
    {
        Number = advice.Number, SectionId = advice.SectionId, State = $"{nameof(PriorAdviceState)}.{advice.State}",
    };

    protected override IQueryable<AdviceCase> Visible(IQueryable<AdviceCase> records, Actor actor) => records.Where(AdviceQueries.VisibleTo(actor));

    /// <summary>R8-相-0001, in any width.</summary>
    public override string? NumberOf(string folded) => RecordNumber.Read(folded, "相");
}
