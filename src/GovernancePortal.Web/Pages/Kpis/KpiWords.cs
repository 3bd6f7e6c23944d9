using GovernancePortal.Core.Kpis;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>Who asks, and how sections and the values of plans and KPIs are called.</summary>
public sealed class KpiWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public bool MayDefine => KpiAccess.MayDefine(Me);

    public bool MayAdopt => KpiAccess.MayAdopt(Me);

    public string Section(Guid id) => Ledger.SectionName(id) ?? Texts["Systems.FormerSection"];

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        string type = (name, field.Split('.')[0]) switch
        {
            ("State", nameof(KpiPlan)) => nameof(KpiPlanState),
            ("State", _) => nameof(Core.Kpis.Readings.ReadingState),
            ("Aggregation", _) => nameof(KpiAggregation),
            ("Direction", _) => nameof(KpiDirection),
            ("Rhythm", _) => nameof(KpiRhythm),
            ("Band", _) => nameof(Core.Kpis.Readings.KpiBand),
            ("Judgement", _) => nameof(Core.Kpis.Readings.TextJudgement),
            ("RevisionOpen", _) => "Form",
            _ => name,
        };
        if (name is "OwnerSectionId" && Guid.TryParse(stored, out var section))
        {
            return Section(section);
        }
        if (name is "FromYear" or "ToYear" or "Year" && Core.Platform.Time.FiscalYear.TryParse(stored, out var year))
        {
            return Formats.Year(year);
        }
        var key = type == "Form" ? stored == bool.TrueString ? "Yes" : "No" : stored;
        return Texts[type + "." + key] is { ResourceNotFound: false } word ? word : Ledger.Value(field, stored);
    }
}

/// <summary>A page of plans and KPIs: loaded before every handler, and again after a conflict.</summary>
public abstract class KpiPage(KpiWords words) : ModulePage<KpiWords>(words);

/// <summary>How states of plans feel.</summary>
public static class KpiTones
{
    public static Tone Of(KpiPlanState state) => state switch
    {
        KpiPlanState.Draft => Tone.Calm,
        KpiPlanState.InForce => Tone.Good,
        KpiPlanState.Ended => Tone.Off,
    };

    public static Tone Of(PlanChangeKind kind) => kind switch
    {
        PlanChangeKind.Added => Tone.Good,
        PlanChangeKind.Removed => Tone.Bad,
        PlanChangeKind.Changed => Tone.Caution,
    };

    public static Tone Of(TargetKind kind) => kind switch
    {
        TargetKind.Number or TargetKind.Percent or TargetKind.Fraction or TargetKind.Reduction => Tone.Good,
        TargetKind.Text => Tone.Calm,
        TargetKind.Pending => Tone.Caution,
        TargetKind.None => Tone.Off,
    };
}
