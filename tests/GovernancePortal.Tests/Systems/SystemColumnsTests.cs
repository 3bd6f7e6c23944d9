using System.Reflection;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>The one table of the ledger's values: whole, and read by everything else.</summary>
public sealed class SystemColumnsTests
{
    private static readonly Actor Operator = Actor.Operator(SystemsScene.Now);

    private static SystemInput Least => new() { Name = "試験", Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, OwnerSectionId = Guid.CreateVersion7(SystemsScene.Now) };

    [Fact]
    public void Every_value_of_the_form_has_its_column_of_the_same_type_on_the_row()
    {
        var input = typeof(SystemInput).GetProperties().Where(p => p.Name != nameof(SystemInput.Version) && p.GetMethod!.IsPublic).ToList();
        Assert.Equal(input.Select(p => p.Name).Order(StringComparer.Ordinal), SystemColumns.Given.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(SystemColumns.Given, c => Assert.Equal(TypeOf(c), Bare(typeof(InformationSystem).GetProperty(c.Name)!)));
        Assert.All(SystemColumns.Given, c => Assert.Equal(TypeOf(c), Bare(typeof(SystemInput).GetProperty(c.Name)!)));
    }

    [Fact]
    public void Every_part_has_its_columns_on_row_and_entity_too() => Assert.All(SystemPartTables.All, table =>
    {
        var row = table.NewRow().GetType();
        Assert.Equal(row.GetProperties().Select(p => p.Name).Where(n => n != nameof(PartRow.Id)).Order(StringComparer.Ordinal), table.Columns.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(table.Columns, c => Assert.Equal((TypeOf(c), TypeOf(c)), (Bare(row.GetProperty(c.Name)!), Bare(table.Entity.GetProperty(c.Name)!))));
    });

    [Fact]
    public void Headings_are_given_once_and_are_the_labels_of_the_pages()
    {
        Assert.Equal(SystemColumns.All.Count, SystemColumns.All.Select(c => c.Header).Distinct().Count());
        Assert.Equal(["システム番号", "システム名称", "略称", "旧名称"], SystemColumns.All.Take(4).Select(c => c.Header));
        var labels = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value);
        Assert.All(SystemColumns.All, c => Assert.Equal(CharacterWidth.SearchKey(c.Header), CharacterWidth.SearchKey(labels["InformationSystem." + c.Name])));
        Assert.All(SystemPartTables.All, t => Assert.All(t.Columns, c => Assert.Equal(CharacterWidth.SearchKey(c.Header), CharacterWidth.SearchKey(labels[$"{t.Entity.Name}.{c.Name}"]))));
    }

    [Theory]
    [InlineData("契約終了日", "ContractTo"), InlineData("契約満了日", "ContractTo"), InlineData("概要（関連する業務）", "Summary"), InlineData("ｼｽﾃﾑ番号", "Code"), InlineData("知らない見出し", null)]
    public void A_heading_is_known_by_any_of_its_names_in_any_width(string header, string? name) => Assert.Equal(name, SystemColumns.OfHeader(header)?.Name);

    [Fact]
    public void General_systems_are_asked_12_values_semi_important_ones_20()
    {
        Assert.Equal(12, SystemCompleteness.All.Count(r => r.From == Criticality.General));
        Assert.Equal(20, SystemCompleteness.All.Count(r => r.From >= Criticality.SemiImportant));
        Assert.True(SystemCompleteness.All.Count > 40);
    }

    [Fact]
    public void What_the_heading_says_goes_into_the_row_and_out_again()
    {
        var given = new SystemInput();
        foreach (var column in SystemColumns.Given)
        {
            column.Set(given, Sample(column));
        }
        var system = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 1, given with { LinkedSystems = null }, Operator);
        Assert.Equal(given with { LinkedSystems = null }, SystemInput.Of(system));
        Assert.All(SystemColumns.Given.Where(c => c.Kind != LedgerKind.Systems), c => Assert.Equal(new FieldSource(LedgerSource.Hand, Operator.Today), system.Sources[c.Name]));
    }

    [Fact]
    public void Only_what_changed_takes_a_new_source()
    {
        var system = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 1, Least with { Summary = "前" }, Operator);
        system.Edit(SystemInput.Of(system) with { Hosting = "Saas" }, Operator, LedgerSource.Import);
        Assert.Equal((LedgerSource.Hand, LedgerSource.Import), (system.Sources["Summary"].Source, system.Sources["Hosting"].Source));
    }

    [Fact]
    public void Completeness_counts_what_the_importance_asks_and_no_more()
    {
        var general = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 1, Least, Operator);
        // 名称, 状態, 重要度 and 所管課 are there.
        Assert.Equal((4, 12, 33), (general.AnsweredFields, general.RequiredFields, general.Completeness));
        general.Edit(SystemInput.Of(general) with { Criticality = Criticality.SemiImportant }, Operator);
        Assert.Equal((4, 20), (general.AnsweredFields, general.RequiredFields));
        general.Edit(SystemInput.Of(general) with { Criticality = Criticality.General, RtoHours = 3, Purpose = "数えない" }, Operator);
        Assert.Equal((4, 12), (general.AnsweredFields, general.RequiredFields));
    }

    [Fact]
    public void What_does_not_apply_is_not_asked()
    {
        var byStaff = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 1, Least with { DeliveryForm = "OfficeTool" }, Operator);
        Assert.DoesNotContain(SystemCompleteness.Missing(byStaff), m => m.Name == nameof(SystemInput.ContractTo));
        var important = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 2, Least with { Criticality = Criticality.Important }, Operator);
        Assert.Contains(SystemCompleteness.Missing(important), m => m.Part == SystemPartKind.Components);
        Assert.DoesNotContain(SystemCompleteness.Missing(important), m => m.Name == nameof(SystemInput.PiaKind));
        important.Edit(SystemInput.Of(important) with { DeliveryForm = "Saas", HandlesMyNumber = true }, Operator);
        Assert.DoesNotContain(SystemCompleteness.Missing(important), m => m.Part == SystemPartKind.Components);
        Assert.Contains(SystemCompleteness.Missing(important), m => m.Name == nameof(SystemInput.PiaKind));
    }

    [Fact]
    public void An_important_row_is_complete_when_every_value_it_is_asked_for_is_there()
    {
        var given = new SystemInput();
        foreach (var column in SystemColumns.Given.Where(c => c.Kind != LedgerKind.Systems))
        {
            column.Set(given, Sample(column));
        }
        var system = InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), 1, given with { Criticality = Criticality.Important, DeliveryForm = "Saas", Lifecycle = Lifecycle.InOperation }, Operator);
        Assert.Equal([nameof(InformationSystem.Costs)], SystemCompleteness.Missing(system).Select(m => m.Name));
        Assert.InRange(system.Completeness, 90, 99);
        SystemPartTables.Costs.Replace(system, new SystemRowsInput { Costs = [new CostRow { Fy = new FiscalYear(2026), Category = "Operation", BudgetYen = 1 }] }, Operator);
        Assert.Equal((100, 0), (system.Completeness, SystemCompleteness.Missing(system).Count));
    }

    [Fact]
    public async Task Every_value_is_on_the_trail_and_every_sensitive_one_restricted_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.NewDb();
        var row = db.Model.FindEntityType(typeof(InformationSystem))!;
        Assert.All(SystemColumns.Given, c => Assert.Equal((true, c.Sensitive), Kept(row.FindProperty(c.Name)!)));
        Assert.All(SystemPartTables.All, t => Assert.All(t.Columns, c => Assert.Equal((true, t.Sensitive), Kept(db.Model.FindEntityType(t.Entity)!.FindProperty(c.Name)!))));

        static (bool, bool) Kept(Microsoft.EntityFrameworkCore.Metadata.IProperty p) => (p.FindAnnotation(TrailMappingExtensions.Tracked) is not null, p.FindAnnotation(TrailMappingExtensions.Restricted) is not null);
    }

    [Fact]
    public void Every_code_list_that_a_column_names_is_seeded()
    {
        var lists = EmbeddedCsv.Read("Systems.Data.system-codes.csv").Select(r => r["list"]).ToHashSet();
        Assert.All(SystemColumns.All.Concat(SystemPartTables.All.SelectMany(t => t.Columns)).Where(c => c.Kind == LedgerKind.Code), c => Assert.Contains(c.List!, lists));
    }

    private static object Sample(LedgerColumn column) => column.Kind switch
    {
        LedgerKind.Choice => Enum.GetValues(column.Choices!).GetValue(0)!,
        LedgerKind.YesNo => true,
        LedgerKind.Whole => 7,
        LedgerKind.Yen => 7_000L,
        LedgerKind.Day => new DateOnly(2026, 4, 1),
        LedgerKind.Year => new FiscalYear(2027),
        LedgerKind.Section => Guid.Parse("01990000-0000-7000-8000-000000000001"),
        LedgerKind.Systems => "SYS-0002;SYS-0009",
        _ => "値",
    };

    private static Type TypeOf(LedgerColumn column) => column.Kind switch
    {
        LedgerKind.Choice => column.Choices!,
        LedgerKind.YesNo => typeof(bool),
        LedgerKind.Whole => typeof(int),
        LedgerKind.Yen => typeof(long),
        LedgerKind.Day => typeof(DateOnly),
        LedgerKind.Year => typeof(FiscalYear),
        LedgerKind.Section => typeof(Guid),
        _ => typeof(string),
    };

    private static Type Bare(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
