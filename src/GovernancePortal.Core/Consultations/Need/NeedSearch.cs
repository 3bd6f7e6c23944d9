using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Consultations.Need;

/// <summary>How the records of 協議要否の確認 are searched: by what was asked about, for those who may read the record.</summary>
internal sealed class NeedSearch : SearchSource<NeedCheck>
{
    public const string KindName = "NeedChecks";

    public override string Kind => KindName;
    public override int Order => 24;
    public override Permission Permission => Permission.ConsultationReadDecided;

    protected override SearchText Describe(NeedCheck check) => new(check.Title, check.At,
    [
        SearchPlace.Of("Search.NeedNumber", check.Number), SearchPlace.Of("Need.What", check.Title),
    ])
    {
        Number = check.Number, SectionId = check.SectionId, State = $"{nameof(NeedResult)}.{check.Result}",
    };

    protected override IQueryable<NeedCheck> Visible(IQueryable<NeedCheck> records, Actor actor) => records.Where(NeedQueries.VisibleTo(actor));

    /// <summary>R8-要-0001, in any width.</summary>
    public override string? NumberOf(string folded) => RecordNumber.Read(folded, "要");
}
