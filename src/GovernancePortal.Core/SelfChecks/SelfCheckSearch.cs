using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>How self-checks are searched: by title and words to the sections; what sections answered is no part of it.</summary>
internal sealed class SelfCheckSearch : SearchSource<SelfCheckCampaign>
{
    public override string Kind => "SelfChecks";
    public override int Order => 73;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(SelfCheckCampaign c) => new(c.Title, c.OpenedAt ?? c.CreatedAt, [SearchPlace.Of("SelfCheckCampaign.Title", c.Title), SearchPlace.Of("SelfCheckCampaign.Note", c.Note)])
    {
        State = $"{nameof(SelfCheckCampaignState)}.{c.State}",
    };

    protected override IQueryable<SelfCheckCampaign> Visible(IQueryable<SelfCheckCampaign> roots, Actor actor) => roots.VisibleTo(actor);
}
