using System.Globalization;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>Answers to the extra questions: one property a kind, so that each field reads what is typed as its kind.</summary>
public sealed record ExtraAnswer
{
    public string? Text { get; init; }
    public bool? Yes { get; init; }
    public string? Choice { get; init; }
    public int? Number { get; init; }
}

public sealed record ExtrasInput
{
    public List<ExtraAnswer> Answers { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class ExtrasModel(SurveyAnswerQueries answers, SurveyAnswerService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : AnswerPage(answers, source, current)
{
    [BindProperty]
    public ExtrasInput Input { get; set; } = new();

    public IReadOnlyList<ExtraQuestion> Questions => Shown.Questions.Extras;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        NeedToWrite();
    }

    public ExtrasInput Stored => new() { Version = Shown.Answer.Version, Answers = [.. Questions.Select(q => Of(q, Shown.Answer.Extras.GetValueOrDefault(q.Key)))] };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        while (Input.Answers.Count < Questions.Count)
        {
            Input.Answers.Add(new ExtraAnswer());
        }
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var n = 0; n < Questions.Count; n++)
        {
            var (question, answer) = (Questions[n], Input.Answers[n]);
            given[question.Key] = Text(question, answer);
            if (question.Kind == ExtraKind.Text && answer.Text?.Length > ExtraQuestion.AnswerLength)
            {
                ModelState.AddModelError($"Input.Answers[{n}].Text", texts["Surveys.ExtraTooLong", ExtraQuestion.AnswerLength]);
            }
            if (question.Kind == ExtraKind.Choice && answer.Choice is { } choice && !question.ChoicesJa.Contains(choice))
            {
                ModelState.AddModelError($"Input.Answers[{n}].Choice", texts["Surveys.ExtraNotOffered"]);
            }
            if (question.Kind == ExtraKind.Number && answer.Number < 0)
            {
                ModelState.AddModelError($"Input.Answers[{n}].Number", texts["Surveys.ExtraNegative"]);
            }
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.AnswerExtrasAsync(Id, given, Input.Version, Me, ct);
        this.FlashMessage(texts["Surveys.ExtrasSaved"]);
        return RedirectToPage("/Surveys/Answer", new { Id });
    }

    public string Say(ExtraQuestion question) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? question.TextEn ?? question.TextJa : question.TextJa;

    public IReadOnlyList<SelectListItem> Choices(ExtraQuestion question)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && question.ChoicesEn.Count == question.ChoicesJa.Count;
        return [.. question.ChoicesJa.Select((ja, n) => new SelectListItem(english ? question.ChoicesEn[n] : ja, ja))];
    }

    private static string? Text(ExtraQuestion question, ExtraAnswer answer) => question.Kind switch
    {
        ExtraKind.Text => answer.Text,
        ExtraKind.YesNo => answer.Yes?.ToString(),
        ExtraKind.Choice => answer.Choice,
        ExtraKind.Number => answer.Number?.ToString(CultureInfo.InvariantCulture),
    };

    private static ExtraAnswer Of(ExtraQuestion question, string? stored) => stored is null ? new ExtraAnswer() : question.Kind switch
    {
        ExtraKind.Text => new ExtraAnswer { Text = stored },
        ExtraKind.YesNo => new ExtraAnswer { Yes = stored == bool.TrueString },
        ExtraKind.Choice => new ExtraAnswer { Choice = stored },
        ExtraKind.Number => new ExtraAnswer { Number = int.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : null },
    };
}
