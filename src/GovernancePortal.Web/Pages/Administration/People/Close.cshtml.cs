using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

/// <summary>Closes an open account, opens a closed one.</summary>
public sealed class CloseModel(CurrentActor current, PeopleQueries queries, PeopleService people, IValidator<CloseInput> validator, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CloseInput Input { get; set; } = new();

    public PersonDetail Person { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Person = await Queries.PersonAsync(Id, Me, ct);

    public void OnGet() => Input.Version = Person.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await people.CloseAsync(Id, Input, Me, ct);
        return Done("Person", new { Id }, "People.Closed");
    }

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await people.ReopenAsync(Id, Input, Me, ct);
        return Done("Person", new { Id }, "People.Reopened");
    }
}
