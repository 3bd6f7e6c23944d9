using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>起票: what a case is about, before its form is filled in.</summary>
public sealed class NewModel(DraftService drafts, ConsultationQueries cases, ConsultationCaseService calendarSource, SystemQueries systems, PlannedCaseQueries plans, AdviceQueries advising, NeedQueries needs, MigratedQueries migrated, PeopleQueries people, CurrentActor current,
    IValidator<NewConsultation> validator, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Earlier { get; private set; } = [];
    /// <summary>Decisions from before the portal that a second stage may rest on.</summary>
    public IReadOnlyList<SelectListItem> Decided { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Stages => [.. new[] { Stage.PreBudget, Stage.PreProcurement }.Select(s => new SelectListItem(texts[$"Stage.{s}"], s.ToString()))];
    public IReadOnlyList<SelectListItem> Exemptions => [.. Enum.GetValues<GateExemption>().Select(e => new SelectListItem(formats.Name(e), e.ToString()))];
    public IReadOnlyList<SelectListItem> Units => [new SelectListItem(texts["Grid.Thousand"], nameof(YenUnit.Thousand)), new SelectListItem(texts["Grid.Yen"], nameof(YenUnit.Yen))];
    public long? SimplifiedYen { get; private set; }
    public long? CommitteeYen { get; private set; }

    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        var own = actor.SectionsWhere(Permission.ConsultationDraft);
        Sections = [.. (await people.SectionsAsync(actor.Today, ct)).Where(s => own.Contains(s.Id)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        var groups = (Own: new SelectListGroup { Name = texts["Form.OwnSystems"] }, Other: new SelectListGroup { Name = texts["Form.OtherSystems"] });
        Systems = [.. (await systems.OptionsAsync(null, ct)).OrderBy(s => own.Contains(s.OwnerSectionId) ? 0 : 1)
            .Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()) { Group = own.Contains(s.OwnerSectionId) ? groups.Own : groups.Other })];
        // Summaries of other sections are in the list too; only one's own cases can be copied.
        Earlier = [.. (await cases.ListAsync(new ConsultationFilter(), null, actor, ct: ct)).Items.Where(c => !c.IsSummary && Sections.Any(s => s.Text == c.SectionName))
            .Select(c => new SelectListItem(texts["Form.EarlierCase", texts[$"Stage.{c.Stage}"].Value, c.Number ?? texts["ConsultationState.Draft"].Value, c.Title, formats.ShortYear(c.TargetFy)], c.Id.ToString()))];
        Decided = [.. (await migrated.OpenOfAsync([.. own], ct)).Select(d => new SelectListItem($"{d.Document} {d.Title} {formats.ShortYear(d.TargetFy)}", d.Id.ToString()))];
        var calendar = await calendarSource.CalendarAsync(ct);
        SimplifiedYen = calendar.Threshold(ThresholdKind.SimplifiedForm, actor.Today)?.AmountYen;
        CommitteeYen = calendar.Threshold(ThresholdKind.Committee, actor.Today)?.AmountYen;
    }

    /// <param name="advice">A record of 相談 that the case is started from.</param>
    /// <param name="planned">A line of the plan of introductions and renewals: what it says is filled in.</param>
    /// <param name="need">A record of 協議要否の確認: title, kind, amount and section are filled in.</param>
    public async Task OnGetAsync(Stage? stage, Guid? system, Guid? copy, Guid? planned, Guid? advice, Guid? need, CancellationToken ct)
    {
        if (need is { } asked && await needs.FindAsync(asked, actor, ct) is { Check: { ConsultationId: null } check } record && Sections.Any(s => s.Value == check.SectionId.ToString()))
        {
            // The simplified form where the rule says so: an amount within its limit, when none was named.
            var rough = check.AmountYen ?? (check.Result == NeedResult.Simplified ? SimplifiedYen : null);
            Input = new InputModel
            {
                Stage = Stage.PreBudget, TargetFy = FiscalYear.Of(actor.Today).Next, SectionId = check.SectionId, Title = check.Title, Kind = check.Kind, NeedCheckId = check.Id,
                BudgetKind = record.AsksNoBudget ? BudgetKind.None : BudgetKind.Initial,
                Rough = rough?.ToString(CultureInfo.InvariantCulture), Unit = rough is null ? YenUnit.Thousand : YenUnit.Yen,
            };
            return;
        }
        if (planned is { } id && await plans.FindAsync(id, actor, ct) is { State: PlannedCaseState.Planned } plan && Sections.Any(s => s.Value == plan.SectionId.ToString()))
        {
            Input = new InputModel
            {
                Stage = Stage.PreBudget, TargetFy = plan.Fy, BudgetKind = BudgetKind.Initial, SystemId = plan.SystemId, SectionId = plan.SectionId, Title = plan.Title, PlannedCaseId = plan.Id,
                Kind = plan.Kind switch
                {
                    PlannedCaseKind.NewSystem => ConsultationKind.NewSystem,
                    PlannedCaseKind.Renewal => ConsultationKind.Renewal,
                    PlannedCaseKind.Change => ConsultationKind.Enhancement,
                    PlannedCaseKind.Retirement => ConsultationKind.Retirement,
                },
                Rough = plan.EstimateYen is { } yen ? yen.ToString(CultureInfo.InvariantCulture) : null, Unit = plan.EstimateYen is null ? YenUnit.Thousand : YenUnit.Yen,
            };
            return;
        }
        if (advice is { } started)
        {
            var of = (await advising.ViewAsync(started, actor, ct)).Advice;
            Input = new InputModel
            {
                Stage = Stage.PreBudget, TargetFy = of.PlannedFy ?? FiscalYear.Of(actor.Today).Next, BudgetKind = BudgetKind.Initial, SystemId = of.SystemId, Title = of.Title, SectionId = of.SectionId, AdviceId = of.Id,
                Kind = of.SystemId is null ? null : ConsultationKind.Renewal, Rough = of.RoughYen?.ToString(CultureInfo.InvariantCulture), Unit = of.RoughYen is null ? YenUnit.Thousand : YenUnit.Yen,
            };
            return;
        }
        Input = new InputModel
        {
            Stage = stage ?? Stage.PreBudget, TargetFy = FiscalYear.Of(actor.Today).Next, BudgetKind = BudgetKind.Initial, SystemId = system, CopyFromId = copy,
            Kind = system is null ? null : ConsultationKind.Renewal,
            SectionId = Sections.Count == 1 && Guid.TryParse(Sections[0].Value, out var only) ? only : null,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // The unit stands in the field of the amount and has no message of its own.
        if (ModelState["Input.Unit"]?.Errors is [{ ErrorMessage: var unitFault }, ..])
        {
            ModelState.Remove("Input.Unit");
            ModelState.AddModelError("Input.Rough", unitFault);
        }
        long? rough = null;
        if (!string.IsNullOrWhiteSpace(Input.Rough))
        {
            var read = Yen.Read(Input.Rough, Input.Unit, out var yen);
            if (read != YenFailure.None || yen < 0)
            {
                ModelState.AddModelError("Input.Rough", texts[read == YenFailure.None ? "Rule.Form.Yen.Negative" : $"Rule.Form.Yen.{read}", Input.Rough]);
            }
            rough = yen;
        }
        var second = Input.Stage != Stage.PreBudget;
        var input = new NewConsultation
        {
            Stage = Input.Stage ?? Stage.PreBudget, Title = Input.Title ?? "", Kind = Input.Kind ?? (ConsultationKind)(-1), TargetFy = Input.TargetFy ?? default,
            BudgetKind = Input.BudgetKind ?? (BudgetKind)(-1), SectionId = Input.SectionId ?? Guid.Empty, SystemId = Input.SystemId, RoughYen = rough,
            Exemption = second ? Input.Exemption : null, ExemptionReason = second ? Input.ExemptionReason : null, MigratedId = second && Input.Exemption == GateExemption.DecidedBefore ? Input.MigratedId : null, CopyFromId = Input.CopyFromId, PlannedCaseId = Input.PlannedCaseId, AdviceId = Input.AdviceId, NeedCheckId = Input.NeedCheckId,
        };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var id = await drafts.CreateAsync(input, actor, ct: ct);
        this.FlashMessage(texts["Form.Started"]);
        return RedirectToPage("/Consultations/Section", new { id, letter = second ? 'P' : 'A' });
    }

    public sealed record InputModel
    {
        public Stage? Stage { get; init; }
        public string? Title { get; init; }
        public ConsultationKind? Kind { get; init; }
        public FiscalYear? TargetFy { get; init; }
        public BudgetKind? BudgetKind { get; init; }
        public Guid? SectionId { get; init; }
        public Guid? SystemId { get; init; }
        public string? Rough { get; init; }
        public YenUnit Unit { get; init; } = YenUnit.Thousand;
        public GateExemption? Exemption { get; init; }
        public string? ExemptionReason { get; init; }
        public Guid? MigratedId { get; init; }
        public Guid? CopyFromId { get; init; }
        public Guid? PlannedCaseId { get; init; }
        public Guid? AdviceId { get; init; }
        public Guid? NeedCheckId { get; init; }
    }
}
