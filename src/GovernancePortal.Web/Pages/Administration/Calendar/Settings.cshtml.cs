using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>One setting: its value today, its range and its rows.</summary>
public sealed record SettingGroup(SettingName Name, int Today, int Least, int Most, IReadOnlyList<SettingRow> History);

public sealed class SettingsModel(CurrentActor current, CalendarQueries queries, CalendarApprovalService approval, CalendarService service,
    IValidator<SettingInput> validator, Formats formats, IStringLocalizer<Texts> texts)
    : ProposalPage<CalendarSetting>(current, queries, approval, texts)
{
    [BindProperty]
    public SettingInput Input { get; set; } = new();

    public IReadOnlyList<SettingGroup> Groups { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var calendar = await Queries.CalendarAsync(ct);
        var rows = await Queries.SettingsAsync(ct);
        Groups = [.. Enum.GetValues<SettingName>().Select(name =>
        {
            var (least, most) = CalendarSetting.RangeOf(name);
            return new SettingGroup(name, calendar.Setting(name, Today), least, most, [.. rows.Where(row => row.Name == name && !row.Proposal.IsOpen)]);
        })];
        Wait(rows.Where(row => row.Proposal.IsOpen).Select(row => new WaitingLine(row.Proposal,
            Texts["Calendar.WaitingSetting", formats.Name(row.Name), formats.Number(row.Value), formats.Day(row.ValidFrom), row.ValidTo is null ? Texts["Calendar.Open"].Value : formats.Day(row.ValidTo)])));
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }

        await service.ProposeSettingAsync(Input, Me, ct);
        return Done("Calendar.ProposedDone");
    }
}
