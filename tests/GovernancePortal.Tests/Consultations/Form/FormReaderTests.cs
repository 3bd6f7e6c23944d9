using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class FormReaderTests
{
    private static FormReading Read(char section, params (string Name, string Text)[] posted) =>
        FormReader.Read(FormCatalogue.Section(section < 'P' ? Stage.PreBudget : Stage.PreProcurement, section),
            posted.ToDictionary(p => p.Name, p => p.Text, StringComparer.Ordinal),
            (list, code) => SeedTables.Codes(list).Contains(code, StringComparer.Ordinal));

    [Theory]
    [InlineData("A3", "Ｒ９", "2027"), InlineData("A3", "令和9年度", "2027"), InlineData("A9", "令和8年9月30日", "2026-09-30"), InlineData("A9", "R8.9.30", "2026-09-30")]
    [InlineData("B4", "１，２００", "1200"), InlineData("G1.Years", "５", "5"), InlineData("G2", "７,２００千円", "7200000"), InlineData("A1", "　台帳の更新　", "台帳の更新")]
    public void What_people_type_is_understood(string code, string typed, string stored)
    {
        var reading = Read(code[0], (code, typed));
        Assert.Empty(reading.Problems);
        Assert.Equal(stored, reading.Values[code]);
    }

    [Theory]
    [InlineData("A3", "平成32年度", "Form.NotFiscalYear"), InlineData("A9", "R8.2.30", "Form.Day.NoSuchDay"), InlineData("A9", "来週", "Form.Day.NotADate")]
    [InlineData("B4", "約百人", "Form.NotInteger"), InlineData("B4", "-3", "Form.NotInteger"), InlineData("G2", "▲100", "Form.Yen.Negative"), InlineData("G2", "100.5", "Form.Yen.Fraction")]
    [InlineData("A2", "Nonsense", "Form.NotOffered"), InlineData("B3", "Residents;Martians", "Form.NotOffered"), InlineData("E3", "maybe", "Form.NotOffered"), InlineData("A6", "SYS-0001", "Form.NotOffered")]
    public void What_cannot_be_understood_is_said_beside_its_input(string code, string typed, string problem)
    {
        var reading = Read(code[0], (code, typed));
        Assert.Equal((code, problem), reading.Problems.Select(p => (p.Input, p.Code)).Single());
        Assert.False(reading.Values.Has(code));
    }

    [Fact]
    public void The_grid_is_read_in_the_unit_typed()
    {
        var reading = Read('G', ("G1.Unit", "thousand"), ("G1[0].category", "CloudFee"), ("G1[0].y2027", "６,４００"), ("G1[0].y2028", "6,400,000円"), ("G2", "100"));
        var row = reading.Values.RowsOf("G1").Single();
        Assert.Equal(("6400000", "6400000"), (row["y2027"], row["y2028"]));
        // The unit belongs to the grid alone and is not an answer.
        Assert.Equal("100", reading.Values["G2"]);
        Assert.False(reading.Values.Has("G1.Unit"));
    }

    [Fact]
    public void Hostile_names_are_left_alone()
    {
        var reading = Read('G', ("G1[0].y99999", "1"), ("G1[-1].y2027", "1"), ("G1[9999999999].y2027", "1"), ("G1[500].y2027", "1"), ("G1[0.y2027", "1"), ("G1[0].__proto__", "1"),
            ("G1[x].y2027", "1"), ("G3", "1"), ("Z9", "1"), ("G7[0].nope", "1"), ("G1[0]", "1"), ("", "1"));
        Assert.True(reading.Values.IsEmpty);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void What_is_computed_cannot_be_typed() =>
        Assert.True(Read('P', ("P1", "x"), ("P2", "x"), ("P3", "x"), ("P4", "x")).Values.IsEmpty);

    [Fact]
    public void Too_long_a_text_and_too_many_rows_are_refused()
    {
        Assert.Equal("Form.TooLong", Read('A', ("A1", new string('あ', 101))).Problems.Single().Code);
        Assert.Empty(Read('A', ("A1", new string('あ', 100))).Problems);
        var rows = Enumerable.Range(0, 11).Select(i => ($"D7[{i}].name", "案")).ToArray();
        Assert.Equal("Form.TooManyRows", Read('D', rows).Problems.Single().Code);
    }

    [Fact]
    public void Rows_left_empty_close_up()
    {
        var reading = Read('H', ("H2[0].role", ""), ("H2[3].role", "Lead"), ("H2[3].section", "道路管理課"), ("H2[7].role", "　"));
        Assert.Equal("Lead", reading.Values.RowsOf("H2").Single()["role"]);
    }

    [Fact]
    public void Changes_are_told_field_by_field_and_restricted_ones_are_marked()
    {
        var before = new FormValues { ["Q1"] = "OpenLowest", ["Q3"] = "1000" };
        var after = before.Copy();
        (after["Q1"], after["Q3"], after["Q8"]) = (null, "2000", "3");
        before.Rows["Q6"] = [new FormRow { ["vendor"] = "あ社" }];
        after.Rows["Q6"] = [new FormRow { ["vendor"] = "あ社" }, new FormRow { ["vendor"] = "い社" }];

        Assert.Equal(
            [("Field.Q1", "OpenLowest", null, false), ("Field.Q3", "1000", "2000", true), ("Field.Q8", null, "3", false), ("Field.Q6", null, "vendor=い社", true)],
            after.ChangesFrom(before).Select(c => (c.Field, c.Before, c.After, c.Restricted)));
        Assert.Empty(after.ChangesFrom(after.Copy()));
    }
}
