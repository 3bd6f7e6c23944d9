using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Decisions 7 and 9: questions, 差替え of named fields, the review clock.</summary>
public sealed class InquiryTests : CaseTest
{
    private async Task<Guid> AskedAsync(params string[] fields)
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.AskAsync(id, "reviewer1", fields);
        return id;
    }

    [Fact]
    public async Task Only_opened_fields_are_replaced_and_each_replacement_is_a_version()
    {
        var id = await AskedAsync("B4");
        await RefusedAsync("Consultation.FieldNotOpened", () => Cases.AnswerFieldAsync(id, "B2", "開かれていない欄。"));
        await RefusedAsync("Consultation.FieldNotOpened", () => Cases.AnswerFieldAsync(id, "G2", "1000000"));
        await Cases.AnswerFieldAsync(id, "B4", "120");
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerAsync(id);
        var c = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.UnderReview, 2, VersionKind.Replacement), (c.State, c.VersionNumber, c.Versions[^1].Kind));
        Assert.Equal("120", c.Versions[^1].Form.ByLetter['B']["B4"]);
        Assert.Equal("緑川 一郎", c.Versions[^1].ByName);
    }

    [Fact]
    public async Task An_answer_without_a_change_makes_no_version()
    {
        var id = await AskedAsync("B4");
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerAsync(id);
        Assert.Equal(1, (await Cases.LoadAsync(id)).VersionNumber);
    }

    [Fact]
    public async Task Every_question_is_answered_before_the_case_goes_back()
    {
        var id = await AskedAsync("B4");
        await RefusedAsync("Consultation.QuestionsUnanswered", () => Cases.AnswerAsync(id));
        await InStateAsync(id, ConsultationState.Inquiry);
    }

    [Fact]
    public async Task Files_are_replaced_only_where_a_question_opened_their_kind()
    {
        var id = await AskedAsync("B4");
        var staff = await ActorAsync("staff1");
        await RefusedAsync("Consultation.FileNotOpened", () => UseAsync<DraftService>(s => s.AttachAsync(id, Cases.File("追加.pdf", staff), "Estimate", null, false, null, staff)));
        var estimate = (await Cases.LoadAsync(id)).Attachments.First(a => a.Kind == "Estimate").Id;
        await RefusedAsync("Consultation.FileNotOpened", () => UseAsync<DraftService>(s => s.DetachAsync(id, estimate, staff)));
    }

    [Fact]
    public async Task A_material_change_goes_through_the_head()
    {
        var id = await AskedAsync("H3");
        await Cases.AnswerFieldAsync(id, "H3", "NegotiatedProposal");
        await Cases.WriteAnswersAsync(id);
        await RefusedAsync("Consultation.MaterialChangeNeedsHead", () => Cases.AnswerAsync(id));
        await Cases.AnswerAsync(id, "head1");
        await InStateAsync(id, ConsultationState.UnderReview);
    }

    [Theory]
    [InlineData(109, true)]
    [InlineData(111, false)]
    [InlineData(50, true)]
    public async Task An_amount_is_material_only_when_it_rises_by_more_than_ten_percent(int percent, bool staffMayAnswer)
    {
        var id = await AskedAsync("G1", "G4");
        var before = (await Cases.LoadAsync(id)).TotalYen!.Value;
        var wanted = before * percent / 100;
        await Cases.AnswerFieldAsync(id, "G2", (await Cases.LoadAsync(id)).SectionOf('G').Values["G2"], more: g =>
        {
            // One category takes the whole difference; the first year's sources follow it.
            var year = g.RowsOf("G1").SelectMany(r => r.Keys).First(k => k.StartsWith("y2", StringComparison.Ordinal));
            var change = wanted - before;
            if (change < 0)
            {
                foreach (var row in g.RowsOf("G1"))
                {
                    foreach (var cell in row.Keys.Where(k => k.StartsWith("y2", StringComparison.Ordinal)).ToList())
                    {
                        row[cell] = (row.Yen(cell) * percent / 100).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    }
                }
            }
            else
            {
                g.RowsOf("G1")[0][year] = (g.RowsOf("G1")[0].Yen(year) + change).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            var first = g.RowsOf("G1").Sum(r => r.Yen(year));
            var others = g.RowsOf("G4").Skip(1).Sum(r => r.Yen("amountYen"));
            g.RowsOf("G4")[0]["amountYen"] = (first - others).ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
        await Cases.WriteAnswersAsync(id);
        if (staffMayAnswer)
        {
            await Cases.AnswerAsync(id);
            await InStateAsync(id, ConsultationState.UnderReview);
        }
        else
        {
            await RefusedAsync("Consultation.MaterialChangeNeedsHead", () => Cases.AnswerAsync(id));
        }
    }

    [Fact]
    public async Task The_review_clock_stands_while_the_section_has_the_case_and_goes_on_where_it_stood()
    {
        Clock.Go(2026, 9, 1);
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        // 15 open days from 1 September; 21 to 23 September are holidays.
        Assert.Equal(new DateOnly(2026, 9, 25), (await Cases.LoadAsync(id)).DueOn);
        Clock.Go(2026, 9, 3);
        await Cases.AskAsync(id, "reviewer1", "B4");
        Clock.Go(2026, 9, 10);
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerAsync(id);
        Assert.Equal(new DateOnly(2026, 10, 2), (await Cases.LoadAsync(id)).DueOn);
        Clock.Go(2026, 9, 11);
        await Cases.ReturnAsync(id);
        Assert.Null((await Cases.LoadAsync(id)).DueOn);
        Clock.Go(2026, 9, 18);
        await Cases.ReopenAsync(id);
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        Assert.Equal(new DateOnly(2026, 10, 9), (await Cases.LoadAsync(id)).DueOn);
    }
}
