using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>
/// The first ポータル管理者 of an installation, which has no accounts. An office without any section gets 総務部 with
/// 情報政策課 to begin with; both can be renamed on the screens.
/// </summary>
public sealed class FirstAdministratorService(PortalDb db, OrganisationService organisation, PeopleService people)
{
    /// <summary>The temporary password, told once. Refused with UserNameTaken.</summary>
    public async Task<string> CreateAsync(string userName, string displayName, string furigana, Actor actor, CancellationToken ct = default)
    {
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.ValidFrom <= actor.Today && (s.ValidTo == null || s.ValidTo >= actor.Today))
            .OrderBy(s => s.Name == "情報政策課" ? 0 : 1).ThenBy(s => s.Code).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct) ?? await FirstSectionAsync(actor, ct);
        db.ChangeTracker.Clear();
        var (_, password) = await people.CreateAsync(new PersonInput { UserName = userName, DisplayName = displayName, Furigana = furigana },
            new MembershipInput { SectionId = section, Role = Role.Administrator, ValidFrom = actor.Today }, actor, ct);
        return password;
    }

    private async Task<Guid> FirstSectionAsync(Actor actor, CancellationToken ct)
    {
        var bureau = await organisation.CreateBureauAsync(new BureauInput
        {
            Code = "01", Name = "総務部", NameEn = "General Affairs Bureau", Furigana = "そうむぶ", Body = ExecutiveBody.Governor, ValidFrom = actor.Today,
        }, actor, ct);
        return await organisation.CreateSectionAsync(new SectionInput
        {
            Code = "010101", BureauId = bureau, Name = "情報政策課", NameEn = "Information Policy Division", Furigana = "じょうほうせいさくか", ValidFrom = actor.Today,
        }, actor, ct);
    }
}
