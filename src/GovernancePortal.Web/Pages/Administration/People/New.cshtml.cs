using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.People;

public sealed class NewModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, PeopleService people, IValidator<PersonInput> validator, IValidator<MembershipInput> posts, IStringLocalizer<Texts> texts)
    : PeopleAdministration(current, queries, texts)
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    [BindProperty]
    public MembershipInput Post { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    /// <summary>Shown once, in the answer that made it.</summary>
    public (Guid Id, string Password)? Made { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct) => Sections = Offer(await choices.SectionsAsync(Today, ct));

    public void OnGet() => Post.ValidFrom = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var whole = await this.ValidateAsync(validator, Input);
        if (!await this.ValidateAsync(posts, Post, nameof(Post)) || !whole)
        {
            return Page();
        }
        Made = await people.CreateAsync(Input, Post, Me, ct);
        return Page();
    }
}
