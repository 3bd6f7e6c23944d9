using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class PersonModel(CurrentActor current, PeopleQueries queries, PeopleService people, PeopleHistory history, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonDetail Person { get; private set; } = null!;
    public TrailView Trail { get; private set; } = null!;

    /// <summary>Shown once, in the answer that made it.</summary>
    public string? Password { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Person = await Queries.PersonAsync(Id, Me, ct);
        Trail = await history.OfAsync(new TrailSubject("User", Id), ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        Password = await people.GivePasswordAsync(Id, Me, ct);
        await LoadPageAsync(ct);
        return Page();
    }
}
