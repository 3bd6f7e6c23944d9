using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Migrated;

/// <summary>Decisions from before the portal (decision 2), for the policy office.</summary>
public sealed class IndexModel(MigratedQueries queries, ConsultationCaseService cases, CodeQueries codes, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public MigratedFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<MigratedLine> Lines { get; private set; } = Page<MigratedLine>.Empty;
    public int Total { get; private set; }
    private Actor actor = null!;
    private CodeBook book = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        book = await codes.BookAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await queries.CountAsync(Filter, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), actor, ct);
        SheetField<MigratedLine>[] fields =
        [
            new(texts["Migrated.DecidedOn"], l => l.DecidedOn, SheetLook.Day, 13), new(texts["Migrated.Stage"], l => formats.Name(l.Stage)), new(texts["Field.A1"], l => l.Title, Width: 40), new(texts["Migrated.Document"], l => l.DocumentNumber),
            new(texts["Migrated.Section"], l => l.SectionName, Width: 24), new(texts["Field.A3"], l => formats.ShortYear(l.TargetFy)), new(texts["Migrated.Result"], Result), new(texts["Migrated.State"], l => formats.Name(l.State)), new(texts["Case.Supplier"], l => l.Supplier, Width: 30),
        ];
        return SheetResult.Of(kind, texts["Migrated.FileName"], actor.Today, fields, queries.Export(Filter));
    }

    public IReadOnlyList<SelectListItem> Stages => [.. Enum.GetValues<Stage>().Select(s => new SelectListItem(formats.Name(s), s.ToString(), Filter.Stage == s))];

    public string Result(MigratedLine line) => book.Name(ConsultationCodes.ResultsOf(line.Stage, line.Route), line.Result.ToString());

    public string Address(MigratedFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Migrated/Index", handler, new { filter.Text, filter.Stage, At = at, kind })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (Filter.Text is { } text)
        {
            chips.Add(new Chip(text, Address(Filter with { Text = null })));
        }
        if (Filter.Stage is { } stage)
        {
            chips.Add(new Chip(formats.Name(stage), Address(Filter with { Stage = null })));
        }
        return new Chips(chips, Address(new MigratedFilter()));
    }

    public Pager Pager() => new(Lines.Items.Count, MigratedQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);
}
