using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences;

/// <summary>Every licence of the office, of systems and without one, with the stocktake of what is shown (R279, R280).</summary>
public sealed class IndexModel(LicenceQueries licences, LicenceRegister register, CalendarQueries calendar, PeopleQueries people, CodeQueries codes, SystemWordsSource source, CurrentActor current,
    IValidator<StocktakeInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public LicenceFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty]
    public StocktakeInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<LicenceLine> Lines { get; private set; } = Page<LicenceLine>.Empty;
    public int Total { get; private set; }
    /// <summary>A stocktake before this day is overdue.</summary>
    public DateOnly Due { get; private set; }
    public int Months { get; private set; }
    public bool MayAdd => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        Months = (await calendar.CalendarAsync(ct)).Setting(SettingName.LicenceStocktakeMonths, Actor.Today);
        Due = Actor.Today.AddMonths(-Months);
        Lines = await licences.PageAsync(Filter, Due, Actor.Today, Cursor.Read(At), ct);
        Total = await licences.CountAsync(Filter, Due, Actor.Today, ct);
    }

    public void OnGet() => Input = new StocktakeInput { On = Actor.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var done = await register.StocktakeAsync(Input, Actor, ct);
        this.FlashMessage(texts["Licences.Taken", done]);
        return Redirect(Address(Filter, At));
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await register.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        var (names, book) = (await people.SectionNamesAsync(Actor.Today, ct), await codes.BookAsync(ct));
        return SheetResult.Of(kind, texts["Licences.FileName"], Actor.Today, Fields(names, book), licences.Export(Filter, Due, Actor.Today));
    }

    public bool MayEdit(LicenceLine line) => LicenceQueries.MayEdit(Actor, line);

    public bool IsOverdue(LicenceLine line) => line.StocktakenOn is null || line.StocktakenOn < Due;

    // The headings of the import, so that what goes out comes back in.
    private static IReadOnlyList<SheetField<LicenceLine>> Fields(SectionNames names, CodeBook book) =>
    [
        new(LicenceImportService.Code.Header, l => l.Code, Width: 14), new(LicenceImportService.SystemCode.Header, l => l.SystemCode, Width: 14), new(LicenceImportService.Product.Header, l => l.Product, Width: 30),
        new(LicenceImportService.Metric.Header, l => book.Find(SystemCodes.LicenceMetric, l.Metric)?.NameJa ?? l.Metric), new(LicenceImportService.Quantity.Header, l => l.Quantity, SheetLook.Number, 10),
        new(LicenceImportService.Certificate.Header, l => l.CertificateNumber), new(LicenceImportService.Holder.Header, l => names.Written(l.SectionId)),
        new(LicenceImportService.Expires.Header, l => l.ExpiresOn, SheetLook.Day, 13), new(LicenceImportService.Stocktaken.Header, l => l.StocktakenOn, SheetLook.Day, 13), new(LicenceImportService.Note.Header, l => l.Note, Width: 40),
    ];

    public string Address(LicenceFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Systems/Licences/Index", handler, new
    {
        filter.Text, filter.BureauId, filter.SectionId, OnPaper = Yes(filter.OnPaper), Overdue = Yes(filter.Overdue), Expiring = Yes(filter.Expiring), WithoutSystem = Yes(filter.WithoutSystem),
        Sort = filter.Sort == LicenceSort.Product ? null : (LicenceSort?)filter.Sort, Descending = Yes(filter.Descending), At = at, kind,
    })!;

    public string SortAddress(LicenceSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(LicenceSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.OnPaper ? texts["Licences.OnlyOnPaper"].Value : null, f => f with { OnPaper = false });
        Add(Filter.Overdue ? texts["Licences.OnlyOverdue"].Value : null, f => f with { Overdue = false });
        Add(Filter.Expiring ? texts["Licences.OnlyExpiring"].Value : null, f => f with { Expiring = false });
        Add(Filter.WithoutSystem ? texts["Licences.OnlyHeld"].Value : null, f => f with { WithoutSystem = false });
        return new Chips(chips, Address(new LicenceFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<LicenceFilter, LicenceFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, LicenceQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private static string? Yes(bool on) => on ? "true" : null;
}
