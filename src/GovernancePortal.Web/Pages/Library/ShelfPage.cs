using GovernancePortal.Core.Library;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library;

/// <summary>One shelf of the library: standards, guidelines or templates. They are few, so that a shelf is one page.</summary>
public abstract class ShelfPage(DocumentQueries documents, DocumentExportService exports, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public DocumentFilter Filter { get; set; } = new();

    public abstract DocumentGroup Group { get; }

    public IReadOnlyList<DocumentLine> Lines { get; private set; } = [];
    public bool MayEdit => LibraryAccess.MayEdit(Me);

    public string Title => Texts["Navigation." + Group];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await documents.ListAsync(Group, Filter, Me, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetListAsync(string? kind, CancellationToken ct)
    {
        await exports.RecordAsync(string.Join(' ', Chips().Items.Select(c => c.Label).Prepend(Title)), Me, ct);
        return ListFile.Of(kind, Title, Me.Today, Columns(), Lines.ToAsyncEnumerable());
    }

    public IReadOnlyList<SelectListItem> Types =>
        [.. Enum.GetValues<DocumentType>().Where(t => LibraryDocument.GroupOf(t) == Group).Select(t => new SelectListItem(formats.Name(t), t.ToString(), t == Filter.Type))];

    public string Address(DocumentFilter filter, string? handler = null, string? kind = null) => Url.Page(LibraryShelf.PageOf(Group), handler, new { filter.Text, filter.Type, Overdue = filter.Overdue ? "true" : null, kind })!;

    public Chips Chips() => Chip.Of(new DocumentFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.Type is { } type ? formats.Name(type) : null, Filter with { Type = null }),
        (Filter.Overdue ? Texts["Library.OnlyOverdue"].Value : null, Filter with { Overdue = false }),
    ]);

    private IReadOnlyList<CsvColumn<DocumentLine>> Columns() =>
    [
        new(Texts["LibraryDocument.Code"], d => d.Code), new(Texts["LibraryDocument.Type"], d => formats.Name(d.Type)), new(Texts["LibraryDocument.Title"], d => d.Title), new(Texts["LibraryDocument.Summary"], d => d.Summary),
        new(Texts["DocumentVersion.Number"], d => d.Number), new(Texts["DocumentVersion.EffectiveFrom"], d => d.From), new(Texts["LibraryDocument.NextReviewOn"], d => d.NextReviewOn),
        new(Texts["LibraryDocument.OwnerSectionId"], d => d.OwnerName), new(Texts["Library.Uses"], d => d.Uses),
    ];
}
