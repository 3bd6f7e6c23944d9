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

    public void OnGet()
    {
        var newest = History.Count > 0 ? History[0] : null;
        Input = new GuideInput { ExampleJa = newest?.ExampleJa, ExampleEn = newest?.ExampleEn, HintJa = newest?.HintJa, HintEn = newest?.HintEn, ValidFrom = newest?.ValidFrom > Today ? newest.ValidFrom : Today };
    }

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
