using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class EndPostModel(CurrentActor current, PeopleQueries queries, PeopleService people, IValidator<EndInput> validator, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Post { get; set; }

    [BindProperty]
    public EndInput Input { get; set; } = new();

    public PersonDetail Person { get; private set; } = null!;
    public MembershipLine Membership { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Person = await Queries.PersonAsync(Id, Me, ct);
        Membership = Person.Memberships.SingleOrDefault(m => m.Id == Post) ?? throw new NotFound("membership");
    }

    public void OnGet() => Input = new EndInput { LastDay = Membership.ValidFrom > Today ? Membership.ValidFrom.AddDays(-1) : Membership.ValidTo ?? Today, Version = Membership.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await people.EndMembershipAsync(Post, Input, Me, ct);
        return Done("Person", new { Id }, "People.PostEnded");
    }
}
