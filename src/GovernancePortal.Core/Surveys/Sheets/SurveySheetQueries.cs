using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;

namespace GovernancePortal.Core.Surveys.Sheets;

/// <summary>Writes a section's answer as a workbook, as it stands: the same file comes back through <see cref="SurveySheetService"/>.</summary>
public sealed class SurveySheetQueries(SurveyAnswerQueries answers, SystemSheetQueries ledger)
{
    public async Task<SurveyAnswerView> WriteAsync(Stream target, Guid answerId, Actor actor, CancellationToken ct = default)
    {
        var view = await answers.ViewAsync(answerId, actor, ct);
        var words = await ledger.WordsAsync(actor.Today, ct);
        using var book = new XlsxWriter(target, SystemSheet.ListSheet);
        var main = book.Sheet(SurveySheet.Main, SurveySheet.Columns(view.Questions, words));
        foreach (var row in view.Rows)
        {
            var values = row.Now.Input();
            main.Row([SurveySheet.Word(row.Answer), row.RetiresOn, row.Note, .. SystemColumns.All.Select(c => Cell(c, row, values, words))]);
        }
        if (!view.Rows.Any())
        {
            main.Row([view.Answer.IsNone ? SurveySheet.NoneWord : null, null, SurveySheet.NoneHint]);
        }
        WriteLicences(book, view, words);
        SurveyEvaluationSheet.Write(book, view);
        WritePlans(book, view);
        var extras = book.Sheet(SurveySheet.Extras, SurveySheet.ExtraColumns);
        foreach (var (question, n) in view.Questions.Extras.Select((q, n) => (q, n + 1)))
        {
            extras.Row([n, question.TextJa + Choices(question), Extra(question, view.Answer.Extras.GetValueOrDefault(question.Key))]);
        }
        var about = book.Sheet(SurveySheet.About, SurveySheet.AboutColumns);
        foreach (var (item, value) in new (string, object?)[]
        {
            ("照会名", view.Campaign.Name), ("所属", view.Answer.SectionName), ("基準日", view.Campaign.BaseDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("締切", view.Campaign.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("質問の版", view.Questions.Number), (SurveySheet.AboutKey, view.Answer.Id.ToString()),
        })
        {
            about.Row([item, value]);
        }
        return view;
    }

    private static void WriteLicences(XlsxWriter book, SurveyAnswerView view, SheetWords words)
    {
        var table = SystemPartTables.Licences;
        var sheet = book.Sheet(table.Sheet, SystemSheet.PartColumns(table, words));
        foreach (var (row, licence) in view.Rows.Where(r => r.Code is not null).SelectMany(r => r.Licences, (r, l) => (r, l)))
        {
            sheet.Row([row.Code, row.Name, .. table.Columns.Select(c => SystemSheet.Written(c, c.Of(licence), words))]);
        }
    }

    private static void WritePlans(XlsxWriter book, SurveyAnswerView view)
    {
        var sheet = book.Sheet(SurveySheet.Plans, SurveySheet.PlanColumns);
        var codes = view.Rows.Where(r => r.SystemId is not null).ToDictionary(r => r.SystemId!.Value, r => r.Code);
        foreach (var plan in view.Answer.Plans.OrderBy(p => p.Position))
        {
            sheet.Row([plan.SystemId is { } id ? codes.GetValueOrDefault(id) : null, plan.Title, SurveySheet.PlanKinds.First(k => k.Value == plan.Kind).NameJa, plan.Fy, plan.EstimateYen, plan.StartsOn, plan.Note]);
        }
    }

    private static object? Cell(LedgerColumn column, SurveyRow row, SystemInput values, SheetWords words) => column.Name switch
    {
        "Code" => row.Code,
        "Bureau" => values.OwnerSectionId is { } owner ? words.Bureau(owner) : null,
        _ => column.Derived ? null : SystemSheet.Written(column, column.Of(values), words),
    };

    private static string Choices(ExtraQuestion question) => question.Kind switch
    {
        ExtraKind.Choice => $"（{string.Join("／", question.ChoicesJa)}）",
        ExtraKind.YesNo => $"（{SheetValues.YesWord}／{SheetValues.NoWord}）",
        ExtraKind.Text or ExtraKind.Number => "",
    };

    private static object? Extra(ExtraQuestion question, string? answer) => (question.Kind, answer) switch
    {
        (_, null) => null,
        (ExtraKind.YesNo, _) => bool.Parse(answer),
        (ExtraKind.Number, _) => int.Parse(answer, CultureInfo.InvariantCulture),
        _ => answer,
    };
}
