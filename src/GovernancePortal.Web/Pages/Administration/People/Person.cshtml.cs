using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class PersonModel(CurrentActor current, PeopleQueries queries, PeopleService people, TrailQueries trail, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonDetail Person { get; private set; } = null!;
    public IReadOnlyList<TrailLine> Trail { get; private set; } = [];

    /// <summary>Shown once, in the answer that made it.</summary>
    public string? Password { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Person = await Queries.PersonAsync(Id, Me, ct);
        Trail = await trail.OfAsync(new TrailSubject("User", Id), showRestricted: false, 50, ct);
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
