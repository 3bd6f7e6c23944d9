using Microsoft.AspNetCore.Mvc;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>What every page of the register needs besides its own: who asks, and how the ledger's values are called.</summary>
public sealed class BcpWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    /// <summary>Sections that the person may write for.</summary>
    public IReadOnlyList<SelectListItem> OwnSections(Guid? chosen) => Ledger.Sections(chosen, id => id == chosen || ContinuityAccess.MayWrite(Me, id));

    /// <summary>Whether there is any section for which the person may write.</summary>
    public bool MayWriteSomewhere => Me.May(Permission.SystemEditAll) || Me.May(Permission.SystemEditOwn);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        foreach (var type in new[] { name, name switch { "Status" => nameof(PlanStatus), "State" when field.StartsWith(nameof(PlanVersion), StringComparison.Ordinal) => nameof(PlanVersionState), "State" when field.StartsWith(nameof(DrillFinding), StringComparison.Ordinal) => nameof(FindingState), "State" => nameof(DrillState), "Scope" => nameof(PlanScope), "Kind" when field.StartsWith(nameof(ManagedNetwork), StringComparison.Ordinal) => nameof(NetworkKind), "Kind" => nameof(DrillKind), "Result" => nameof(PlanReviewResult), _ => name } })
        {
            if (Texts[type + "." + stored] is { ResourceNotFound: false } word)
            {
                return word;
            }
        }
        return Ledger.Value(field, stored);
    }
}

/// <summary>A page of the register: loaded before every handler, and again after a conflict.</summary>
public abstract class BcpPage(BcpWords words) : ModulePage<BcpWords>(words)
{
    /// <summary>The parts of the register.</summary>
    public Tabs TabsFor(string current) => new(Texts["Navigation.Bcp"], [.. new[] { "Index", "Plans", "Drills", "Networks", "Checks" }
        .Select(page => new Tab(Texts["Bcp.Tab." + page], Url.Page("/Bcp/" + page)!, page == current))]);
}

/// <summary>How states of the register feel.</summary>
public static class BcpTones
{
    public static Tone Of(PlanStatus status) => status switch
    {
        PlanStatus.Drafting => Tone.Caution,
        PlanStatus.Waiting or PlanStatus.RevisionWaiting => Tone.Late,
        PlanStatus.Approved => Tone.Good,
        PlanStatus.Revising => Tone.Calm,
    };

    public static Tone Of(PlanVersionState state) => state switch
    {
        PlanVersionState.Draft => Tone.Calm,
        PlanVersionState.Waiting => Tone.Late,
        PlanVersionState.Approved => Tone.Good,
    };

    public static Tone Of(DrillState state) => state switch
    {
        DrillState.Planned => Tone.Calm,
        DrillState.Held => Tone.Good,
        DrillState.Cancelled => Tone.Off,
    };

    public static Tone Of(GapSeverity severity) => severity switch
    {
        GapSeverity.High => Tone.Bad,
        GapSeverity.Medium => Tone.Caution,
        GapSeverity.Low => Tone.Calm,
    };

    public static Tone Of(DeadlineState state) => state switch
    {
        DeadlineState.Met => Tone.Good,
        DeadlineState.Missed => Tone.Bad,
        DeadlineState.Running => Tone.Caution,
        DeadlineState.NotNeeded or DeadlineState.NoTarget => Tone.Off,
    };

    public static Tone Of(WorkCheckState state) => state switch
    {
        WorkCheckState.Open => Tone.Off,
        WorkCheckState.CanContinue => Tone.Good,
        WorkCheckState.WithRemedy => Tone.Caution,
        WorkCheckState.CannotContinue => Tone.Bad,
    };

    public static Tone Of(CheckMark mark) => mark switch
    {
        CheckMark.Yes => Tone.Good,
        CheckMark.Partly => Tone.Caution,
        CheckMark.No => Tone.Bad,
    };

    /// <summary>A day to come, near or past.</summary>
    public static Tone OfDue(DateOnly? due, DateOnly today) => due is null ? Tone.Off : due < today ? Tone.Bad : due <= today.AddMonths(2) ? Tone.Caution : Tone.Good;
}
