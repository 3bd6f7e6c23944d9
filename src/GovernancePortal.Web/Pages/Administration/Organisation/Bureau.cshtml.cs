using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

/// <summary>A new bureau, or one to mend or end.</summary>
public sealed class BureauModel(CurrentActor current, PeopleQueries queries, OrganisationService organisation, IValidator<BureauInput> validator, IValidator<EndInput> ends, IStringLocalizer<Texts> texts)
    : PeopleAdministration(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public BureauInput Input { get; set; } = new();

    [BindProperty]
    public EndInput End { get; set; } = new();

    public BureauRow? Bureau { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            Bureau = (await Queries.BureausAsync(Today, ct)).SingleOrDefault(b => b.Id == id) ?? throw new NotFound("bureau");
        }
    }

    public BureauInput? Stored => Bureau is { } b
        ? new BureauInput { Code = b.Code, Name = b.Name, NameEn = b.NameEn, Furigana = b.Furigana, Body = b.Body, ValidFrom = b.ValidFrom, Version = b.Version } : null;

    public void OnGet()
    {
        Input = Stored ?? new BureauInput { ValidFrom = Today };
        End = new EndInput { LastDay = Bureau?.ValidTo, Version = Input.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        End = new EndInput { LastDay = Bureau?.ValidTo, Version = Bureau?.Version ?? 0 };
        Input.Code = Bureau?.Code ?? Input.Code;
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await organisation.EditBureauAsync(id, Input, Me, ct);
        }
        else
        {
            await organisation.CreateBureauAsync(Input, Me, ct);
        }
        return Done("Bureaus", null, "Organisation.Saved");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        // The other form of the page was not posted: it shows what is stored.
        Input = Stored ?? throw new NotFound("bureau");
        if (!await this.ValidateAsync(ends, End, nameof(End)))
        {
            return Page();
        }
        await organisation.EndBureauAsync(Bureau!.Id, End, Me, ct);
        return Done("Bureaus", null, "Organisation.Ended");
    }
}
