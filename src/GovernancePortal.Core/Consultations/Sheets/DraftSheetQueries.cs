using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>For which case a blank workbook is made.</summary>
public sealed record TemplateInput(Stage Stage, ConsultationKind Kind, Guid SectionId);

/// <summary>
/// Writes a whole form as a workbook, every field of the catalogue with its label, guide and list: of a case as it stands,
/// or blank. The same file comes back through <see cref="DraftSheetService"/> or <see cref="ProxyService"/>.
/// </summary>
public sealed class DraftSheetQueries(FormQueries forms, CodeQueries codes, SystemQueries systems, PeopleQueries people)
{
    internal async Task<DraftWords> WordsAsync(FormLabels labels, DateOnly day, CancellationToken ct) =>
        new(await codes.BookAsync(ct), await systems.OptionsAsync(null, ct), await people.SectionsAsync(day, ct), labels, day);

    /// <summary>Restricted fields are in it only for those who may see them. NotFound and Forbidden as for the case itself.</summary>
    public async Task<FormView> WriteAsync(Stream target, Guid id, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        var view = await forms.ViewAsync(id, actor, ct);
        var c = view.Case;
        var words = await WordsAsync(labels, actor.Today, ct);
        var bases = string.Join(';', c.Sections.OrderBy(s => s.Letter).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Letter}={s.Version}")));
        await WriteAsync(target, view.Facts, DraftSheet.Fields(c.Stage, view.MayViewRestricted), words,
        [
            (DraftSheet.StageItem, StageName(c.Stage, labels)), ("案件名", c.Title), ("協議番号", c.Number ?? "（受付前）"), ("所属", words.Section(c.SectionId.ToString())), (DraftSheet.Key, c.Id.ToString()), (DraftSheet.Base, bases),
        ], ct);
        return view;
    }

    /// <summary>A blank form of a stage for a body off the network: kind and section are in it already.</summary>
    public async Task WriteTemplateAsync(Stream target, TemplateInput input, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationDraftOnBehalf))
        {
            throw new Forbidden("Only the policy office files for others.");
        }
        var words = await WordsAsync(labels, actor.Today, ct);
        var section = words.Sections.FirstOrDefault(s => s.Id == input.SectionId) ?? throw new NotFound($"Section {input.SectionId}.");
        var basics = new FormValues
        {
            ["A2"] = input.Kind.ToString(), ["A3"] = FiscalYear.Of(actor.Today).Next.Year.ToString(CultureInfo.InvariantCulture), ["A4"] = nameof(BudgetKind.Initial),
        };
        var facts = new FormFacts(input.Stage, FormSize.Full, actor.Today, new Dictionary<char, FormValues> { ['A'] = basics });
        await WriteAsync(target, facts, DraftSheet.Fields(input.Stage, restricted: true, isNew: true), words,
        [
            (DraftSheet.StageItem, StageName(input.Stage, labels)), ("所属", section.Name), (DraftSheet.SectionItem, section.Code),
        ], ct);
    }

    internal static string StageName(Stage stage, FormLabels labels) => labels.Text("Print.Form." + stage);

    private async Task WriteAsync(Stream target, FormFacts facts, IEnumerable<FieldDefinition> fields, DraftWords words, IReadOnlyList<(string Item, string Text)> about, CancellationToken ct)
    {
        var guides = await forms.GuidesAsync(words.Day, ct);
        using var book = new XlsxWriter(target, DraftSheet.ListSheet);
        var first = book.Sheet(DraftSheet.About, DraftSheet.AboutColumns);
        foreach (var (item, text) in about.Concat(DraftSheet.HowTo))
        {
            first.Row([item, text]);
        }
        foreach (var group in fields.GroupBy(f => f.Section))
        {
            var sheet = book.Sheet(DraftSheet.SheetOf(group.Key, words.Labels), DraftSheet.Columns, room: 400);
            foreach (var field in group)
            {
                WriteField(sheet, field, facts, words, guides.GetValueOrDefault(field.Code));
            }
            foreach (var field in group.Where(DraftSheet.IsTable))
            {
                WriteTable(book, field, facts, words);
            }
        }
    }

    private static void WriteField(SheetWriter sheet, FieldDefinition field, FormFacts facts, DraftWords words, FieldGuide? guide)
    {
        var asked = FormCatalogue.IsAsked(field, facts);
        var need = !asked ? "条件により" : field.Required(facts) ? "必須" : "任意";
        var hints = new List<string>();
        if (guide?.HintJa is { Length: > 0 } hint)
        {
            hints.Add(hint);
        }
        if (guide is { ExampleJa.Length: > 0 })
        {
            hints.Add("例：" + guide.ExampleJa);
        }
        if (field.Type is FieldType.Choices && field.List is { } list)
        {
            hints.Add("選択肢：" + string.Join(DraftWords.Separator, words.Codes.Choices(list, words.Day).Select(c => c.NameJa)));
        }
        if (DraftSheet.IsTable(field))
        {
            sheet.Row([field.Code, words.Labels.Text("Field." + field.Code), $"「{DraftSheet.SheetOf(field, words.Labels)}」のシートに記入してください。", need, string.Join('\n', hints)]);
            return;
        }
        sheet.Row([field.Code, words.Labels.Text("Field." + field.Code), words.Written(field.Type, field.List, facts.Text(field.Code)), need, string.Join('\n', hints)],
            DraftSheet.AnswerColumn, DraftWords.LookOf(field.Type), words.Offered(field.Type, field.List), DraftWords.RuleOf(field.Type, field.MaxLength));
    }

    private static void WriteTable(XlsxWriter book, FieldDefinition field, FormFacts facts, DraftWords words)
    {
        var name = DraftSheet.SheetOf(field, words.Labels);
        if (field.Type == FieldType.CostGrid)
        {
            var years = YearsOf(field, facts, words.Day);
            var grid = book.Sheet(name, [new(DraftSheet.Category, 26, Choices: words.Offered(FieldType.Choice, ConsultationCodes.CostCategory), Needed: true), .. years.Select(y => new SheetColumn(y.Japanese, 16, SheetLook.Number, Rule: DraftWords.RuleOf(FieldType.Yen, 0)))], room: 200);
            foreach (var row in facts.Rows(field.Code))
            {
                grid.Row([words.Written(FieldType.Choice, ConsultationCodes.CostCategory, row.Get(DraftSheet.CategoryKey)), .. years.Select(y => words.Written(FieldType.Yen, null, row.Get("y" + y.Year)))]);
            }
            return;
        }
        var sheet = book.Sheet(name, [.. field.Columns.Select(c => new SheetColumn(words.Labels.Text($"Field.{field.Code}.{c.Key}"), c.Type is FieldType.LongText ? 40 : 20, DraftWords.LookOf(c.Type), words.Offered(c.Type, c.List) is { Count: > 0 } offered ? offered : null, Needed: c.Required, Rule: DraftWords.RuleOf(c.Type, c.MaxLength)))], room: 200);
        foreach (var row in facts.Rows(field.Code))
        {
            sheet.Row([.. field.Columns.Select(c => words.Written(c.Type, c.List, row.Get(c.Key)))]);
        }
    }

    /// <summary>The fiscal years of the planned use, and any other that holds an amount.</summary>
    private static IReadOnlyList<FiscalYear> YearsOf(FieldDefinition field, FormFacts facts, DateOnly day)
    {
        var first = facts.TargetFy ?? FiscalYear.Of(day).Next;
        var years = new SortedSet<FiscalYear>(Enumerable.Range(0, Math.Min(facts.CostYears, 30)).Select(first.Plus));
        years.UnionWith(facts.Rows(field.Code).SelectMany(r => r.Keys).Where(k => k.Length == 5 && k[0] == 'y').Select(k => new FiscalYear(int.Parse(k.AsSpan(1), CultureInfo.InvariantCulture))));
        return [.. years];
    }
}
