using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class FormCatalogueTests
{
    private static readonly Actor Operator = Actor.Operator(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly IReadOnlyDictionary<string, string> Japanese = Texts("");
    private static readonly IReadOnlyDictionary<string, string> English = Texts("en");
    private static readonly IReadOnlyList<FieldDefinition> All = [.. FormCatalogue.PreBudget, .. FormCatalogue.PreProcurement, .. FormCatalogue.PreOperation, .. FormCatalogue.Evaluation];

    private static Dictionary<string, string> Texts(string culture)
    {
        var manager = new ResourceManager("GovernancePortal.Web.Resources.Texts", Assembly.Load("GovernancePortal.Web"));
        var set = manager.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        return set.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static void AssertBoth(string key)
    {
        Assert.True(Japanese.TryGetValue(key, out var ja) && ja.Length > 0, key);
        Assert.True(English.TryGetValue(key, out var en) && en.Length > 0, key + " (en)");
        Assert.Equal(ja.Count(c => c == '{'), en.Count(c => c == '{'));
    }

    [Fact]
    public void The_fields_are_those_of_the_design()
    {
        Assert.Equal("V1 V2 V4 W1 W2 W3 W4 W5 W6 W7", string.Join(' ', FormCatalogue.PreOperation.Where(f => f.IsItem).Select(f => f.Code)));
        Assert.Equal("X1 X2 Y1 Y2 Y3 Y4", string.Join(' ', FormCatalogue.Evaluation.Where(f => f.IsItem).Select(f => f.Code)));
        // Every number of the design, those asked beside another item in brackets.
        Assert.Equal("A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 B1 B2 B3 B4 B5 B6 B7 C1 C2 (C3) C4 D1 D2 D3 D4 D5 D6 D7 D8 D9 E1 (E10) E2 E3 E4 (E6) (E7) (E9) E5 E8 F2 (F1) F3 F4 F5 F6 G1 G2 G3 G4 G5 G6 G7 G8 G9 H1 H2 H3 H4 H5",
            Numbers(FormCatalogue.PreBudget));
        Assert.Equal("P1 P2 P3 P4 P5 Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 Q10 Q11 R1 R2 (R12) (R13) (R14) R3 R4 R5 (R17) R6 R7 (R10) R8 (R9) (R11) R15 R16 T1 (T4) (T5) (T8) T2 (T3) T6 (T7) U1 U2 U3 U4",
            Numbers(FormCatalogue.PreProcurement));

        static string Numbers(IEnumerable<FieldDefinition> fields) => string.Join(' ', fields.Where(f => f.Code == f.Base).Select(f => f.IsItem ? f.Code : $"({f.Code})"));
    }

    [Fact]
    public void A_part_stands_after_its_item() =>
        Assert.All(All.Where(f => !f.IsItem), part => Assert.Contains(All.TakeWhile(f => f.Code != part.Code), f => f.Code == part.Item));

    [Fact]
    public void Every_field_column_and_section_has_its_label_in_both_languages()
    {
        Assert.All(All, f => AssertBoth("Field." + f.Code));
        Assert.All(All.SelectMany(f => f.Columns.Select(c => $"Field.{f.Code}.{c.Key}")), AssertBoth);
        AssertBoth("Field.G1.category");
        Assert.All(All.Select(f => f.Section).Distinct(), s => AssertBoth("FormSection." + s));
    }

    [Fact]
    public void Every_item_has_an_example_in_both_languages()
    {
        var guides = EmbeddedCsv.Read("Consultations.Data.field-guides.csv");
        Assert.Empty(All.Where(f => f.IsItem).Select(f => f.Code).Except(guides.Select(g => g["field"])));
        Assert.All(guides, g =>
        {
            Assert.NotNull(FormCatalogue.Find(g["field"]));
            Assert.NotEmpty(g["example_ja"]);
            Assert.NotEmpty(g["example_en"]);
            Assert.Equal(g["hint_ja"].Length == 0, g["hint_en"].Length == 0);
            Assert.All(g.Values, text => Assert.InRange(text.Length, 0, FieldGuide.TextLength));
        });
    }

    [Fact]
    public void Every_choice_has_its_list_in_both_languages()
    {
        var lists = All.Select(f => f.List).Concat(All.SelectMany(f => f.Columns.Select(c => c.List))).Where(list => list is not null).Append("CostCategory").Append(AttachmentRules.CodeList).Distinct();
        // The library alone writes the list of standard parts.
        Assert.All(lists.Where(list => list != ConsultationCodes.StandardPart), list => Assert.True(SeedTables.Codes(list!).Count > 1, list));
        Assert.All(SeedTables.AllCodes, row =>
        {
            Assert.NotEmpty(row["name_ja"]);
            Assert.NotEmpty(row["name_en"]);
        });
        Assert.Equal(SeedTables.AllCodes.Count, SeedTables.AllCodes.Select(row => (row["list"], row["code"])).Distinct().Count());
    }

    [Fact]
    public void A_choice_of_the_form_has_a_list_and_nothing_else_does() =>
        Assert.All(All, f => Assert.Equal(f.Type is FieldType.Choice or FieldType.Choices, f.List is not null));

    [Fact]
    public void Enumerations_and_their_lists_carry_the_same_codes_and_names()
    {
        Assert.Equal(Enum.GetNames<ConsultationKind>().Order(StringComparer.Ordinal), SeedTables.Codes("ConsultationKind").Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<BudgetKind>().Order(StringComparer.Ordinal), SeedTables.Codes("BudgetKind").Order(StringComparer.Ordinal));
        Assert.All(SeedTables.AllCodes.Where(row => row["list"] is "ConsultationKind" or "BudgetKind"), row =>
        {
            Assert.Equal(row["name_ja"], Japanese[$"{row["list"]}.{row["code"]}"]);
            Assert.Equal(row["name_en"], English[$"{row["list"]}.{row["code"]}"]);
        });
        Assert.All(Enum.GetNames<Stage>().Select(n => "Stage." + n).Concat(Enum.GetNames<FormSize>().Select(n => "FormSize." + n)).Concat(Enum.GetNames<SectionProgress>().Select(n => "SectionProgress." + n)), AssertBoth);
    }

    [Fact]
    public void Rules_find_the_codes_they_read()
    {
        Assert.Contains(ConsultationCodes.FiledLate, SeedTables.Codes(ConsultationCodes.ReturnReason));
        Assert.Contains(ConsultationCodes.DecidedBefore, SeedTables.Codes(ConsultationCodes.GateException));
        Assert.Contains(ConsultationCodes.BudgetDropped, SeedTables.Codes(ConsultationCodes.BudgetResult));
        Assert.Contains(ConsultationCodes.DuePreProcurement, SeedTables.Codes(ConsultationCodes.DueGate));
        Assert.Equal(["LawChange", "NationalSupplement"], SeedTables.Codes(ConsultationCodes.LateReason).Where(c => !ConsultationCodes.CountsAsFiledLate(c)).Order(StringComparer.Ordinal));
        Assert.Equal(6, SeedTables.Codes(ConsultationCodes.CostCategory).Count(ConsultationCodes.IsRunningCost));
        Assert.Equal(19, SeedTables.Codes(ConsultationCodes.ReturnReason).Count);
        var results = new[] { "Approved", "ConditionallyApproved", "Rejected", "Continued" };
        Assert.Equal(results, SeedTables.Codes(ConsultationCodes.SectionResult));
        Assert.Equal(results, SeedTables.Codes(ConsultationCodes.CommitteeResult));
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Equal(results, SeedTables.Codes(ConsultationCodes.ResultsOf(stage, DecisionRoute.Section))));
        Assert.All(SeedTables.Codes(Core.Consultations.Changes.MaterialFields.List), code => Assert.True(FormCatalogue.Find(code)?.IsItem));
        Assert.All(Enum.GetValues<Stage>().SelectMany(AttachmentRules.Kinds), kind => Assert.Contains(kind, SeedTables.Codes(AttachmentRules.CodeList)));
        Assert.Contains(SeedTables.Codes("ProcurementMethod"), code => code.StartsWith("Negotiated", StringComparison.Ordinal));
        Assert.All(new[] { "MyNumber", "Lgwan" }, code => Assert.Contains(code, SeedTables.Codes("NetworkSegment")));
    }

    [Fact]
    public void The_checklist_is_that_of_the_release_and_looks_at_fields_that_exist()
    {
        var items = FormSeed.ChecklistOf(Operator).ToList();
        var day = new DateOnly(2026, 8, 1);
        int[] Shown(Stage stage) => [.. items.Where(i => i.Stage == stage && i.IsValidOn(day)).Select(i => i.Number)];

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], Shown(Stage.PreBudget));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], Shown(Stage.PreProcurement));
        Assert.Equal([1, 2, 3, 6, 8, 10, 16], items.Where(i => i.Stage == Stage.PreBudget && i.Blocking).Select(i => i.Number));
        Assert.Equal([1, 2, 3, 5, 6, 7, 9], items.Where(i => i.Stage == Stage.PreProcurement && i.Blocking).Select(i => i.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Shown(Stage.PreOperation));
        Assert.Equal([1, 2, 3, 4, 5], Shown(Stage.Evaluation));
        Assert.Equal((16, 14), (items.Count(i => i.Stage == Stage.PreBudget), items.Count(i => i.Stage == Stage.PreProcurement)));
        Assert.All(items.Where(i => i.IsValidOn(day)).SelectMany(i => i.Fields.Split(';')), code => Assert.NotNull(FormCatalogue.Find(code)));
        Assert.Equal(ChecklistPrejudge.Keys.Order(StringComparer.Ordinal), items.Where(i => i.PrejudgedBy is not null).Select(i => i.PrejudgedBy!).Order(StringComparer.Ordinal));
        Assert.All(items, i => Assert.NotEmpty(i.TextEn!));
    }

    [Fact]
    public void Every_message_of_forms_and_files_exists_in_both_languages() =>
        Assert.All(MessageCodes.InSource(), code => AssertBoth("Rule." + code));
}
