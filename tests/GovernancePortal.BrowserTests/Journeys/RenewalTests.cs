using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>The whole way of one renewal, from the first line of the form to the contract in the ledger.</summary>
public sealed class RenewalTests : BrowserTest
{
    private const string Title = "道路占用許可台帳システムの更新";
    private static readonly CaseShape Shape = new() { Title = Title };

    [Fact]
    public Task A_renewal_goes_from_draft_to_the_contract_in_the_ledger() => WatchedAsync(async () =>
    {
        var (staff, head, reviewer, policyHead) = (await AtDeskAsync("staff1"), await AtDeskAsync("head1"), await AtDeskAsync("reviewer1"), await AtDeskAsync("policyhead"));

        var first = await DraftAsync(staff);
        await PassOnAndSubmitAsync(staff, head, first, "提出済");
        await ReviewAndReturnAsync(reviewer, first);
        await MendAsync(staff, first);
        // Returned in review, it goes back to the same reviewer.
        await PassOnAndSubmitAsync(staff, head, first, "審査中");
        await ReviewAgainAsync(reviewer, first);
        await AgreeOnConditionAsync(policyHead, first);

        // A sign-in lasts a working day.
        Clock.Go(2027, 4, 6);
        foreach (var person in new[] { staff, head, reviewer, policyHead })
        {
            await person.SignInAsync();
        }
        await RecordBudgetAsync(await AtDeskAsync("finance"), first);
        var second = await StartSecondStageAsync(staff, first);
        await RefusedForOpenConditionAsync(staff, head, second);
        await FulfilConditionAsync(staff, reviewer, first);
        await head.GoAsync($"/Consultations/Check/{second}");
        await head.PressAsync(Words.Of(ConsultationAct.Submit));
        await head.SeesAsync("提出済");

        await Cases.AcceptAsync(second);
        await Cases.StartReviewAsync(second);
        await Cases.JudgeAllAsync(second);
        await Cases.ProposeAsync(second);
        await ActAsync(policyHead, second, ConsultationAct.Approve);
        await policyHead.SeesAsync("同意");
        Assert.Equal(ConsultationState.Approved, (await Cases.LoadAsync(second)).State);
        await RecordContractAsync(staff, second);
    });

    private async Task<Guid> DraftAsync(Person staff)
    {
        await staff.GoAsync("/Consultations/New");
        await staff.Field("案件名").FillAsync(Title);
        await staff.Main.Locator("[name='Input.Kind']").SelectOptionAsync("Renewal");
        await staff.Field("対象システム").SelectOptionAsync(Shape.SystemId.ToString()!);
        await staff.PressAsync("起票して入力を始める");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex("/Consultations/Section/[0-9a-f-]+/A$"));
        var id = Guid.Parse(Regex.Match(staff.Page.Url, "[0-9a-f-]{36}").Value);

        // The long texts come as another evening's work would leave them; the cost and the quotes are entered here.
        var form = DemoAnswers.PreBudget(Cases.Subject(Shape));
        var grid = form.Sections['G'].RowsOf("G1").ToList();
        var rest = form.Sections.ToDictionary(s => s.Key, s => s.Value.Copy());
        rest['G'].Rows["G1"] = [.. grid.Select(row => new FormRow { ["category"] = row.Get("category")!, ["y2027"] = "1000" })];
        await Cases.FillAsync(id, new DemoForm(rest, [.. form.Files.Where(f => f.Kind != "Estimate")]), "staff1");

        await staff.GoAsync($"/Consultations/Section/{id}/G");
        var years = Enumerable.Range(2027, 5).Select(y => "y" + y);
        var block = string.Join("\r\n", grid.Select(row => string.Join('\t', years.Select(y => row.Get(y) is { } yen ? (long.Parse(yen, CultureInfo.InvariantCulture) / 1000).ToString("N0", CultureInfo.InvariantCulture) : ""))));
        await PasteAsync(staff.Item("G1").Locator("input.num").First, block);
        var dialog = staff.Page.GetByRole(AriaRole.Dialog, new() { Name = "表の貼り付け" });
        await Assertions.Expect(dialog).ToContainTextAsync("単位はどちらですか");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "千円" }).ClickAsync();
        await Assertions.Expect(staff.Item("G1").Locator("[data-grand-total]")).ToHaveTextAsync("38,000,000");
        await staff.PressAsync("保存して次へ");

        // A table of rows grows and shrinks without the server.
        await staff.GoAsync($"/Consultations/Section/{id}/D");
        var options = staff.Item("D7").Locator("[data-rows] > :not(template)");
        await Assertions.Expect(options).ToHaveCountAsync(2);
        await staff.Item("D7").GetByRole(AriaRole.Button, new() { Name = "行を追加" }).ClickAsync();
        await Assertions.Expect(options).ToHaveCountAsync(3);
        await options.Last.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Assertions.Expect(options).ToHaveCountAsync(2);
        await options.Last.GetByRole(AriaRole.Textbox).First.FillAsync("2案 現行の構成のまま更新");
        await staff.PressAsync("保存して次へ");
        Assert.Equal("2案 現行の構成のまま更新", (await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf("D7")[1].Get("name"));

        await staff.GoAsync($"/Consultations/Attachments/{id}");
        var uploads = staff.Main.Locator("[data-upload]");
        for (var i = 0; i < 2; i++)
        {
            await uploads.Nth(i).Locator("input[type=file]").SetInputFilesAsync(Pdf($"見積書{i + 1}.pdf"));
            await uploads.Nth(i).GetByRole(AriaRole.Combobox).SelectOptionAsync("Estimate");
        }
        await staff.PressAsync("添付する");
        await staff.SeesAsync("見積書1.pdf");
        await staff.SeesAsync("見積書2.pdf");
        return id;
    }

    private static async Task PassOnAndSubmitAsync(Person staff, Person head, Guid id, string state)
    {
        await ActAsync(staff, id, ConsultationAct.PassOn);
        await staff.SeesAsync("所属長確認中");
        await head.GoAsync("/");
        await Assertions.Expect(head.Link(Title).First).ToBeVisibleAsync();
        await head.GoAsync($"/Consultations/Check/{id}");
        await head.SeesAsync("38,000");
        await head.PressAsync(Words.Of(ConsultationAct.Submit));
        await head.SeesAsync(state);
    }

    private async Task ReviewAndReturnAsync(Person reviewer, Guid id)
    {
        await ActAsync(reviewer, id, ConsultationAct.Accept);
        await reviewer.SeesAsync("R9-");
        await ActAsync(reviewer, id, ConsultationAct.StartReview);
        await reviewer.GoAsync($"/Consultations/Review/{id}");
        await reviewer.Main.GetByText("指摘を付ける 経費内訳（年度別）").ClickAsync();
        await reviewer.Main.Locator("#comment-G1").FillAsync("保守費の内訳を分けてください。");
        await reviewer.Main.Locator("#reason-G1").SelectOptionAsync("R07");
        await reviewer.AnswerOfAsync(() => reviewer.Main.Locator("button[value='answer-G1']").ClickAsync());
        await reviewer.SeesAsync("未送付");
        await reviewer.FollowAsync(Words.Of(ConsultationAct.Return));
        await Assertions.Expect(reviewer.Main.Locator("input[value='R07']")).ToBeCheckedAsync();
        await reviewer.PressAsync(Words.Of(ConsultationAct.Return));
        await reviewer.SeesAsync("差戻し");
        Assert.Equal(ConsultationState.Returned, (await Cases.LoadAsync(id)).State);
    }

    private async Task MendAsync(Person staff, Guid id)
    {
        await ActAsync(staff, id, ConsultationAct.Reopen);
        await staff.GoAsync($"/Consultations/Section/{id}/G");
        await staff.Item("G1").GetByText("保守費の内訳を分けてください。").IsVisibleAsync();
        // A hundred thousand yen of the third year move from one category to another; the total stays.
        var rows = staff.Item("G1").Locator("table[data-cost-grid] tbody tr");
        foreach (var (row, by) in new[] { (3, -100_000L), (4, 100_000L) })
        {
            var cell = rows.Nth(row).Locator("input.num").Nth(2);
            var yen = long.Parse(await cell.InputValueAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            await cell.FillAsync((yen + by).ToString(CultureInfo.InvariantCulture));
        }
        await staff.Item("G1").GetByRole(AriaRole.Heading).Or(staff.Item("G1")).First.ClickAsync();
        await Assertions.Expect(staff.Item("G1").Locator("[data-grand-total]")).ToHaveTextAsync("38,000,000");
        await staff.PressAsync("保存して次へ");
        await staff.GoAsync($"/Consultations/Case/{id}?tab=review");
        await staff.Field("対応").First.FillAsync("保守費を監視と障害対応に分けました。");
        await staff.PressAsync("対応済にする");
        await staff.SeesAsync("対応済");
        Assert.NotNull((await Cases.LoadAsync(id)).Comments.Single().AnsweredAt);
    }

    private async Task ReviewAgainAsync(Person reviewer, Guid id)
    {
        await reviewer.GoAsync($"/Consultations/Review/{id}");
        var changes = reviewer.Main.Locator("#changes");
        await Assertions.Expect(changes).ToContainTextAsync("経費内訳");
        await Assertions.Expect(changes).ToContainTextAsync("保守費を監視と障害対応に分けました。");
        await changes.GetByLabel("確認済").CheckAsync();
        await reviewer.PressAsync("確認を保存");
        Assert.NotNull((await Cases.LoadAsync(id)).Comments.Single().AcceptedAt);
        await Cases.JudgeAllAsync(id);
        await ActAsync(reviewer, id, ConsultationAct.Propose, async () =>
        {
            await reviewer.Main.GetByLabel("条件付き同意").CheckAsync();
            await reviewer.Field("審査の所見").FillAsync("移行計画の提出を条件に、同意が相当です。");
        });
    }

    private async Task AgreeOnConditionAsync(Person policyHead, Guid id)
    {
        await ActAsync(policyHead, id, ConsultationAct.ApproveWithConditions, async () =>
        {
            await policyHead.Field("種類").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await policyHead.Field("果たす時期").SelectOptionAsync("PreProcurement");
            await policyHead.Field("条件の内容").FillAsync("調達前協議までに移行計画書を提出すること。");
        });
        await policyHead.SeesAsync("条件付き同意");
        Assert.Equal(DueGate.PreProcurement, Assert.Single((await Cases.LoadAsync(id)).Conditions).Gate);
    }

    private async Task RecordBudgetAsync(Person finance, Guid id)
    {
        await ActAsync(finance, id, ConsultationAct.RecordBudgetResult, async () =>
        {
            await finance.Main.GetByLabel("計上", new() { Exact = true }).CheckAsync();
            await finance.Field("要求額").FillAsync("３８，０００千円");
            await finance.Field("査定額").FillAsync("38,000千円");
            await finance.Field("予算成立日").FillAsync("令和9年3月24日");
        });
        Assert.Equal(38_000_000, (await Cases.LoadAsync(id)).Budget!.AssessedYen);
    }

    private async Task<Guid> StartSecondStageAsync(Person staff, Guid first)
    {
        await ActAsync(staff, first, ConsultationAct.StartNextStage);
        var second = Guid.Parse(Regex.Match(staff.Page.Url, "[0-9a-f-]{36}").Value);
        Assert.NotEqual(first, second);
        await staff.SeesAsync("38,000");
        await Cases.FillAsync(second, DemoAnswers.PreProcurement(Cases.Subject(Shape)), "staff1");
        return second;
    }

    private async Task RefusedForOpenConditionAsync(Person staff, Person head, Guid second)
    {
        await ActAsync(staff, second, ConsultationAct.PassOn);
        await head.GoAsync($"/Consultations/Check/{second}");
        await head.SeesAsync("予算化前協議に、調達前協議までの条件が残っています。");
        await Assertions.Expect(head.Button(Words.Of(ConsultationAct.Submit))).ToHaveAttributeAsync("aria-disabled", "true");
        Assert.Equal(ConsultationState.SectionReview, (await Cases.LoadAsync(second)).State);
    }

    private async Task FulfilConditionAsync(Person staff, Person reviewer, Guid first)
    {
        await ActAsync(staff, first, ConsultationAct.ReportCondition, async () =>
        {
            await staff.Field("履行の報告").FillAsync("移行計画書を作成しました。");
            await staff.Field("履行を示す資料").SetInputFilesAsync(Pdf("移行計画書.pdf"));
        });
        await ActAsync(reviewer, first, ConsultationAct.ConfirmCondition, () => Assertions.Expect(reviewer.Main).ToContainTextAsync("移行計画書.pdf"));
        Assert.Equal(ConditionState.Fulfilled, Assert.Single((await Cases.LoadAsync(first)).Conditions).State);
    }

    private async Task RecordContractAsync(Person staff, Guid second)
    {
        await ActAsync(staff, second, ConsultationAct.RecordContract, async () =>
        {
            await staff.Field("契約の相手方").FillAsync("みどり情報サービス株式会社（架空）");
            await staff.Field("契約額").FillAsync("35,200,000");
            await staff.Field("契約日").FillAsync("2027-04-06");
            await staff.Field("契約期間の始まり").FillAsync("2027-04-06");
            await staff.Field("契約期間の終わり").FillAsync("2032-03-31");
            await staff.Field("契約番号").FillAsync("R9-0123");
        });
        Assert.Equal(ConsultationState.Closed, (await Cases.LoadAsync(second)).State);
        await staff.GoAsync($"/Systems/Details/{DemoSystems.Id("SYS-0102")}/contract");
        await staff.SeesAsync("みどり情報サービス株式会社（架空）");
        await staff.SeesAsync("R9-0123");
        await staff.SeesAsync("令和14年3月31日");
    }

    /// <summary>From the case's page to the page of the act, and does it.</summary>
    private static async Task ActAsync(Person person, Guid id, ConsultationAct step, Func<Task>? fill = null)
    {
        var act = Words.Of(step);
        await person.GoAsync($"/Consultations/Case/{id}");
        await person.AnswerOfAsync(() => person.Main.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).First.ClickAsync());
        if (fill is not null)
        {
            await fill();
        }
        var answer = await person.PressAsync(act);
        Assert.True(answer.Status == 200, $"{act}: {answer.Status} {string.Join(" / ", await person.Main.Locator(".field-error, .notice.caution").AllInnerTextsAsync())}");
    }

    private static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n") };

    // What the browser hands over when a block copied in Excel is pasted.
    private static Task PasteAsync(ILocator cell, string text) => cell.EvaluateAsync(
        "(cell, text) => { const data = new DataTransfer(); data.setData('text/plain', text); cell.focus(); cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
}
