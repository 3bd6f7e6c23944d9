using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class EditModel(CurrentActor current, PeopleQueries queries, PeopleService people, IValidator<PersonInput> validator, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public PersonDetail Person { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Person = await Queries.PersonAsync(Id, Me, ct);

    public PersonInput Stored => new()
    {
        DisplayName = Person.DisplayName, Furigana = Person.Furigana, StaffNumber = Person.StaffNumber, UserName = Person.UserName, Extension = Person.Extension, Email = Person.Email, Version = Person.Version,
    };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await people.EditAsync(Id, Input, Me, ct);
        return Done("Person", new { Id }, "People.Saved");
    }
}
