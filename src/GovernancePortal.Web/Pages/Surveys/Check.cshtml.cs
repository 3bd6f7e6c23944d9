using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

public sealed record SurveyAdviceInput
{
    public Guid? SystemId { get; init; }
    public string? Text { get; init; }
}

/// <summary>The whole answer on one page, exceptions first: the head confirms it, the policy office checks it.</summary>
public sealed class CheckModel(SurveyAnswerQueries answers, SurveyActService acts, KarteQueries karten, KarteRegister register, IValidator<SurveyActInput> validator, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : AnswerPage(answers, source, current)
{
    [BindProperty]
    public SurveyActInput Input { get; set; } = new();

    [BindProperty]
    public SurveyAdviceInput Advice { get; set; } = new();

    public bool MayAdvise => Shown.Answer.State is SurveyAnswerState.Submitted or SurveyAnswerState.Fixed && InformationSystem.MayAdvise(Me);

    /// <summary>Which columns a return may name: what was asked.</summary>
    public IReadOnlyList<SelectListItem> Columns => [.. Shown.Questions.AskedOf(Criticality.Important).Select(c => new SelectListItem(texts["InformationSystem." + c.Name], c.Name, Input.Fields.Contains(c.Name)))];

    public IReadOnlyList<SelectListItem> AdvisedSystems => [.. Shown.Rows.Where(r => r.SystemId is not null).Select(r => new SelectListItem($"{r.Code} {r.Name}", r.SystemId.ToString()))];

    /// <summary>What the findings about continuity suggest to advise, to be worded by the office.</summary>
    public string? Proposal(SurveyRow row)
    {
        var found = row.Findings.Where(f => SurveyFindings.OfContinuity.Contains(f.Code)).Select(f => texts["SurveyAdvice." + f.Code].Value).ToList();
        return found.Count == 0 ? null : string.Join('\n', found);
    }

    public void OnGet(Guid? system)
    {
        Input = new SurveyActInput { Version = Shown.Answer.Version, Fields = [.. Shown.Rows.SelectMany(r => r.Missing.Concat(r.Findings.Select(f => f.Column))).Distinct()] };
        if (system is { } id && Shown.Rows.FirstOrDefault(r => r.SystemId == id) is { } row)
        {
            Advice = new SurveyAdviceInput { SystemId = id, Text = Proposal(row) };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await acts.DoAsync(Id, Input, Me, ct);
        this.FlashMessage(texts["Surveys.Done." + Input.Act]);
        return Input.Act is SurveyAct.Fix or SurveyAct.Return or SurveyAct.Reopen or SurveyAct.TakeIn ? RedirectToPage("/Surveys/Campaign", new { id = Shown.Campaign.Id }) : RedirectToPage("/Surveys/Answer", new { Id });
    }

    /// <summary>所見・助言 into the karte of one system.</summary>
    public async Task<IActionResult> OnPostAdviseAsync(CancellationToken ct)
    {
        var typed = Advice;
        OnGet(null);
        Advice = typed;
        if (!MayAdvise)
        {
            throw new Forbidden("Advising on a system.");
        }
        if (Shown.Rows.All(r => r.SystemId != Advice.SystemId) || Advice.SystemId is null)
        {
            ModelState.AddModelError("Advice.SystemId", texts["Surveys.AdviceSystemMissing"]);
        }
        if (Advice.Text is null || Advice.Text.Length > SystemAdvice.AdviceLength)
        {
            ModelState.AddModelError("Advice.Text", texts["Surveys.AdviceTextMissing", SystemAdvice.AdviceLength]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var karte = await karten.HeadAsync(Advice.SystemId!.Value, Me, ct) ?? throw new NotFound($"System {Advice.SystemId}.");
        await register.AdviseAsync(karte.System.Id, karte.System.Version, Advice.Text!, Me, ct);
        this.FlashMessage(texts["Surveys.Advised", karte.System.Name]);
        return RedirectToPage(new { Id, system = (Guid?)null });
    }
}
