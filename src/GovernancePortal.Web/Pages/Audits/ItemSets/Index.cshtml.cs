using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Fieldwork;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.ItemSets;

/// <summary>The sets of audit items with their versions.</summary>
public sealed class IndexModel(AuditItemQueries queries, AuditItemService service, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    public IReadOnlyList<ItemSetLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await queries.ListAsync(Me, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(Guid.Empty, Texts["Navigation.AuditItemSets"], Me, ct);
        return ListFile.Of(kind, Texts["Navigation.AuditItemSets"], Me.Today,
        [
            new CsvColumn<ItemSetLine>(Texts["AuditItemSet.Code"], l => l.Code), new(Texts["AuditItemSet.Number"], l => l.Number), new(Texts["AuditItemSet.Name"], l => l.Name), new(Texts["AuditItemSet.State"], l => Words.Formats.Name(l.State)),
            new(Texts["AuditItemSet.ValidFrom"], l => l.ValidFrom), new(Texts["AuditChecks.ItemCount"], l => l.Items),
        ], Lines.ToAsyncEnumerable());
    }
}
