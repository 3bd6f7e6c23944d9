using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// How consultations are searched: who may know of a case finds it by its summary (decision 20), nobody by what only
/// some of them may read.
/// </summary>
internal sealed class ConsultationSearch : SearchSource<Consultation>
{
    public const string KindName = "Consultations";

    public override string Kind => KindName;
    public override int Order => 20;
    public override Permission Permission => Permission.ConsultationReadDecided;

    protected override SearchText Describe(Consultation c) => new(c.Title, c.Since,
    [
        SearchPlace.Of("Search.CaseNumber", c.Number), SearchPlace.Of("Field.A1", c.Title), SearchPlace.Of("Field.B2", c.Purpose), SearchPlace.Of("Search.Supplier", c.Supplier),
    ])
    {
        Number = c.Number, SectionId = c.SectionId, State = $"{nameof(ConsultationState)}.{c.State}",
    };

    protected override IQueryable<Consultation> Visible(IQueryable<Consultation> cases, Actor actor) => cases.VisibleTo(actor);

    /// <summary>R9-予-0012, R9-調-0003, R9-稼-0001 and R9-評-0001, in any width.</summary>
    public override string? NumberOf(string folded) => RecordNumber.Read(folded, "予", "調", "稼", "評");
}
