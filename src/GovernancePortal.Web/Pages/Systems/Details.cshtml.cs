using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.FollowUp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The karte of one system. Its head is one command, each tab loads only the parts it shows.</summary>
public sealed class DetailsModel(KarteQueries karten, SystemRegister register, KarteRegister karteRegister, SimilarQueries similar, ConsultationQueries consultations, ConditionQueries conditions, TrailQueries trail, SystemWordsSource source, CurrentActor current,
    IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private const int MostConsultations = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    /// <summary>The value whose history is shown on its own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    /// <summary>What is written on the tab of advice: advice itself, or the answer to one.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public KarteTab Shows { get; private set; }
    public Actor Actor { get; private set; } = null!;
    public Karte Karte { get; private set; } = null!;
    public InformationSystem System => Karte.System;
    public SystemWords Words { get; private set; } = null!;

    public IReadOnlyList<SystemContract> Contracts { get; private set; } = [];
    public CostTable Costs { get; private set; } = CostTable.Empty;
    /// <summary>決算額 of its cases, from the accounts.</summary>
    public IReadOnlyList<SystemSettlement> Settlements { get; private set; } = [];
    /// <summary>運用評価 given in the yearly surveys.</summary>
    public IReadOnlyList<SystemEvaluation> Evaluations { get; private set; } = [];
    public IReadOnlyList<SystemServer> Servers { get; private set; } = [];
    public IReadOnlyList<SystemComponent> Components { get; private set; } = [];
    public IReadOnlyList<SystemCustomisation> Customisations { get; private set; } = [];
    public IReadOnlyList<SystemLicence> Licences { get; private set; } = [];
    public IReadOnlyList<SystemSla> Slas { get; private set; } = [];
    public IReadOnlyList<SystemAdvice> Advice { get; private set; } = [];
    public IReadOnlyList<Neighbour> Neighbours { get; private set; } = [];
    public IReadOnlyList<ConsultationLine> Consultations { get; private set; } = [];
    /// <summary>Conditions of its cases that are not yet met.</summary>
    public IReadOnlyList<ConditionLine> Conditions { get; private set; } = [];
    public IReadOnlyList<SimilarSystem> Similar { get; private set; } = [];
    public TrailView History { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Shows = Tab is null ? KarteTab.Overview : KarteTabs.Read<KarteTab>(Tab) ?? throw new NotFound($"Tab {Tab} of a karte.");
        Karte = await karten.HeadAsync(Id, Actor, ct) ?? throw new NotFound($"System {Id}.");
        Words = await source.ReadAsync(Actor.Today, ct);
        switch (Shows)
        {
            case KarteTab.Overview:
                Neighbours = await karten.NeighboursAsync(Id, ct);
                Costs = CostTable.Of(await karten.RowsAsync<SystemCost>(Karte, ct));
                break;
            case KarteTab.Structure:
                Components = await karten.RowsAsync<SystemComponent>(Karte, ct);
                Servers = await karten.RowsAsync<SystemServer>(Karte, ct);
                Customisations = await karten.RowsAsync<SystemCustomisation>(Karte, ct);
                break;
            case KarteTab.Contract:
                Contracts = await karten.RowsAsync<SystemContract>(Karte, ct);
                Settlements = await karten.RowsAsync<SystemSettlement>(Karte, ct);
                Costs = CostTable.Of(await karten.RowsAsync<SystemCost>(Karte, ct));
                break;
            case KarteTab.Continuity:
                Slas = await karten.RowsAsync<SystemSla>(Karte, ct);
                break;
            case KarteTab.Links:
                Neighbours = await karten.NeighboursAsync(Id, ct);
                break;
            case KarteTab.Licences:
                Licences = await karten.RowsAsync<SystemLicence>(Karte, ct);
                break;
            case KarteTab.Advice:
                Advice = await karten.RowsAsync<SystemAdvice>(Karte, ct);
                break;
            case KarteTab.Consultations:
                Consultations = (await consultations.ListAsync(new ConsultationFilter { SystemId = Id }, null, Actor, MostConsultations, ct)).Items;
                Conditions = await conditions.OfSystemAsync(Id, Actor, ct);
                Evaluations = await karten.RowsAsync<SystemEvaluation>(Karte, ct);
                break;
            case KarteTab.Similar:
                Similar = await similar.LikeAsync(System, ct);
                break;
            case KarteTab.History:
                History = new TrailView(await trail.OfAsync(System.Subject, Karte.MayReadSensitive, ct: ct), Words.Value);
                break;
            case KarteTab.Information:
                break;
        }
    }

    public async Task<IActionResult> OnPostConfirmAsync(uint version, CancellationToken ct)
    {
        await register.ConfirmAsync(Id, version, Actor, ct);
        return Done("Systems.Confirmed");
    }

    public async Task<IActionResult> OnPostAdviseAsync(uint version, CancellationToken ct)
    {
        if (!IsWritten(Text, nameof(Text)))
        {
            return Page();
        }
        await karteRegister.AdviseAsync(Id, version, Text!, Actor, ct);
        return Done("Systems.Advised");
    }

    public async Task<IActionResult> OnPostAnswerAsync(uint version, Guid advice, string? answer, CancellationToken ct)
    {
        if (!IsWritten(answer, "Answer-" + advice))
        {
            return Page();
        }
        await karteRegister.AnswerAsync(Id, version, advice, answer!, Actor, ct);
        return Done("Systems.AdviceAnswered");
    }

    public async Task<IActionResult> OnPostCloseAsync(uint version, Guid advice, CancellationToken ct)
    {
        await karteRegister.CloseAdviceAsync(Id, version, advice, Actor, ct);
        return Done("Systems.AdviceClosed");
    }

    /// <summary>Whole days between a day and today: the age of what stands there.</summary>
    public int AgeOf(DateOnly day) => Math.Max(0, Actor.Today.DayNumber - day.DayNumber);

    public IReadOnlyList<Tab> Tabs(Frame.Formats formats) =>
    [
        .. Enum.GetValues<KarteTab>().Where(tab => tab != KarteTab.Advice || Karte.MayReadSensitive).Select(tab => new Tab(formats.Name(tab),
            Url.Page("/Systems/Details", new { Id, tab = tab == KarteTab.Overview ? null : KarteTabs.Address(tab), field = (string?)null })!, tab == Shows,
            tab switch { KarteTab.Links => Karte.Links, KarteTab.Licences => Karte.Licences, KarteTab.Advice => Karte.AllAdvice, _ => null })),
    ];

    /// <summary>The fields that ever changed, by the key of their label, and the changes of the one asked for.</summary>
    public IReadOnlyList<string> ChangedFields => [.. History.Lines.SelectMany(line => line.Changes).Select(change => change.Field).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<(TrailLine Line, TrailChange Change)> ChangesOfField => History.Lines.SelectMany(line => line.Changes.Where(change => change.Field == Field), (line, change) => (line, change));

    private bool IsWritten(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            ModelState.AddModelError(field, texts["Validation.NotEmpty"]);
        }
        else if (text.Length > SystemAdvice.AdviceLength)
        {
            ModelState.AddModelError(field, texts["Rule.Form.TooLong", SystemAdvice.AdviceLength, text.Length]);
        }
        return ModelState.IsValid;
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage(new { Id, Tab });
    }
}
