using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>Groups of shared cloud and systems shared with the prefecture: some dozen, on one page.</summary>
public sealed class GroupsModel(SupportQueries supports, MunicipalityService service, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public SharedUseKind? Kind { get; set; }

    public IReadOnlyList<SharedLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await supports.SharedAsync(Kind, Me.Today, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await service.RecordExportAsync(Texts["Municipalities.Groups"], Me, ct);
        return ListFile.Of(file, Texts["Municipalities.Groups"], Me.Today,
        [
            new CsvColumn<SharedLine>(Texts["SharedUse.Name"], l => l.Name), new(Texts["SharedUse.Kind"], l => Words.Formats.Name(l.Kind)), new(Texts["SharedUse.Form"], l => Words.Formats.Name(l.Form)), new(Texts["SharedUse.SystemCode"], l => l.SystemCode), new(Texts["SharedUse.StartsOn"], l => l.StartsOn),
            new(Texts["SharedUse.EndsOn"], l => l.EndsOn), new(Texts["SharedUse.RenewalOn"], l => l.RenewalOn), new(Texts["Municipalities.Bodies"], l => l.Members), new(Texts["SharedUse.SectionId"], l => l.SectionName),
        ], Lines.ToAsyncEnumerable());
    }
}
