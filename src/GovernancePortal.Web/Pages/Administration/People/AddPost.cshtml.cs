using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class AddPostModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, PeopleService people, IValidator<MembershipInput> validator, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MembershipInput Input { get; set; } = new();

    public PersonDetail Person { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Person = await Queries.PersonAsync(Id, Me, ct);
        Sections = Offer(await choices.SectionsAsync(Today, ct));
    }

    public void OnGet() => Input = new MembershipInput { ValidFrom = Today, IsMain = Person.Memberships.All(m => !m.IsValidOn(Today)) };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await people.AddMembershipAsync(Id, Input, Me, ct);
        return Done("Person", new { Id }, "People.PostAdded");
    }
}
