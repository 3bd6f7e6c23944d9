using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Consultations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Sheets;

/// <summary>A whole form as a workbook: out, back without a change, back filled in, and what is refused.</summary>
public sealed class DraftSheetTests : CaseTest
{
    private async Task<byte[]> OutAsync(Guid id, string who = "staff1")
    {
        var actor = await ActorAsync(who);
        using var file = new MemoryStream();
        await UseAsync<IServiceProvider>(async services =>
        {
            var (sheets, labels) = (Get<DraftSheetQueries>(services), Get<SheetLabels>(services));
            await sheets.WriteAsync(file, id, labels.Labels, actor);
        });
        return file.ToArray();
    }

    private async Task<Guid> InAsync(Guid id, byte[] file, string who = "staff1")
    {
        var actor = await ActorAsync(who);
        return await UseAsync<IServiceProvider, Guid>(services => Get<DraftSheetService>(services).ReadAsync(id, new MemoryStream(file), "協議書.xlsx", Get<SheetLabels>(services).Labels, actor));
    }

    private async Task<DraftReading> LookAsync(Guid id, byte[] file, string who = "staff1")
    {
        var (run, actor) = (await InAsync(id, file, who), await ActorAsync(who));
        return await UseAsync<IServiceProvider, DraftReading>(async services => (await Get<DraftSheetService>(services).PreviewAsync(id, run, Get<SheetLabels>(services).Labels, actor)).Reading!);
    }

    private async Task ApplyAsync(Guid id, Guid run, uint? version = null, char[]? overwrite = null, string who = "staff1")
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var (actor, present) = (await ActorAsync(who), await Cases.VersionAsync(id));
        await UseAsync<IServiceProvider>(services => Get<DraftSheetService>(services).ApplyAsync(id, run, version ?? present, overwrite ?? [], Get<SheetLabels>(services).Labels, actor));
    }

    private static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;

    [Fact]
    public async Task Both_forms_go_out_whole_and_come_back_without_a_change()
    {
        foreach (var id in new[] { await Cases.DraftAsync(), await Cases.SecondStageInAsync(ConsultationState.Draft) })
        {
            var c = await Cases.LoadAsync(id);
            var file = await OutAsync(id);
            var book = new WorkbookEdit(file);
            foreach (var field in DraftSheet.Fields(c.Stage, restricted: true))
            {
                Assert.True(book.RowOf(book.Sheet(field.Section.ToString()), field.Code) > 1, field.Code);
                Assert.Equal(DraftSheet.IsTable(field), book.Sheets.Any(s => s.StartsWith(field.Code + " ", StringComparison.Ordinal)));
            }
            var reading = await LookAsync(id, file);
            Assert.Empty(reading.Faults);
            Assert.Equal([], reading.Changes.Select(x => x.Field.Code));
            Assert.Empty(reading.Notes);
            Assert.Empty(reading.Conflicts);
        }
    }

    [Fact]
    public async Task An_emptied_draft_filled_from_the_file_of_a_full_one_holds_the_same_answers()
    {
        var full = await Cases.DraftAsync(new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null });
        var file = new WorkbookEdit(await OutAsync(full));
        var empty = await Cases.CreateAsync(new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null });
        // The owner's mark of the other case: a body would fill in the empty one's own file.
        var target = new WorkbookEdit(await OutAsync(empty));
        var about = file.Sheets[0];
        foreach (var row in new[] { DraftSheet.Key, DraftSheet.Base })
        {
            file.Set(about, "B" + file.RowOf(about, row), target.Value(about, "B" + target.RowOf(about, row)));
        }
        var run = await InAsync(empty, file.Save());
        await ApplyAsync(empty, run);
        var (a, b) = (await Cases.LoadAsync(full), await Cases.LoadAsync(empty));
        foreach (var field in DraftSheet.Fields(Stage.PreBudget, restricted: true))
        {
            Assert.Equal(a.SectionOf(field.Section).Values[field.Code], b.SectionOf(field.Section).Values[field.Code]);
            Assert.Equal(a.SectionOf(field.Section).Values.RowsOf(field.Code).Select(r => string.Join('|', r.OrderBy(c => c.Key).Select(c => c.Key + c.Value))), b.SectionOf(field.Section).Values.RowsOf(field.Code).Select(r => string.Join('|', r.OrderBy(c => c.Key).Select(c => c.Key + c.Value))));
        }
        var row2 = await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == empty).OrderByDescending(t => t.Sequence).FirstAsync());
        Assert.Equal(("DraftTakenIn", "協議書.xlsx"), (row2.Action, row2.Reason));
    }

    [Fact]
    public async Task The_workbook_itself_guards_lengths_and_numbers_and_what_slips_through_is_named_on_return()
    {
        var id = await Cases.DraftAsync();
        var file = await OutAsync(id);
        var book = new WorkbookEdit(file);
        string? RuleOf(string item) => book.Validation(book.Sheet(item[..1]), "C" + book.RowOf(book.Sheet(item[..1]), item));
        Assert.Equal("textLength lessThanOrEqual 2000 stop", RuleOf("B1"));
        Assert.Equal("whole between 0 2147483647 stop", RuleOf("B4"));
        Assert.Equal("decimal between 0 100 stop", RuleOf("F1.Availability"));
        Assert.StartsWith("list", RuleOf("E1"), StringComparison.Ordinal);
        Assert.Null(RuleOf("H1"));
        // Amounts may be written in other ways: the program asks, the reader takes them.
        Assert.Equal("whole between 0 9999999999999 warning", book.Validation(book.Sheet("G1"), "B2"));

        // Pasted past the guard.
        var reading = await LookAsync(id, book.Answer("B1", new string('長', 2001)).Answer("B4", "たくさん").Save());
        var (length, number) = (reading.Faults.Single(f => f.Field == "B1"), reading.Faults.Single(f => f.Field == "B4"));
        Assert.Equal(("TooLong", "2,000", "2,001"), (length.Fault.Code, length.Fault.Arguments[0], length.Fault.Arguments[1]));
        Assert.Equal(("NumberUnreadable", "C" + book.RowOf(book.Sheet("B"), "B4")), (number.Fault.Code, number.Cell));
    }

    [Fact]
    public async Task Nothing_is_written_before_it_is_confirmed_and_then_all_in_one_save()
    {
        var id = await Cases.DraftAsync();
        var before = await Cases.LoadAsync(id);
        var book = new WorkbookEdit(await OutAsync(id)).Answer("B1", "保守の期限が来年度末に来るため。").Answer("B2", null).Answer("H1", "R9.6.1");
        var grid = book.Sheet("G1");
        book.Set(grid, "B2", "1,234千円");
        var run = await InAsync(id, book.Save());
        Assert.Equal(before.Version, (await Cases.LoadAsync(id)).Version);
        var reading = await LookAsync(id, book.Save());
        Assert.Equal(["B1", "B2", "G1", "H1"], reading.Changes.Select(c => c.Field.Code).Order());
        Assert.All(reading.Changes, c => Assert.NotEmpty(c.Cell));
        await ApplyAsync(id, run);
        var after = await Cases.LoadAsync(id);
        Assert.Equal(("保守の期限が来年度末に来るため。", null, "2027-06-01"), (after.SectionOf('B').Values["B1"], after.SectionOf('B').Values["B2"], after.SectionOf('H').Values["H1"]));
        Assert.Equal(1_234_000, after.SectionOf('G').Values.RowsOf("G1")[0].Yen("y2027"));
        await RefusedAsync("ImportNotPreviewed", () => ApplyAsync(id, run));
    }

    [Fact]
    public async Task Faults_are_named_by_sheet_and_cell_and_stop_the_whole_file()
    {
        var id = await Cases.DraftAsync();
        var book = new WorkbookEdit(await OutAsync(id)).Answer("B1", "1+1", formula: true).Answer("E1", "とても秘密").Answer("H1", "来年の春").Answer("A3", "いつか");
        book.Set(book.Sheet("G1"), "B2", "三百万");
        var reading = await LookAsync(id, book.Save());
        Assert.Equal(["A3 YearUnreadable", "B1 Formula", "E1 CodeUnknown", "G1 YenUnreadable", "H1 DayUnreadable"], reading.Faults.Select(f => $"{f.Field} {f.Fault.Code}").Order());
        var formula = reading.Faults.Single(f => f.Field == "B1");
        Assert.Equal((book.Sheet("B"), "C" + book.RowOf(book.Sheet("B"), "B1")), (formula.Sheet, formula.Cell));
        Assert.Equal("B2", reading.Faults.Single(f => f.Field == "G1").Cell);
        var run = await InAsync(id, book.Save());
        await RefusedAsync("ImportHasFaults", () => ApplyAsync(id, run));
    }

    [Fact]
    public async Task The_file_of_another_case_is_refused()
    {
        var (one, other) = (await Cases.DraftAsync(), await Cases.DraftAsync(new() { Title = "別の事業" }));
        Assert.Contains((await LookAsync(one, await OutAsync(other))).Faults, f => f.Fault.Code == "DraftOtherCase");
        await Assert.ThrowsAsync<RuleViolation>(() => InAsync(one, "番号,回答\n"u8.ToArray()));
    }

    [Fact]
    public async Task What_is_unknown_or_not_asked_is_named_and_left_out()
    {
        var id = await Cases.DraftAsync();
        var c = await Cases.LoadAsync(id);
        var facts = c.Facts(new FormSurroundings(new DateOnly(2026, 9, 1)));
        var unasked = FormCatalogue.Section(Stage.PreBudget, 'D').First(f => f.Type == FieldType.LongText && !FormCatalogue.IsAsked(f, facts));
        var book = new WorkbookEdit(await OutAsync(id)).Answer(unasked.Code, "聞かれていない理由").Answer("B1", "変えた背景");
        book.Set(book.Sheet("B"), "A90", "Z9").Set(book.Sheet("B"), "C90", "どこの項目か");
        var reading = await LookAsync(id, book.Save());
        Assert.Equal([(DraftNoteKind.Unknown, "Z9"), (DraftNoteKind.NotAsked, unasked.Code)], reading.Notes.Select(n => (n.Kind, n.Item)));
        Assert.Equal(["B1"], reading.Changes.Select(x => x.Field.Code));
    }

    [Fact]
    public async Task A_section_saved_by_somebody_else_meanwhile_is_a_conflict_of_its_own()
    {
        var id = await Cases.DraftAsync();
        var book = new WorkbookEdit(await OutAsync(id)).Answer("B1", "ファイルの背景").Answer("H2", null).Answer("C1", null);
        await Cases.AnswerFieldAsync(id, "B1", "所属長の背景", "head1");
        var file = book.Save();
        var reading = await LookAsync(id, file);
        Assert.Equal(['B'], reading.Conflicts);
        var run = await InAsync(id, file);
        await ApplyAsync(id, run);
        Assert.Equal(("所属長の背景", null), ((await Cases.LoadAsync(id)).SectionOf('B').Values["B1"], (await Cases.LoadAsync(id)).SectionOf('C').Values["C1"]));
        run = await InAsync(id, file);
        await ApplyAsync(id, run, overwrite: ['B']);
        Assert.Equal("ファイルの背景", (await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);
    }

    [Fact]
    public async Task A_case_saved_between_preview_and_confirmation_is_a_conflict()
    {
        var id = await Cases.DraftAsync();
        var run = await InAsync(id, new WorkbookEdit(await OutAsync(id)).Answer("B1", "ファイルの背景").Save());
        var shown = await Cases.VersionAsync(id);
        await Cases.AnswerFieldAsync(id, "C1", null, "head1");
        await Assert.ThrowsAsync<VersionConflict>(() => ApplyAsync(id, run, shown));
        Assert.NotEqual("ファイルの背景", (await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);
    }

    [Fact]
    public async Task Restricted_answers_are_in_the_file_only_of_those_who_may_see_them()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Submitted);
        var (own, other) = (new WorkbookEdit(await OutAsync(id)), new WorkbookEdit(await OutAsync(id, "finance")));
        Assert.True(own.RowOf(own.Sheet("Q"), "Q3") > 0);
        Assert.Throws<InvalidOperationException>(() => other.RowOf(other.Sheet("Q"), "Q3"));
        Assert.Contains(own.Sheets, s => s.StartsWith("Q6 ", StringComparison.Ordinal));
        Assert.DoesNotContain(other.Sheets, s => s.StartsWith("Q6 ", StringComparison.Ordinal));
        var client = await SignedInAsync("staff1");
        Assert.Equal(200, (await client.GetAsync($"/Consultations/Draft/{id}?handler=File")).Status);
        Assert.Equal(RestrictedViews.Viewed, (await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == id).OrderByDescending(t => t.Sequence).FirstAsync())).Action);
    }

    [Fact]
    public async Task While_a_question_is_open_only_what_it_opened_is_taken()
    {
        var id = await Cases.InAsync(ConsultationState.Inquiry, new() { Kind = ConsultationKind.NewSystem, SystemId = null, TotalYen = 18_000_000 });
        var book = new WorkbookEdit(await OutAsync(id)).Answer("B4", "９９９").Answer("B1", "別の背景");
        var reading = await LookAsync(id, book.Save());
        Assert.Equal(["B4"], reading.Changes.Select(c => c.Field.Code));
        Assert.Equal((DraftNoteKind.NotOpen, "B1"), (reading.Notes.Single().Kind, reading.Notes.Single().Item));
        await ApplyAsync(id, await InAsync(id, book.Save()));
        Assert.Equal("999", (await Cases.LoadAsync(id)).SectionOf('B').Values["B4"]);
    }

    [Fact]
    public async Task Only_the_filing_section_takes_a_file_in()
    {
        var id = await Cases.DraftAsync();
        var file = await OutAsync(id);
        await Assert.ThrowsAsync<NotFound>(() => InAsync(id, file, "staff2"));
        await Assert.ThrowsAsync<Forbidden>(() => InAsync(id, file, "reviewer1"));
        await Cases.PassOnAsync(id);
        await RefusedAsync("Consultation.NotEditable", () => InAsync(id, file));
    }
}
