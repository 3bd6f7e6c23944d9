using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Checklists;

/// <summary>Checklists by code, name and basis.</summary>
internal sealed class ChecklistSearch : SearchSource<Checklist>
{
    public override string Kind => "Checklists";
    public override int Order => 70;
    public override Permission Permission => ChecklistAccess.Reading;

    protected override SearchText Describe(Checklist c) => new(c.NameJa, DateTimeOffset.UnixEpoch,
        [SearchPlace.Of("Checklist.Code", c.Code), SearchPlace.Of("Checklist.NameJa", c.NameJa), SearchPlace.Of("Checklist.NameEn", c.NameEn), SearchPlace.Of("Checklist.Basis", c.Basis)])
    {
        SectionId = c.OwnerSectionId, State = $"{nameof(ChecklistKind)}.{c.Kind}",
    };
}
