using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Standards;

/// <summary>標準仕様書 as one paper: the common part and the individual one that was chosen (R267). To be printed, or taken out as text or workbook.</summary>
public sealed class ComposeModel(DocumentQueries documents, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    /// <summary>The individual part.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Part { get; set; }

    /// <summary>As in force on that day; today without one.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public ComposedStandard Standard { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Choices => [.. Standard.Choices.Select(v => new SelectListItem($"{v.Title} {Texts["Library.VersionNumber", v.Number]}", v.DocumentId.ToString(), v.DocumentId == Part))];

    protected override async Task LoadPageAsync(CancellationToken ct) => Standard = (await documents.BookAsync(ct)).Compose(Part, On ?? Me.Today);

    public void OnGet()
    {
    }

    public IActionResult OnGetText()
    {
        DemandWhole();
        return TextFile(Name, string.Join("\n\n", Standard.Parts.Select(p => $"{Heading(p)}\n\n{p.Body}")));
    }

    public IActionResult OnGetSheet()
    {
        DemandWhole();
        return Workbook(Name, Standard.Parts.SelectMany(p => DocumentBody.Lines(p.Sections, Heading(p))));
    }

    public string Heading(PublishedVersion part) => $"{part.Title} {Texts["Library.VersionNumber", part.Number]}";

    public string Name => Texts["Library.Composed"] + (Standard.Individual is { } part ? "_" + part.Title : "");

    private void DemandWhole()
    {
        if (!Standard.IsWhole)
        {
            throw new NotFound("An individual part is chosen first.");
        }
    }
}
