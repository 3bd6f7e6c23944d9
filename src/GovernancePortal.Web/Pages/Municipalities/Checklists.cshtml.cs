using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>One municipality's year: how far it is with its checklist, and whose answers are in.</summary>
public sealed record UseLine(Municipality One, ChecklistUse? Use, bool Received, int Supports);

/// <summary>Drawing-up and use of checklists by the municipalities in a year (R190), with what they were given for it.</summary>
public sealed class ChecklistsModel(MunicipalityQueries municipalities, SupportQueries supports, ChecklistQueries checklists, MunicipalityService service, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    /// <summary>Only those that have not drawn theirs up, or asked for help.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Waiting { get; set; }

    public FiscalYear Shown => Fy ?? Words.Now;
    public IReadOnlyList<UseLine> Lines { get; private set; } = [];
    /// <summary>Checklists that municipalities answer, for their workbooks.</summary>
    public IReadOnlyList<Checklist> Lists { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Lists = [.. (await checklists.AllAsync(ct)).Where(c => c.ForMunicipalities && c.IsUsedIn(Shown))];
        var received = (await checklists.ReceivedAsync(ct)).Where(r => r.Fy == Shown).Select(r => r.BodyId).ToHashSet();
        var all = await municipalities.AllAsync(ct);
        var given = (await supports.AllAsync(ct)).Where(s => s.Fy == Shown && s.Topic == MunicipalityCodes.ChecklistTopic).ToList();
        var day = Shown.End < Me.Today ? Shown.End : Me.Today;
        Lines =
        [
            .. all.Where(m => m.ExistsOn(day)).Select(m => new UseLine(m, m.UseIn(Shown), received.Contains(m.Id), given.Count(s => s.Recipients.Any(r => r.MunicipalityId == m.Id))))
                .Where(l => !Waiting || l.Use is null or { DrawingUp: not ChecklistDrawingUp.Done } or { WantsSupport: true }),
        ];
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Texts["Municipalities.UsesTitle"]} {Words.Formats.Year(Shown)}", Me, ct);
        return ListFile.Of(file, Texts["Municipalities.UsesTitle"], Me.Today,
        [
            new CsvColumn<UseLine>(Texts["Municipality.Code"], l => l.One.Code), new(Texts["Municipality.Name"], l => Words.Name(l.One.Name, l.One.NameEn)), new(Texts["ChecklistUse.DrawingUp"], l => l.Use is { } u ? Words.Formats.Name(u.DrawingUp) : null), new(Texts["ChecklistUse.Using"], l => l.Use is { } u ? Words.Formats.Name(u.Using) : null),
            new(Texts["ChecklistUse.IsPublished"], l => l.Use is { } u ? Texts[u.IsPublished ? "Form.Yes" : "Form.No"].Value : null), new(Texts["ChecklistUse.WantsSupport"], l => l.Use is { } u ? Texts[u.WantsSupport ? "Form.Yes" : "Form.No"].Value : null),
            new(Texts["Municipalities.AnswersReceived"], l => Texts[l.Received ? "Form.Yes" : "Form.No"].Value), new(Texts["Municipalities.ChecklistSupports"], l => l.Supports), new(Texts["ChecklistUse.Note"], l => l.Use?.Note),
        ], Lines.ToAsyncEnumerable());
    }
}
