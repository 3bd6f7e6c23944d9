using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Consultations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Pages;

/// <summary>What a page writes into its inputs is read back to the same answer, whatever the type and the language.</summary>
public sealed class FormInputsTests : PortalTest
{
    public static TheoryData<FieldType, string> Values => new()
    {
        { FieldType.Text, "道路占用許可 <台帳> & 更新" },
        { FieldType.LongText, "一行目\n二行目、\"引用\"" },
        { FieldType.Choice, "Renewal" },
        { FieldType.Choices, "Residents;Businesses" },
        { FieldType.YesNo, "no" },
        { FieldType.Integer, "1234567" },
        { FieldType.Percent, "12.5" },
        { FieldType.Yen, "38000001" },
        { FieldType.Day, "2027-04-01" },
        { FieldType.Year, "2027" },
        { FieldType.System, "01990000-0000-7000-8000-000000000012" },
        { FieldType.Systems, "01990000-0000-7000-8000-000000000012;01990000-0000-7000-8000-000000000013" },
        { FieldType.Sections, "01990000-0000-7000-8000-000000000012" },
    };

    [Theory, MemberData(nameof(Values))]
    public void An_answer_of_each_type_survives_being_shown_and_read(FieldType type, string value)
    {
        var field = new FieldDefinition("A1", type);
        var stored = new FormValues { ["A1"] = value };
        AssertSame([field], stored);
    }

    [Fact]
    public void Tables_survive_being_shown_and_read()
    {
        var field = new FieldDefinition("D7", FieldType.Rows)
        {
            Columns = [new("name", FieldType.Text), new("kind", FieldType.Choice, "DeliveryForm"), new("yen", FieldType.Yen), new("on", FieldType.Day), new("note", FieldType.LongText), new("count", FieldType.Integer), new("ok", FieldType.YesNo)],
        };
        var stored = new FormValues();
        stored.Rows["D7"] =
        [
            new FormRow { ["name"] = "案一", ["kind"] = "Saas", ["yen"] = "12000000", ["on"] = "2026-09-01", ["note"] = "長所\n短所", ["count"] = "1200", ["ok"] = "yes" },
            new FormRow { ["name"] = "案二", ["yen"] = "0" },
        ];
        AssertSame([field], stored);
    }

    [Fact]
    public void The_cost_grid_survives_being_shown_and_read()
    {
        var stored = new FormValues();
        stored.Rows["G1"] = [new FormRow { ["category"] = "Design", ["y2027"] = "12000000", ["y2028"] = "0" }, new FormRow { ["category"] = "Operation", ["y2031"] = "1" }];
        AssertSame([FormCatalogue.Find("G1")!], stored);
    }

    [Fact]
    public void Every_type_of_the_catalogue_is_covered_here() =>
        Assert.Empty(FormCatalogue.PreBudget.Concat(FormCatalogue.PreProcurement).Select(f => f.Type).Distinct()
            .Except(Values.Select(row => (FieldType)row[0])).Except([FieldType.Rows, FieldType.CostGrid]));

    private static void AssertSame(IReadOnlyList<FieldDefinition> fields, FormValues stored)
    {
        using var scope = Host.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<FormWords>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in new[] { "ja", "en" })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                var reading = FormReader.Read(fields, words.Inputs(fields, stored), (_, _) => true);
                Assert.Empty(reading.Problems);
                Assert.Empty(reading.Values.ChangesFrom(stored));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_row_taken_away_moves_the_rows_below_it_up()
    {
        var posted = new Dictionary<string, string> { ["G4[0].note"] = "一", ["G4[1].note"] = "二", ["G4[2].note"] = "三", ["G40"] = "別", ["removeRow"] = "G4:1" };
        Assert.True(PostedForm.ChangeRows(posted));
        Assert.Equal("三", posted["G4[1].note"]);
        Assert.False(posted.ContainsKey("G4[2].note"));
        Assert.Equal("別", posted["G40"]);
    }

    [Fact]
    public void A_field_that_was_not_on_the_page_keeps_its_answer()
    {
        var stored = new FormValues { ["D1"] = "Use", ["D2.Reason"] = "以前の理由" };
        var values = PostedForm.Over(stored, new FormValues { ["D1"] = "NotPossible" }, [FormCatalogue.Find("D1")!, FormCatalogue.Find("D1.Reason")!]);
        Assert.Equal("NotPossible", values["D1"]);
        Assert.Equal("以前の理由", values["D2.Reason"]);
    }
}
