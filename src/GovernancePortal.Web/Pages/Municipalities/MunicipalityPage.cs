using System.Globalization;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>How municipalities and what is recorded of them are called in the reader's language.</summary>
public sealed class MunicipalityWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    private const int YearsBack = 5;

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Name(string name, string? nameEn) => English ? nameEn ?? name : name;

    public bool MayEdit => MunicipalityAccess.MayEdit(Me);

    public FiscalYear Now => FiscalYear.Of(Me.Today);

    public string Reasons(IEnumerable<string>? codes) => string.Join(Texts["Systems.ConditionSeparator"], (codes ?? []).Select(c => Ledger.Code(MunicipalityCodes.Reason, c)));

    public string Topic(string code) => Ledger.Code(MunicipalityCodes.Topic, code);

    /// <summary>This year and some before it.</summary>
    public IReadOnlyList<SelectListItem> Years(FiscalYear? chosen, int ahead = 0) =>
        [.. Enumerable.Range(0, YearsBack + ahead).Select(n => Now.Plus(ahead - n)).Select(y => new SelectListItem(Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == chosen))];

    /// <summary>Those that exist, and those chosen already.</summary>
    public IReadOnlyList<SelectListItem> Choices(IEnumerable<MunicipalityChoice> all, IReadOnlyCollection<Guid>? chosen = null) =>
        [.. all.Where(m => !m.Ended || chosen?.Contains(m.Id) == true).Select(m => new SelectListItem(Name(m.Name, m.NameEn), m.Id.ToString(), chosen?.Contains(m.Id) == true))];

    public IReadOnlyList<SelectListItem> OwnSections(Guid? chosen) => Ledger.Sections(chosen);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        var type = field switch
        {
            "Municipality.Kind" => nameof(MunicipalityKind), "CloudState.Class" => nameof(CloudClass), "ChecklistUse.DrawingUp" => nameof(ChecklistDrawingUp), "ChecklistUse.Using" => nameof(ChecklistUsing), "MunicipalSupport.Kind" => nameof(SupportKind), "SharedUse.Kind" => nameof(SharedUseKind), "SharedUse.Form" => nameof(SharedForm), _ => name,
        };
        if (Texts[type + "." + stored] is { ResourceNotFound: false } word)
        {
            return word;
        }
        return name switch
        {
            nameof(MunicipalSupport.AmountYen) when long.TryParse(stored, CultureInfo.InvariantCulture, out var yen) => Formats.Exact(yen),
            nameof(MunicipalSupport.Topic) => Topic(stored),
            nameof(MunicipalSupport.SectionId) when Guid.TryParse(stored, out var section) => Ledger.SectionName(section) ?? Texts["Systems.FormerSection"],
            nameof(CloudState.Reasons) => Reasons(Core.Platform.Json.Read<string[]>(stored)),
            "Fy" when FiscalYear.TryParse(stored, out var year) => Formats.Year(year),
            _ when stored is "True" or "False" => Texts[stored == "True" ? "Form.Yes" : "Form.No"],
            _ when DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Formats.Day(day),
            _ => Ledger.Value(field, stored),
        };
    }
}

public abstract class MunicipalityPage(MunicipalityWords words) : ModulePage<MunicipalityWords>(words)
{
    /// <summary>The parts of the register.</summary>
    public Tabs TabsFor(string current) => new(Texts["Navigation.Municipalities"], [.. new[] { "Index", "List", "Supports", "Groups", "Checklists" }
        .Select(page => new Tab(Texts["Municipalities.Tab." + page], Url.Page("/Municipalities/" + page, new { id = (Guid?)null })!, page == current))]);
}

/// <summary>How classes and states feel.</summary>
public static class MunicipalityTones
{
    public static Tone Of(CloudClass cloud) => cloud switch
    {
        CloudClass.Shared => Tone.Good,
        CloudClass.Single => Tone.Calm,
        CloudClass.None => Tone.Caution,
    };

    public static Tone Of(ChecklistDrawingUp drawn) => drawn switch
    {
        ChecklistDrawingUp.Done => Tone.Good,
        ChecklistDrawingUp.Drawing => Tone.Calm,
        ChecklistDrawingUp.NotYet => Tone.Caution,
    };

    public static Tone Of(ChecklistUsing use) => use switch
    {
        ChecklistUsing.InPlan => Tone.Good,
        ChecklistUsing.Partly => Tone.Calm,
        ChecklistUsing.NotUsed => Tone.Off,
    };
}
