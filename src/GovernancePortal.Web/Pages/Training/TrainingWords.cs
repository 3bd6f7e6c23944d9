using System.Globalization;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>How training is told.</summary>
public sealed class TrainingWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    private const int YearsBack = 5;

    public bool Manages => TrainingAccess.Manages(Me);
    public bool SeesAll => TrainingAccess.SeesAll(Me);
    public FiscalYear Now => FiscalYear.Of(Me.Today);

    public IReadOnlyList<SelectListItem> Years(FiscalYear? chosen, int ahead = 1) =>
        [.. Enumerable.Range(0, YearsBack + ahead).Select(n => Now.Plus(ahead - n)).Select(y => new SelectListItem(Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == chosen))];

    public IReadOnlyList<SelectListItem> TargetChoices(IReadOnlyCollection<string> chosen) =>
        [.. Enum.GetValues<TrainingTarget>().Select(t => new SelectListItem(Formats.Name(t), t.ToString(), chosen.Contains(t.ToString())))];

    public string Targets(IEnumerable<string> names) => string.Join(Texts["Systems.ConditionSeparator"], names.Select(n => Enum.TryParse<TrainingTarget>(n, out var t) ? Formats.Name(t) : n));

    /// <summary>The parts of the module this person may open.</summary>
    public Tabs Tabs(IUrlHelper url, string current) => new(Texts["Navigation.Training"],
        [.. (SeesAll ? new[] { "Index", "Standing", "Alerts", "Policies" } : ["Index", "Alerts", "Policies"]).Select(page => new Tab(Texts["Training.Tab." + page], url.Page("/Training/" + page, new { id = (Guid?)null })!, page == current))]);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "Kind" => Texts["TrainingKind." + stored],
            "Means" => Texts["TrainingMeans." + stored],
            "Target" => Texts["TrainingTarget." + stored],
            "Targets" => Targets(Core.Platform.Json.Read<string[]>(stored) ?? []),
            "SectionId" when Guid.TryParse(stored, out var section) => Ledger.SectionName(section) ?? Texts["Systems.FormerSection"],
            "Fy" when FiscalYear.TryParse(stored, out var year) => Formats.Year(year),
            _ when stored is "True" or "False" => Texts[stored == "True" ? "Form.Yes" : "Form.No"],
            _ when DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Formats.Day(day),
            _ => stored,
        };
    }
}
