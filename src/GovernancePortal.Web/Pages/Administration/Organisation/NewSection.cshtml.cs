using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

/// <summary>A new section; with <see cref="From"/> one that splits off another.</summary>
public sealed class NewSectionModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, OrganisationService organisation, IValidator<SectionInput> validator, IStringLocalizer<Texts> texts)
    : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public SectionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];
    public SectionLine? Predecessor { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Bureaus = Offer(await choices.BureausAsync(Today, ct));
        if (From is { } id)
        {
            Predecessor = await Queries.SectionAsync(id, ct) ?? throw new NotFound("section");
        }
    }

    public void OnGet() => Input = new SectionInput { ValidFrom = Today, BureauId = Predecessor?.BureauId };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input.PredecessorId = From;
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Section", new { Id = await organisation.CreateSectionAsync(Input, Me, ct) }, "Organisation.Saved");
    }
}
