using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The rows of one part of a karte: costs, servers, components, licences, links … A form that works without script.</summary>
public sealed class RowsModel(KarteQueries karten, KarteRegister register, SystemQueries systems, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = "";

    [BindProperty]
    public SystemRowsInput Input { get; set; } = new();

    public SystemPartTable Table { get; private set; } = null!;
    public Actor Actor { get; private set; } = null!;
    public Karte Shown { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    /// <summary>What a cell proposes while one types: systems to link, items of a service level agreement.</summary>
    public IReadOnlyList<(string Value, string? Label)> Suggestions { get; private set; } = [];

    public IReadOnlyList<PartRow> Rows => [.. Table.Posted(Input).Cast<PartRow>()];
    public string List => "Input." + Table.Kind;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Table = SystemPartTables.Of(KarteTabs.Read<SystemPartKind>(Part) ?? throw new NotFound($"Part {Part} of a system."));
        Shown = await karten.HeadAsync(Id, Actor, ct) ?? throw new NotFound($"System {Id}.");
        if (!Shown.MayEdit)
        {
            throw new Forbidden("Editing this system.");
        }
        Words = await source.ReadAsync(Actor.Today, ct);
        Suggestions = Table.Kind switch
        {
            SystemPartKind.Links => [.. (await systems.OptionsAsync(ct: ct)).Where(s => s.Id != Id).Select(s => (s.Code, (string?)s.Name))],
            SystemPartKind.Slas => [.. Words.Choices(SystemCodes.SlaItem).Select(c => (c.Text, Words.Meaning(SystemCodes.SlaItem, c.Value)))],
            SystemPartKind.Contracts or SystemPartKind.Costs or SystemPartKind.Servers or SystemPartKind.Components or SystemPartKind.Licences or SystemPartKind.Customisations => [],
        };
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = await karten.RowsForFormAsync(Id, Table, ct);
        if (Rows.Count == 0)
        {
            Table.Posted(Input).Add(Table.NewRow());
        }
    }

    /// <summary>The items of the usual service level agreement that are not among the rows yet.</summary>
    public IActionResult OnPostTemplate()
    {
        ModelState.Clear();
        Input.Slas.RemoveAll(row => row.Item is null);
        Input.Slas.AddRange(Suggestions.Where(s => Input.Slas.All(row => row.Item != s.Value)).Select(s => new SlaRow { Item = s.Value, Goal = s.Label }));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows(List, Table.Posted(Input), Table.NewRow))
        {
            return Page();
        }
        var before = await karten.RowsForFormAsync(Id, Table, ct);
        if (!await this.ValidateAsync(new SystemRowsValidator(Table, await codes.BookAsync(ct), Actor.Today, before), Input))
        {
            return Page();
        }
        await register.EditRowsAsync(Id, Table, Input, Actor, ct);
        this.FlashMessage(texts["Systems.Saved"]);
        return RedirectToPage("/Systems/Details", new { Id, tab = KarteTabs.Of(Table.Kind) });
    }
}
