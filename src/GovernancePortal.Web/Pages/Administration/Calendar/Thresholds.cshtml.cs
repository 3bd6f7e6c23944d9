using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>One kind of threshold: the rule of today and every row there ever was.</summary>
public sealed record ThresholdGroup(ThresholdKind Kind, ThresholdLine? Today, IReadOnlyList<ThresholdRow> History);

public sealed class ThresholdsModel(CurrentActor current, CalendarQueries queries, CalendarApprovalService approval, CalendarService service,
    IValidator<ThresholdInput> validator, Formats formats, IStringLocalizer<Texts> texts)
    : ProposalPage<ThresholdRule>(current, queries, approval, texts)
{
    [BindProperty]
    public ThresholdInput Input { get; set; } = new();

    public IReadOnlyList<ThresholdGroup> Groups { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var calendar = await Queries.CalendarAsync(ct);
        var rows = await Queries.ThresholdsAsync(ct);
        Groups = [.. Enum.GetValues<ThresholdKind>().Select(kind =>
            new ThresholdGroup(kind, calendar.Threshold(kind, Today), [.. rows.Where(row => row.Kind == kind && !row.Proposal.IsOpen)]))];
        Wait(rows.Where(row => row.Proposal.IsOpen).Select(row => new WaitingLine(row.Proposal,
            Texts["Calendar.WaitingThreshold", formats.Name(row.Kind), formats.Exact(row.AmountYen), formats.Day(row.ValidFrom), row.ValidTo is null ? Texts["Calendar.Open"].Value : formats.Day(row.ValidTo), formats.Name(row.Basis)])));
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }

        await service.ProposeThresholdAsync(Input, Me, ct);
        return Done("Calendar.ProposedDone");
    }
}
