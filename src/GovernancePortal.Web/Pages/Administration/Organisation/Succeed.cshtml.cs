using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

/// <summary>改組: the section goes on under another name, code or bureau from a day on.</summary>
public sealed class SucceedModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, OrganisationService organisation, IValidator<SuccessionInput> validator, IStringLocalizer<Texts> texts)
    : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SuccessionInput Input { get; set; } = new();

    public SectionDetail Section { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Section = await Queries.SectionDetailAsync(Id, Me, ct);
        Bureaus = Offer(await choices.BureausAsync(Today, ct));
    }

    public SuccessionInput Stored => new()
    {
        BureauId = Section.BureauId, Name = Section.Name, NameEn = Section.NameEn, Furigana = Section.Furigana,
        From = new DateOnly(Today.Month < 4 ? Today.Year : Today.Year + 1, 4, 1), Version = Section.Version,
    };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Section", new { Id = await organisation.SucceedSectionAsync(Id, Input, Me, ct) }, "Organisation.Succeeded");
    }
}
