using System.Text;
using GovernancePortal.Web.Startup;
using Xunit;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>"plan audits" on files: what it reads, what it writes and what it says of a file it cannot take.</summary>
public sealed class AuditVerbTests : IDisposable
{
    private const string Sections = "code,name,bureau,place,handles_my_number,criticality,last_audited_fy,valid_from,valid_to,predecessor\n";
    private const string Auditors = "id,name,section_code,pool,trained_lead,capacity_per_year,previous_sections\n";
    private const string Capacity = "fiscal_year,kind,engagements\n";
    private const string GoodSections = Sections + "S1,税務課,総務部,本庁,1,3,平成30年度,2010-04-01,,\nS2,\"農政課, 西\",農林部,西庁舎,0,1,,2010-04-01,2020-03-31,\nS3,農業政策課,農林部,西庁舎,0,1,,2020-04-01,,S2\nP,情報政策課,総務部,本庁,0,2,2017,2010-04-01,,\n";
    private const string GoodAuditors = Auditors + "a1,甲,P,division,1,2,\na2,乙,P,division,0,2,\nb1,丙,S1,bureau,1,2,S3:2021-03-31\nb2,丁,S2,bureau,0,2,P:2010-03-31;S1:2012-03-31\n";
    private const string GoodCapacity = Capacity + "R1,general,2\n2019,my_number,1\n令和2年度,general,2\nFY2020,my_number,0\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("audit-verb").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out => Path.Combine(_folder, "plan.csv");

    private async Task<(int Code, string Output, string Errors)> RunAsync(string sections = GoodSections, string auditors = GoodAuditors, string capacity = GoodCapacity, bool mark = false, params string[] more)
    {
        var encoding = new UTF8Encoding(mark);
        await File.WriteAllTextAsync(Path.Combine(_folder, "sections.csv"), sections, encoding);
        await File.WriteAllTextAsync(Path.Combine(_folder, "auditors.csv"), auditors, encoding);
        await File.WriteAllTextAsync(Path.Combine(_folder, "capacity.csv"), capacity, encoding);
        string[] given = ["audits", "--sections", Path.Combine(_folder, "sections.csv"), "--auditors", Path.Combine(_folder, "auditors.csv"), "--capacity", Path.Combine(_folder, "capacity.csv"), "--from", "2019", "--to", "R2", "--out", Out];
        var (output, errors) = (new StringWriter(), new StringWriter());
        // As the command line is read: by the verb's name and the number of its arguments.
        if (Verbs.Read(["plan", .. given, .. more], errors) is not { Verb.Name: "plan" } call)
        {
            return (Verbs.Misused, output.ToString(), errors.ToString());
        }
        var code = await AuditVerbs.PlanAsync(call.Arguments, output, errors, CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plan_is_written_as_the_columns_say(bool mark)
    {
        var (code, output, errors) = await RunAsync(mark: mark);
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("3 audits of 3 sections", output, StringComparison.Ordinal);
        var lines = (await File.ReadAllTextAsync(Out)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("fiscal_year,month,section_code,kind,lead,members", lines[0]);
        var rows = lines[1..].Select(l => l.Split(',')).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal("my_number", Assert.Single(rows, r => r[2] == "S1")[3]);
        // The policy office is audited by the two of the bureaus, one of whom may lead.
        Assert.Equal(["b1", "b2"], Assert.Single(rows, r => r[2] == "P")[4..6]);
        Assert.All(rows, r => Assert.InRange(int.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture), 1, 12));
    }

    [Fact]
    public void The_verb_needs_no_database() => Assert.False(Assert.Single(Verbs.All, v => v.Name == "plan").NeedsDatabase);

    [Fact]
    public async Task The_file_does_not_begin_with_a_mark()
    {
        await RunAsync();
        Assert.Equal((byte)'f', (await File.ReadAllBytesAsync(Out))[0]);
    }

    [Fact]
    public async Task Systems_somebody_manages_are_read_where_the_column_is_there()
    {
        var (code, _, errors) = await RunAsync(auditors: GoodAuditors.Replace("previous_sections\n", "previous_sections,manages_systems_of\n", StringComparison.Ordinal)
            .Replace("S3:2021-03-31", "S3:2021-03-31,P;S1", StringComparison.Ordinal));
        Assert.Equal(2, code);
        Assert.Contains("PolicyOffice", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_impossible_plan_is_one_line_and_no_file()
    {
        var (code, output, errors) = await RunAsync(capacity: Capacity + "2019,general,2\n2020,general,2\n");
        Assert.Equal((2, ""), (code, output));
        Assert.Equal("There is no plan. Rule Capacity; smallest relief: capacity of my_number 2020: 1 more." + Environment.NewLine, errors);
        Assert.False(File.Exists(Out));
    }

    [Theory]
    [InlineData("S1,税務課,総務部,本庁,2,3,,,,", "sections.csv, row 2, column handles_my_number: ")]
    [InlineData("S1,税務課,総務部,本庁,1,4,,,,", "sections.csv, row 2, column criticality: ")]
    [InlineData("S1,税務課,総務部,本庁,1,3,平成32年度,,,", "sections.csv, row 2, column last_audited_fy: ")]
    [InlineData("S1,税務課,総務部,本庁,1,3,,2019-02-30,,", "sections.csv, row 2, column valid_from: ")]
    [InlineData("S1,税務課,総務部,本庁,1,3,,2019-04-01,2019-03-31,", "sections.csv, row 2, column valid_to: ")]
    [InlineData("S1,税務課,総務部,本庁,1,3,,,,S1", "sections.csv, row 2, column predecessor: ")]
    [InlineData(",税務課,総務部,本庁,1,3,,,,", "sections.csv, row 2, column code: ")]
    [InlineData("S1,,,,1,3,,,,\nS1,,,,1,3,,,,", "sections.csv, row 3, column code: ")]
    public async Task A_fault_of_the_sections_names_file_row_and_column(string rows, string begins) => await RefusedAsync(begins, sections: Sections + rows + "\n");

    [Theory]
    [InlineData("a1,甲,P,office,1,2,", "auditors.csv, row 2, column pool: ")]
    [InlineData("a1,甲,Q,bureau,1,2,", "auditors.csv, row 2, column section_code: ")]
    [InlineData("a1,甲,P,bureau,yes,2,", "auditors.csv, row 2, column trained_lead: ")]
    [InlineData("a1,甲,P,bureau,1,-1,", "auditors.csv, row 2, column capacity_per_year: ")]
    [InlineData("a1,甲,P,bureau,1,2,S1", "auditors.csv, row 2, column previous_sections: ")]
    [InlineData("a1,甲,P,bureau,1,2,S1:2020-13-01", "auditors.csv, row 2, column previous_sections: ")]
    [InlineData("a1,甲,P,bureau,1,2,\na1,甲,P,bureau,1,2,", "auditors.csv, row 3, column id: ")]
    public async Task A_fault_of_the_auditors_names_file_row_and_column(string rows, string begins) => await RefusedAsync(begins, auditors: Auditors + rows + "\n");

    [Theory]
    [InlineData("twenty,general,2", "capacity.csv, row 2, column fiscal_year: ")]
    [InlineData("2019,external,2", "capacity.csv, row 2, column kind: ")]
    [InlineData("2019,general,many", "capacity.csv, row 2, column engagements: ")]
    [InlineData("2019,general,2\nR1,general,3", "capacity.csv, row 3, column kind: ")]
    public async Task A_fault_of_the_capacities_names_file_row_and_column(string rows, string begins) => await RefusedAsync(begins, capacity: Capacity + rows + "\n");

    [Fact]
    public async Task A_heading_that_is_missing_is_named() => await RefusedAsync("sections.csv, row 1, column criticality: ", sections: Sections.Replace("criticality", "critical", StringComparison.Ordinal));

    [Fact]
    public async Task An_empty_file_is_named() => await RefusedAsync("capacity.csv: ", capacity: "");

    private async Task RefusedAsync(string begins, string sections = GoodSections, string auditors = GoodAuditors, string capacity = GoodCapacity)
    {
        var (code, output, errors) = await RunAsync(sections, auditors, capacity);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(begins, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
        Assert.False(File.Exists(Out));
    }

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "x")]
    [InlineData("--speed", "1")]
    [InlineData("--to", "2020")]
    public async Task Misspelt_options_are_answered(params string[] more)
    {
        var (code, _, errors) = await RunAsync(more: more);
        Assert.Equal(Verbs.Misused, code);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_file()
    {
        Assert.Equal(0, (await RunAsync(more: ["--seed", "5"])).Code);
        var first = await File.ReadAllBytesAsync(Out);
        await RunAsync(more: ["--seed", "5"]);
        Assert.Equal(first, await File.ReadAllBytesAsync(Out));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var errors = new StringWriter();
        var none = Path.Combine(_folder, "none.csv");
        Assert.Equal(2, await AuditVerbs.PlanAsync(["audits", "--sections", none, "--auditors", none, "--capacity", none, "--from", "2019", "--to", "2024", "--out", Out], TextWriter.Null, errors, CancellationToken.None));
        Assert.Contains(none, errors.ToString(), StringComparison.Ordinal);
    }
}
