using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.FollowUp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Conditions that decisions were given under, in the order of their days, until they are confirmed as met.</summary>
public sealed class ConditionsModel(ConditionQueries conditions, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<ConditionFilter, ConditionLine>(current, source, texts, formats)
{
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await conditions.PageAsync(Filter, At, Actor, ct);
        Total = await conditions.CountAsync(Filter, Actor, ct);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        await cases.RecordExportAsync(Texts["Conditions.Title"] + Texts["Systems.ConditionSeparator"] + Chosen(), Actor, ct);
        return SheetResult.Of(kind, Texts["Conditions.FileName"], Actor.Today, Fields(), conditions.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<ConditionLine>> Fields() =>
    [
        new(Texts["Consultations.Number"], l => l.CaseNumber, Width: 14), new(Texts["Consultations.Title"], l => l.CaseTitle, Width: 36), new(Texts["Consultations.Stage"], l => Formats.Name(l.Stage)),
        new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Consultations.Section"], l => l.SectionName), new(Texts["Conditions.Number"], l => l.Number, SheetLook.Number, 8),
        new(Texts["Conditions.Kind"], l => Words.Code(ConsultationCodes.ConditionKind, l.Kind)), new(Texts["Conditions.Text"], l => l.Text, Width: 50), new(Texts["Conditions.Gate"], Gate),
        new(Texts["Conditions.DueOn"], l => l.DueOn, SheetLook.Day, 13), new(Texts["Conditions.Owner"], l => l.Owner), new(Texts["Conditions.State"], l => Formats.Name(l.State)),
        new(Texts["Conditions.Report"], l => l.Report, Width: 40), new(Texts["Conditions.Files"], l => l.Files, SheetLook.Number, 8), new(Texts["Conditions.Reviewer"], l => l.ReviewerName),
    ];

    public string Gate(ConditionLine line) => line.Gate == DueGate.Operation ? Texts["Conditions.OperationYears", line.Years ?? 1] : Formats.Name(line.Gate);

    public override string Address(ConditionFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Conditions", handler, new
    {
        filter.Text, filter.BureauId, filter.SectionId, filter.Gate, filter.State, Overdue = Yes(filter.Overdue), Mine = Yes(filter.Mine), filter.SystemId, At = at, kind = form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Gate is { } gate ? Formats.Name(gate) : null, f => f with { Gate = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.SystemId is not null ? Texts["Conditions.OneSystem"].Value : null, f => f with { SystemId = null }),
        new(Filter.Overdue ? Texts["Conditions.OnlyOverdue"].Value : null, f => f with { Overdue = false }),
        new(Filter.Mine ? Texts["Consultations.Mine"].Value : null, f => f with { Mine = false }),
    ];

    public Pager Pager() => PagerOf(ConditionQueries.PageSize, Total);
}
