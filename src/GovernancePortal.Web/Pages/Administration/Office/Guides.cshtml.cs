using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>記入例 and hints of the form's fields: what holds today, and a new text from a day on.</summary>
public sealed class GuidesModel(CurrentActor current, OfficeDataQueries queries, FormQueries forms, OfficeDataService service, IValidator<GuideInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Stage Stage { get; set; }

    /// <summary>The field whose texts are open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty]
    public GuideInput Input { get; set; } = new();

    public IReadOnlyList<FieldDefinition> Fields { get; private set; } = [];
    public IReadOnlyDictionary<string, FieldGuide> Guides { get; private set; } = new Dictionary<string, FieldGuide>();
    public IReadOnlyList<FieldGuide> History { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Fields = [.. FormCatalogue.Of(Stage).Where(f => !f.ReadOnly)];
        Guides = await forms.GuidesAsync(Today, ct);
        if (Field is not null)
        {
            History = FormCatalogue.Find(Field) is null ? throw new Core.Platform.NotFound("Field " + Field) : await queries.GuidesOfAsync(Field, ct);
        }
    }

    /// <summary>The newest texts there are, those to come among them: what a change begins with.</summary>
    public FieldGuide? Newest => History.Count > 0 ? History[0] : null;

    public GuideInput Stored => new()
    {
        ExampleJa = Newest?.ExampleJa, ExampleEn = Newest?.ExampleEn, HintJa = Newest?.HintJa, HintEn = Newest?.HintEn,
        ValidFrom = Newest?.ValidFrom > Today ? Newest.ValidFrom : Today, Version = Newest?.Version ?? 0,
    };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EditGuideAsync(Field ?? "", Input, Me, ct);
        return Done("Office.Saved", new { Stage, Field });
    }
}
