using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

/// <summary>One section: its line, its people, and what may be put right or ended.</summary>
public sealed class SectionModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, OrganisationService organisation, PeopleHistory history,
    IValidator<SectionDetailsInput> details, IValidator<MoveInput> moves, IValidator<EndInput> ends, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SectionDetailsInput Input { get; set; } = new();

    [BindProperty]
    public MoveInput Move { get; set; } = new();

    [BindProperty]
    public EndInput End { get; set; } = new();

    public SectionDetail Section { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];
    public TrailView Trail { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Section = await Queries.SectionDetailAsync(Id, Me, ct);
        Bureaus = Offer(await choices.BureausAsync(Today, ct));
        Trail = await history.OfAsync(new TrailSubject(nameof(Core.People.Section), Id), ct);
    }

    public void OnGet() => ShowStored();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var given = Input;
        ShowStored();
        Input = given;
        if (!await this.ValidateAsync(details, Input))
        {
            return Page();
        }
        await organisation.EditSectionAsync(Id, Input, Me, ct);
        return Done("Section", new { Id }, "Organisation.Saved");
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken ct)
    {
        var given = Move;
        ShowStored();
        Move = given;
        if (!await this.ValidateAsync(moves, Move, nameof(Move)))
        {
            return Page();
        }
        await organisation.MoveSectionAsync(Id, Move, Me, ct);
        return Done("Section", new { Id }, "Organisation.Saved");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        var given = End;
        ShowStored();
        End = given;
        if (!await this.ValidateAsync(ends, End, nameof(End)))
        {
            return Page();
        }
        await organisation.EndSectionAsync(Id, End, Me, ct);
        return Done("Section", new { Id }, "Organisation.Ended");
    }

    public SectionDetailsInput Stored => new() { NameEn = Section.NameEn, Furigana = Section.Furigana, Place = Section.Place, IsBranchOffice = Section.IsBranchOffice, Version = Section.Version };

    private void ShowStored()
    {
        Input = Stored;
        Move = new MoveInput { BureauId = Section.BureauId, Version = Section.Version };
        End = new EndInput { LastDay = Section.ValidTo, Version = Section.Version };
    }
}
